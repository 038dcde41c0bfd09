from innovations.models.innovations import Innovation, Member
from innovations.models.invitations import Invitation

__all__ = ["Innovation", "Invitation", "Member"]
