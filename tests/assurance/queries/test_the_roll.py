"""Who must declare, how they stand, and how far declaring has come."""

from datetime import date, timedelta

import pytest

from assurance.queries.completion import completion
from assurance.queries.declarants import seat_holders
from assurance.queries.duties import declarants
from assurance.queries.roll import choices, roll
from meetings.queries.agenda import expected
from people.actions.posts import appoint, welcome
from people.models import Role
from registers.actions import declaring
from registers.queries.declarations import states
from tests.conftest import person_in
from tests.factories import make_committee, make_meeting, make_organisation, make_seat
from tests.registers.told import own


@pytest.fixture
def surgery(db):
    return make_organisation()


@pytest.fixture
def guest(body, grace, now):
    """Somebody of another place who holds no post here."""
    return welcome(email="guest@example.org", name="Hal Watch", by=grace, at=now)


@pytest.fixture
def committee(body, now, ada, guest):
    """Ada and a guest have seats on it."""
    committee = make_committee(body, now)
    make_seat(committee, ada, title="GP member", category="gp")
    make_seat(committee, guest, title="Healthwatch", seat_class="invited")
    return committee


def set_rule(body, by, at, **values):
    for name, value in values.items():
        body.own_rules.create(name=name, value=str(value), since=date(2020, 1, 1), reason="Ours", set_at=at, set_by=by)


def test_seats_count_like_posts_and_auditors_do_not_declare(body, ada, grace, sam, guest, committee, now, today):
    person_in(body, "Aude Marsh", Role.AUDITOR, "Internal auditor", now)

    lines = roll(body, today).lines

    assert [(line.name, line.duty.title, sorted(line.duty.populations)) for line in lines] == [
        ("Ada Larkin", "GP partner", ["members", "practices", "staff"]),
        ("Grace Oduya", "Governance lead", ["staff"]),
        ("Hal Watch", "Healthwatch", ["members"]),
    ]
    assert [each.name for each in declarants(body, today)] == [line.name for line in lines]


def test_a_seat_that_is_over_asks_nothing(body, guest, committee, today):
    committee.seats.filter(title="Healthwatch").update(until=today)

    assert "Hal Watch" not in [line.name for line in roll(body, today).lines]


def test_members_declare_more_often_where_the_body_says_so(body, ada, grace, committee, now, today):
    set_rule(body, grace, now, committee_refresh_months=6)
    for person in (ada, grace):
        declaring.declare_nil(body=body, person=person, by=person, at=now - timedelta(days=200))

    found = {line.name: (line.due_on, line.is_overdue, line.overdue_since) for line in roll(body, today).lines}

    assert found["Ada Larkin"] == (date(2026, 11, 5), True, date(2026, 11, 6))
    assert found["Grace Oduya"] == (date(2027, 5, 5), False, None)


def test_the_meeting_and_the_roll_agree_on_who_is_unknown(body, ada, grace, guest, committee, now, today):
    set_rule(body, grace, now, committee_refresh_months=6, decider_refresh_months=4)
    declaring.declare_nil(body=body, person=ada, by=ada, at=now - timedelta(days=130))
    meeting = make_meeting(committee, grace, now, held_on=today)

    unknown = {each.member.person.name for each in expected(meeting) if each.is_unknown}

    assert unknown == {
        line.name for line in roll(body, today).among(f"committee:{committee.pk}").lines if line.is_missing
    }
    assert unknown == {"Ada Larkin", "Hal Watch"}


def test_everyone_is_on_the_roll_once_whatever_posts_they_hold(body, ada, grace, sam, surgery, now, today):
    appoint(body=body, person=ada, role=Role.CHAIR, title="Chair", since=date(2024, 1, 1), by=grace, at=now)
    declaring.ask(body=body, person=grace, by=grace, at=now)
    late = own(became_aware_on=date(2026, 10, 23))
    declaring.declare(body=body, person=ada, interests=[late, own()], by=ada, at=now)

    whole = roll(body, today)

    assert [(line.name, line.duty.title, line.standing.state, line.late) for line in whole.lines] == [
        ("Ada Larkin", "GP partner; Chair", "interests", 1),
        ("Grace Oduya", "Governance lead", "asked", 0),
    ]
    assert whole.counts() == [
        ("not_asked", "Not asked", 0),
        ("asked", "Asked, not returned", 1),
        ("nil", "Nothing to declare", 0),
        ("interests", "Interests declared", 1),
        ("overdue", "Overdue", 1),
        ("late", "Declared late", 1),
    ]
    assert [line.name for line in whole.of("late")] == ["Ada Larkin"]
    assert whole.of("") == whole.of("nonsense") == whole.lines


