from innovations.models.index_years import (
    Affair,
    Band,
    EvidenceRule,
    IndexRevision,
    IndexYear,
    Indicator,
    Scale,
    Tier,
)
from innovations.models.innovations import Innovation, Member
from innovations.models.invitations import Invitation

__all__ = [
    "Affair",
    "Band",
    "EvidenceRule",
    "IndexRevision",
    "IndexYear",
    "Indicator",
    "Innovation",
    "Invitation",
    "Member",
    "Scale",
    "Tier",
]
