"""Another body's row is not found, whatever the address, the method and the roles."""

from django.db import transaction

from meetings.models import Conflict, Meeting, Member
from people.models import Body, Person
from registers.models import Declaration, Edition, Interest
from tests.architecture.addresses import STAFF
from tests.architecture.rows import hold_every_role, one_of_each
from tests.conftest import signed_in
from tests.factories import make_committee, make_meeting

# The row that a part of an address names; of `pk`, by the page.
ROWS = {"meeting_id": Meeting, "member_id": Member, "conflict_id": Conflict}
ROWS_BY_PAGE = {
    "act_for": Body,
    "declarant": Person,
    "declarant_ask": Person,
    "declaration_done": Declaration,
    "edition_progress": Edition,
    "interest_change": Interest,
    "interest_end": Interest,
}
# Parts that name no row: a place in a person's own draft or below a meeting, a page of a journey, a register.
OTHERS = {"number": 1, "name": "category", "register": "interests"}


def model_named(place, argument):
    """The kind of row that a part of an address names; None for a part that names none."""
    if argument == "pk" and place.name in ROWS_BY_PAGE:
        return ROWS_BY_PAGE[place.name]
    assert argument in ROWS or argument in OTHERS, f"Say above which row “{argument}” of “{place}” names."
    return ROWS.get(argument)


def address_in(place, rows):
    """The address of a page about these rows."""
    models = {argument: model_named(place, argument) for argument in place.arguments}
    values = {argument: rows[model].pk if model else OTHERS[argument] for argument, model in models.items()}
    return place.address(**values)


def answers(person, places, rows) -> dict[str, set[int]]:
    """What each page answers somebody who asks for these rows, and who posts to them; each on untouched rows."""
    browser, answered = signed_in(person), {}
    for place in places:
        address = address_in(place, rows)
        with transaction.atomic():
            answered[place.name] = {browser.get(address).status_code, browser.post(address).status_code} - {
                WRONG_METHOD
            }
            transaction.set_rollback(True)
    return answered


WITH_ROWS = [place for place in STAFF if place.arguments.keys() - OTHERS.keys()]
UNDER_A_MEETING = [place for place in WITH_ROWS if place.arguments.keys() - OTHERS.keys() > {"meeting_id"}]
NOT_FOUND, WRONG_METHOD = 404, 405


def test_nobody_of_another_body_finds_a_row(body, ada, other_body, sam, now):
    rows = one_of_each(body, ada, now)
    hold_every_role(sam, other_body, now)

    assert answers(sam, WITH_ROWS, rows) == {place.name: {NOT_FOUND} for place in WITH_ROWS}


def test_nor_by_way_of_a_meeting_of_their_own(body, ada, other_body, sam, now):
    rows = one_of_each(body, ada, now)
    hold_every_role(sam, other_body, now)
    rows[Meeting] = make_meeting(make_committee(other_body, now), sam, now)

    assert answers(sam, UNDER_A_MEETING, rows) == {place.name: {NOT_FOUND} for place in UNDER_A_MEETING}


def test_whoever_holds_every_role_in_its_own_body_finds_it(body, ada, now):
    answered = answers(ada, WITH_ROWS, one_of_each(body, ada, now))

    assert {name: found for name, found in answered.items() if not found or max(found) >= NOT_FOUND} == {}
