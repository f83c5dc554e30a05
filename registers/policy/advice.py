"""Questions to the Guardian: which of them wait, since when, and who reads them."""

from collections.abc import Sequence
from datetime import datetime


def waits_since(asked_at: datetime, asker: int, said: Sequence[tuple[int, datetime]]) -> datetime | None:
    """Since when a question waits for the Guardian; None if the Guardian spoke last.

    `said` is who said what followed and when, in order. Several in a row from the asker wait since the first of them.
    """
    since: datetime | None = asked_at
    for person, at in said:
        since = (since or at) if person == asker else None
    return since


def reads(person: int, *, asker: int, guardians: set[int], officers: set[int]) -> bool:
    """Whether a person answers a question: a Guardian, never one's own; the Accountable Officer where none is left."""
    others = guardians - {asker}
    return person in others or (not others and person in officers - {asker})
