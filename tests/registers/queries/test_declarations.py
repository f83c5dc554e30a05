"""Who has declared, and what."""

from datetime import date, timedelta

import pytest

from people.models import Role
from registers.actions import declaring
from registers.queries.declarations import (
    Standing,
    declarants,
    interests_standing,
    lasting_interests,
    own_interests,
    record_of,
    states,
)
from tests.conftest import person_in
from tests.factories import make_organisation
from tests.registers.told import own, theirs


@pytest.fixture
def surgery(db):
    return make_organisation()


def interests(**facts):
    """Declare an interest, whenever it was."""
    return declaring.declare(interests=[own(became_aware_on=None)], **facts)


DO = {
    "ask": declaring.ask,
    "nil": declaring.declare_nil,
    "no change": declaring.declare_no_change,
    "interests": interests,
}


@pytest.mark.parametrize(
    ("history", "state", "asked", "declared", "current"),
    [
        # What happened, and how many days ago.
        ([], "not_asked", None, None, False),
        ([("ask", 3)], "asked", 3, None, False),
        ([("ask", 90), ("ask", 30)], "asked", 30, None, False),
        ([("nil", 10)], "nil", None, 10, True),
        ([("ask", 20), ("nil", 10)], "nil", 20, 10, True),
        ([("interests", 10)], "interests", None, 10, True),
        ([("interests", 400)], "interests", None, 400, False),
        ([("interests", 400), ("ask", 5)], "interests", 5, 400, False),
        ([("interests", 400), ("no change", 5)], "interests", None, 5, True),
        ([("nil", 400), ("no change", 5)], "nil", None, 5, True),
        ([("nil", 400), ("no change", 390)], "nil", None, 390, False),
        ([("nil", 90), ("interests", 10)], "interests", None, 10, True),
        ([("nil", -1)], "not_asked", None, None, False),
        ([("ask", -1)], "not_asked", None, None, False),
    ],
)
def test_how_a_person_stands(body, ada, grace, surgery, now, today, history, state, asked, declared, current):
    for what, days in history:
        DO[what](body=body, person=ada, by=grace, at=now - timedelta(days=days))

    def ago(days):
        return None if days is None else now - timedelta(days=days)

    assert states(body, [ada.pk], today) == {ada.pk: Standing(state, ago(asked), ago(declared), current)}


def test_what_another_body_was_told_does_not_count(body, other_body, ada, grace, surgery, now, today):
    declaring.ask(body=other_body, person=ada, by=grace, at=now)
    declaring.declare(body=other_body, person=ada, interests=[own()], by=ada, at=now)

    assert states(body, [ada.pk, grace.pk], today) == {ada.pk: Standing("not_asked"), grace.pk: Standing("not_asked")}


@pytest.mark.parametrize("people", [1, 3])
def test_states_take_three_queries_however_many_are_asked_about(body, now, today, people, django_assert_num_queries):
    ids = [_declared(body, f"Person {number}", now).pk for number in range(people)]

    with django_assert_num_queries(3):
        assert [each.state for each in states(body, ids, today).values()] == ["interests"] * people


def _declared(body, name, now):
    person = person_in(body, f"{name.split()[1]} {name}", Role.DECLARANT, "GP", now)
    told = own(code="", organisation_text="Hollin Bank Books")
    declaring.declare(body=body, person=person, interests=[told], by=person, at=now)
    return person


def test_the_version_in_force_on_a_day_is_the_one_known_then(body, ada, surgery, now, today):
    before = now - timedelta(days=60)
    old = declaring.declare(
        body=body, person=ada, interests=[own(became_aware_on=None)], by=ada, at=before
    ).interests.get()
    new = declaring.end(interest=old, until=date(2026, 11, 1), by=ada, at=now).interests.get()

    def held(days):
        return list(interests_standing(body, today - timedelta(days=days)))

    assert (held(61), held(60), held(30), held(1), held(0)) == ([], [old], [old], [old], [])
    assert list(own_interests(body, ada)) == [new]
    assert list(lasting_interests(body, ada, today)) == []


def test_an_interest_stands_from_its_beginning_until_its_end(body, ada, surgery, now, today):
    told = own(since=date(2026, 12, 1), until=date(2027, 3, 1))
    stored = declaring.declare(body=body, person=ada, interests=[told], by=ada, at=now).interests.get()

    def held(day):
        return list(interests_standing(body, day))

    assert held(today) == held(date(2026, 11, 30)) == held(date(2027, 3, 1)) == []
    assert held(date(2026, 12, 1)) == held(date(2027, 2, 28)) == [stored]
    assert list(lasting_interests(body, ada, today)) == [stored]


def test_another_bodys_interests_do_not_stand_here(body, other_body, ada, surgery, now, today):
    declaring.declare(body=other_body, person=ada, interests=[own()], by=ada, at=now)

    assert list(interests_standing(body, today)) == []
    assert record_of(body, ada, today) == []


def test_interests_come_with_holder_and_organisation(body, ada, surgery, now, today, django_assert_num_queries):
    declaring.declare(body=body, person=ada, interests=[own(), theirs()], by=ada, at=now)

    with django_assert_num_queries(1):
        held = [(each.person.name, each.subject) for each in interests_standing(body, today)]

    assert held == [("Ada Larkin", "Larkfield Surgery")] * 2


def test_a_record_sets_everything_beside_what_the_public_reads(body, ada, surgery, now, today):
    told = [own(became_aware_on=date(2026, 10, 23)), theirs(until=date(2026, 5, 1)), theirs(since=date(2027, 1, 1))]
    declaring.declare(body=body, person=ada, interests=told, by=ada, at=now)

    lines = record_of(body, ada, today)

    assert [(each.interest.held_as, each.is_late, each.is_over, each.is_public) for each in lines] == [
        ("employee", False, False, False),
        ("partner", True, False, True),
        ("employee", False, True, False),
    ]
    assert (lines[1].public["name"], lines[1].public["position"]) == ("Ada Larkin", "GP partner")
    assert (lines[2].public["organisation"], lines[2].public["nature"]) == (
        "a local GP practice",
        "Close relative or partner: employee",
    )


def test_for_some_a_declaration_counts_for_a_shorter_time(body, ada, grace, now, today):
    for person in (ada, grace):
        declaring.declare_nil(body=body, person=person, by=person, at=now - timedelta(days=200))

    found = states(body, [ada.pk, grace.pk], today, {ada.pk: 6, grace.pk: 12})

    assert (found[ada.pk].is_current, found[grace.pk].is_current) == (False, True)


def test_those_who_hold_no_post_in_which_they_declare_are_not_expected_to(body, ada, grace, sam, now, today):
    person_in(body, "Aude Marsh", Role.AUDITOR, "Internal auditor", now)

    assert list(declarants(body, today)) == [ada, grace]
