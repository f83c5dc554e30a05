"""One declaration, several bodies (scenario S31): each keeps a declaration of its own, made in one go or not at all."""

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from coi.shared.clock import day_of
from organisations.models import Organisation
from organisations.queries.search import by_codes
from people.models import Body, Person
from registers.actions.declaring import NewInterest, as_new, as_row, declare
from registers.models import Declaration, Interest
from registers.queries.declarations import lasting_interests
from registers.queries.elsewhere import same_among


@transaction.atomic
def declare_to_each(
    *,
    body: Body,
    others: Sequence[Body],
    person: Person,
    interests: Sequence[NewInterest],
    route: str = Declaration.Route.ONLINE,
    signed_at: datetime | None = None,
    by: Person,
    at: datetime,
) -> Declaration:
    """Declare interests to a body, and the same to the person's other bodies; the declaration to the first."""
    told = [(other, for_another(interests, body=body, other=other, person=person, day=day_of(at))) for other in others]
    first = {"body": body, "route": route, "signed_at": signed_at}
    declaration = declare(**first, person=person, interests=interests, by=by, at=at)
    for other, same in told:
        if same:
            declare(body=other, person=person, interests=same, by=by, at=at)
    return declaration


def tell_another(
    *, interests: Sequence[Interest], body: Body, other: Body, person: Person, by: Person, at: datetime
) -> Declaration | None:
    """Declare interests on record with one body to another as they stand; None where it knows them all."""
    stood = [dataclasses.replace(as_new(interest), replaces=None) for interest in interests]
    same = for_another(stood, body=body, other=other, person=person, day=day_of(at))
    return declare(body=other, person=person, interests=same, by=by, at=at) if same else None


def for_another(
    interests: Iterable[NewInterest], *, body: Body, other: Body, person: Person, day: date
) -> list[NewInterest]:
    """Interests as another body is told them: new versions of what it knows, and nothing that it knows already."""
    interests = list(interests)
    here, there = (by_codes({new.organisation_code for new in interests} - {""}, body=each) for each in (body, other))
    known = list(lasting_interests(other, person, day))
    told = []
    for new in interests:
        moved = _moved(new, here.get(new.organisation_code), there)
        row = as_row(moved, organisation=there.get(moved.organisation_code), body=other, person=person)
        before = same_among(row, known)
        if before is None:
            told.append(moved)
        elif _facts(as_new(before)) != _facts(moved):
            known.remove(before)
            told.append(dataclasses.replace(moved, replaces=before.pk))
    return told


def _moved(new: NewInterest, organisation: Organisation | None, there: dict[str, Organisation]) -> NewInterest:
    """An interest whose organisation the other body may not know: a body sees no other body's own ones."""
    if organisation is None or there.get(new.organisation_code) == organisation:
        return dataclasses.replace(new, replaces=None)
    return dataclasses.replace(new, organisation_code="", organisation_text=organisation.name, replaces=None)


def _facts(new: NewInterest) -> NewInterest:
    return dataclasses.replace(new, replaces=None, became_aware_on=None)
