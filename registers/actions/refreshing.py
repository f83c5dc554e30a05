"""Saying that some of last time's interests are over and the others stand: one declaration for all of them."""

from collections.abc import Iterable
from datetime import date, datetime

from coi.shared.clock import day_of
from people.models import Body, Person
from registers.actions.declaring import as_ended, declare
from registers.models import Declaration, Interest


def declare_ended(
    *, body: Body, person: Person, ended: Iterable[tuple[Interest, date]], by: Person, at: datetime
) -> Declaration:
    """Declare that interests ended, each on its day; whatever else is on record stands as it is."""
    over = [as_ended(interest, until, day_of(at)) for interest, until in ended]
    return declare(body=body, person=person, interests=over, by=by, at=at)