@pytest.mark.parametrize(
    ("who", "words", "names"),
    [
        ("", "", ["Ada Larkin", "Grace Oduya", "Hal Watch"]),
        ("population:members", "", ["Ada Larkin", "Hal Watch"]),
        ("directorate:Finance", "", ["Grace Oduya"]),
        ("directorate:", "", ["Ada Larkin", "Hal Watch"]),
        ("committee:0", "", []),
        ("", "od gr", ["Grace Oduya"]),
        ("population:members", "oduya", []),
    ],
)
def test_the_roll_can_be_cut_down(body, ada, grace, guest, committee, today, who, words, names):
    body.posts.filter(person=grace).update(directorate="Finance")

    whole = roll(body, today)

    assert [line.name for line in whole.among(who).called(words).lines] == names
    assert {group: [each.label for each in offered] for group, offered in choices(whole.lines)} == {
        "Who they are": [
            "Everyone with a post",
            "Staff who decide",
            "Committee members, deputies and those in attendance",
            "Partners and staff of member practices",
        ],
        "Committee": ["Primary Care Commissioning Committee"],
        "Directorate": ["Finance"],
    }


def test_completion_keeps_the_four_states_apart(body, ada, grace, clara, gus, guest, committee, surgery, now, today):
    body.posts.filter(person__in=[grace, clara]).update(directorate="Finance")
    declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now)
    declaring.declare_nil(body=body, person=clara, by=clara, at=now - timedelta(days=400))
    declaring.ask(body=body, person=gus, by=grace, at=now)

    found = completion(body, today)

    def figures(tally):
        states = (tally.not_asked, tally.asked, tally.nil, tally.interests)
        return tally.whom.label, tally.people, states, tally.overdue, tally.percent

    assert figures(found.total) == ("Everybody", 5, (2, 1, 1, 1), 4, 20)
    assert [figures(each) for each in found.by_directorate] == [
        ("Finance", 2, (1, 0, 1, 0), 2, 0),
        ("No directorate given", 3, (1, 1, 0, 1), 2, 33),
    ]
    assert [figures(each) for each in found.by_committee] == [
        ("Primary Care Commissioning Committee", 2, (1, 0, 0, 1), 1, 50)
    ]
    assert [each.whom.label for each in found.by_population] == [
        "Committee members, deputies and those in attendance",
        "Everyone with a post",
        "Partners and staff of member practices",
    ]


def test_what_the_roll_and_the_registers_say_of_somebody_is_the_same(body, ada, grace, surgery, now, today):
    declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now)
    declaring.ask(body=body, person=grace, by=grace, at=now)

    whole = {line.person_id: line.standing for line in roll(body, today).lines}

    assert whole == states(body, [ada.pk, grace.pk], today)


def test_a_chair_sees_who_of_their_committee_has_not_returned(body, ada, guest, committee, now, today):
    declaring.declare_nil(body=body, person=ada, by=ada, at=now)

    found = seat_holders(body, committee, today)

    assert [each.line.name for each in found.missing] == ["Hal Watch"]
    assert [each.line.name for each in found.returned] == ["Ada Larkin"]


@pytest.mark.parametrize("people", [1, 3])
def test_the_roll_takes_as_many_queries_for_three_as_for_one(body, now, today, people, django_assert_num_queries):
    for number in range(people):
        person = person_in(body, f"{number} Person", Role.DECLARANT, "GP", now)
        declaring.declare_nil(body=body, person=person, by=person, at=now)

    with django_assert_num_queries(6):
        assert len(roll(body, today).lines) == people
