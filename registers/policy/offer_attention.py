"""What needs looking at in an offer on record."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from registers.policy.offer_case import Verdict


class Attention(StrEnum):
    """Why a governance lead looks at an offer on record."""

    AGAINST = "Accepted, though the policy says to decline it"
    FOR_ONESELF = "Accepted for oneself, though the policy allows it for the organisation only"
    UNAPPROVED = "Accepted without the approval that it needs"
    REFUSED = "Accepted after approval was refused"
    OUTGREW = "Changed since it was approved"
    UNDECIDED = "Waits for a decision"
    UNSAID = "Decided; what became of it is not said"
    LATE = "Declared late"

    @property
    def label(self) -> str:
        """The same in a word or two."""
        return LABELS[self]


LABELS = {
    Attention.AGAINST: "Against the policy",
    Attention.FOR_ONESELF: "Kept for oneself",
    Attention.UNAPPROVED: "Not approved",
    Attention.REFUSED: "Though refused",
    Attention.OUTGREW: "Changed since",
    Attention.UNDECIDED: "Waits",
    Attention.UNSAID: "Outcome not said",
    Attention.LATE: "Late",
}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """All of an offer on record that decides whether somebody looks at it."""

    verdict: str
    outcome: str
    decision: str = ""  # empty: none
    covered: bool = True  # it is still what was decided on
    approver: str = ""
    late: bool = False


ALLOWED = {"approved", "conditions"}


def attention(offer: Standing) -> list[Attention]:
    """What needs a governance lead's attention in an offer on record."""
    accepted, asking = offer.outcome == "accepted", offer.outcome == "asking"
    approved = offer.decision in ALLOWED
    needed = accepted and offer.verdict == Verdict.APPROVAL
    found = {
        Attention.AGAINST: accepted and offer.verdict == Verdict.DECLINE and not approved,
        Attention.FOR_ONESELF: accepted and offer.verdict == Verdict.ORGANISATION and not approved,
        Attention.UNAPPROVED: needed and not offer.decision and not offer.approver,
        Attention.REFUSED: accepted and offer.decision == "refused",
        Attention.OUTGREW: accepted and approved and not offer.covered,
        Attention.UNDECIDED: asking and not offer.decision,
        Attention.UNSAID: asking and bool(offer.decision),
        Attention.LATE: offer.late,
    }
    return [each for each, is_so in found.items() if is_so]


def is_late(offered_on: date, declared_on: date, days: int) -> bool:
    """Whether an offer was declared later than so many days after it was made."""
    return (declared_on - offered_on).days > days
