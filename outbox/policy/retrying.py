"""How often a message is tried, and how long between: what becomes of it is told by its attempts, oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# After the first failure, the second, and so on; about two days in all.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))
MOST_TRIES = len(WAITS) + 1


class Outcome(StrEnum):
    """What an attempt at sending came to, or what was heard of the message later."""

    BEGUN = "begun"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    REFUSED = "refused"
    BOUNCED = "bounced"
    AGAIN = "again"


# A message whose last attempt came to one of these is still to be sent; one only begun may have lost its worker.
OPEN = (Outcome.BEGUN, Outcome.FAILED, Outcome.AGAIN)
# One whose last attempt came to one of these is sent again only if somebody asks.
GIVEN_UP = (Outcome.REFUSED, Outcome.BOUNCED)


@dataclass(frozen=True)
class Tried:
    """One attempt."""

    outcome: str
    at: datetime


def tries(tried: Sequence[Tried]) -> int:
    """How often it was begun since somebody last asked for it again."""
    outcomes = [each.outcome for each in tried]
    asked = len(outcomes) - outcomes[::-1].index(Outcome.AGAIN) if Outcome.AGAIN in outcomes else 0
    return outcomes[asked:].count(Outcome.BEGUN)


def is_spent(tried: Sequence[Tried]) -> bool:
    """Whether it was tried as often as it may be."""
    return tries(tried) >= MOST_TRIES


def earliest(tried: Sequence[Tried]) -> datetime | None:
    """The moment before which it is not tried again; None if it may be at once."""
    if not tried or tried[-1].outcome != Outcome.FAILED:
        return None
    return tried[-1].at + WAITS[min(max(tries(tried), 1), len(WAITS)) - 1]


def may_have_gone(tried: Sequence[Tried]) -> bool:
    """Whether an earlier attempt was begun and nobody knows how it ended: its worker was lost."""
    followed = zip(tried, tried[1:], strict=False)
    return any(each.outcome == next_.outcome == Outcome.BEGUN for each, next_ in followed)
