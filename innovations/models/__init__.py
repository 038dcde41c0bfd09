from innovations.models.innovations import Innovation, Member

__all__ = ["Innovation", "Member"]
