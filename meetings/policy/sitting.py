"""Who sits at the table: what the rules of a meeting need to know of a person, and nothing else."""

from dataclasses import dataclass
from enum import StrEnum


class SeatClass(StrEnum):
    """What a seat may do at the table (requirements F4)."""

    VOTING = "voting"
    NON_VOTING = "non_voting"
    INVITED = "invited"


class Category(StrEnum):
    """Which side of the table a seat sits on."""

    LAY = "lay"
    LAY_ADVISER = "lay_adviser"
    EXECUTIVE = "executive"
    GP = "gp"
    PRACTICE = "practice"
    INDEPENDENT_CLINICIAN = "independent_clinician"
    NURSE = "nurse"
    SECONDARY_CARE = "secondary_care"
    PUBLIC_HEALTH = "public_health"
    NHS_ENGLAND = "nhs_england"
    HEALTHWATCH = "healthwatch"
    HWB = "hwb"
    LMC = "lmc"
    MANAGER = "manager"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One person in one seat. `roles` are named posts: chair, vice_chair, audit_chair, chief_officer, cfo…"""

    key: int | str
    name: str
    seat_class: SeatClass
    category: Category
    roles: frozenset[str] = frozenset()
    is_deputy: bool = False

    @property
    def has_vote(self) -> bool:
        """Whether the seat votes at all; a ruling may still stop it on an item."""
        return self.seat_class == SeatClass.VOTING
