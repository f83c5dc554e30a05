"""Who is expected, and what items concern."""

from datetime import date, timedelta

import pytest

from meetings.actions import convening, correcting
from meetings.models import AgendaItem
from meetings.queries import agenda
from people.models import Role
from registers.actions.declaring import ask, declare_nil
from tests.conftest import person_in
from tests.factories import make_committee, make_organisation


def standing(meeting):
    return [
        (str(each.member), each.declaration, each.is_unknown, each.why_unknown if each.is_unknown else "")
        for each in agenda.expected(meeting)
    ]


@pytest.fixture
def read(item, surgery):
    """The item was read to name the surgery, and perhaps a branch, and to be about PMS contracts."""
    branch = make_organisation("X99002", "Larkfield Branch", "branch_surgery")
    item.subjects.create(organisation=surgery, grade="certain", reasons=["Same name"])
    item.subjects.create(organisation=branch, grade="possible", reasons=["One word alike"])
    item.subjects.create(theme="ct:PMS", grade="certain", reasons=["The words of the item say so"])
    return item


def seen(concerns):
    return [(each.in_words, each.grade, each.stands) for each in concerns]


def test_meetings_to_come_begin_today_and_past_ones_end_yesterday(committee, grace, now, today):
    days = [today + timedelta(days=number) for number in (1, -1, 0, -20)]
    for day in days:
        convening.call(committee=committee, held_on=day, by=grace, at=now)

    coming = agenda.coming(committee.body, today).values_list("held_on", flat=True)
    past = agenda.past(committee.body, today).values_list("held_on", flat=True)

    assert (list(coming), list(past)) == ([days[2], days[0]], [days[1], days[3]])


def test_another_bodys_meetings_are_not_listed(meeting, other_body, sam, now, today):
    convening.call(committee=make_committee(other_body, now), held_on=meeting.held_on, by=sam, at=now)

    assert list(agenda.coming(meeting.body, today)) == [meeting]


def test_whoever_has_not_declared_is_unknown_and_a_nil_declaration_is_not(meeting, interest, clara, gus, grace, now):
    body = meeting.body
    ask(body=body, person=gus, by=grace, at=now)
    declare_nil(body=body, person=clara, by=clara, at=now)

    assert standing(meeting) == [
        ("Clara Weir", "Nil declaration", False, ""),
        ("Gus Abara", "Asked, not declared", True, "has not declared"),
        ("Ada Larkin", "Interests declared", False, ""),
    ]


def test_a_declaration_too_long_ago_is_out_of_date_on_the_day_of_the_meeting(meeting, clara, gus, ada, now):
    for person, months in ((clara, 13), (gus, 11)):
        at = now - timedelta(days=months * 30.5)
        declare_nil(body=meeting.body, person=person, by=person, at=at)

    assert standing(meeting) == [
        ("Clara Weir", "Declaration out of date", True, "last declared on 20 October 2025, too long ago"),
        ("Gus Abara", "Nil declaration", False, ""),
        ("Ada Larkin", "Not asked to declare", True, "has not declared"),
    ]


def test_people_of_the_body_who_are_not_expected_may_be_invited(meeting, grace, sam, now):
    person_in(meeting.body, "Noor Haddad", Role.DECLARANT, "Estates manager", now)

    assert [person.name for person in agenda.invitable(meeting)] == ["Grace Oduya", "Noor Haddad"]


def test_what_was_read_stands_until_somebody_says_otherwise(read):
    assert seen(agenda.considered([read])[read.pk]) == [
        ("Larkfield Surgery", "certain", True),
        ("Larkfield Branch", "possible", True),
        ("PMS contracts", "certain", True),
    ]


def test_what_somebody_denied_is_seen_and_no_longer_stands(read, grace, now):
    branch = read.subjects.get(organisation__code="X99002").organisation
    correcting.correct(item=read, organisation=branch, verdict="does_not", by=grace, at=now)
    other = make_organisation("X99003", "Thornbeck Surgery")
    correcting.correct(item=read, organisation=other, verdict="concerns", by=grace, at=now)

    assert seen(agenda.considered([read])[read.pk]) == [
        ("Larkfield Surgery", "certain", True),
        ("Larkfield Branch", "possible", False),
        ("PMS contracts", "certain", True),
        ("Thornbeck Surgery", "", True),
    ]
    assert [each.in_words for each in agenda.concerns(read)] == [
        "Larkfield Surgery",
        "PMS contracts",
        "Thornbeck Surgery",
    ]
    assert agenda.concerned_codes([read]) == {read.pk: ("X99001", "X99003")}
    assert agenda.concerned_themes([read]) == {read.pk: ("ct:PMS",)}


@pytest.mark.parametrize(
    ("theme", "words"),
    [
        ("ct:APMS", "APMS contracts"),
        ("sv:minor_surgery", "Provision of minor surgery"),
        ("sc:winter access", "The scheme winter access"),
        ("gp:", "General practice as a whole"),
        ("pr:X99001", "Premises of X99001"),
        ("w:Hexwater", "Hexwater"),
        ("se:secondary", "Money moving to or from secondary care"),
    ],
)
def test_a_theme_is_said_as_people_say_it(theme, words):
    assert agenda.Concern(item_id=1, organisation=None, theme=theme).in_words == words


def test_a_concern_is_found_by_its_code_or_its_theme(read):
    assert agenda.concern_in(read, code="X99001").in_words == "Larkfield Surgery"
    assert agenda.concern_in(read, theme="ct:PMS").in_words == "PMS contracts"
    assert agenda.concern_in(read, code="X99009") is None


def test_a_withdrawn_item_keeps_its_place_on_the_agenda(meeting, read, grace, now):
    convening.add_item(meeting=meeting, title="Minutes", by=grace, at=now)
    convening.withdraw_item(item=read, by=grace, at=now)

    lines = agenda.agenda_of(meeting)

    assert [(line.item.number, line.item.withdrawn, len(line.concerns)) for line in lines] == [
        (1, True, 3),
        (2, False, 0),
    ]
    assert list(agenda.items_of(meeting)) == [lines[1].item]


@pytest.mark.parametrize("items", [1, 3])
def test_an_agenda_takes_three_queries(meeting, read, grace, now, items, django_assert_num_queries):
    correcting.correct(item=read, theme="ct:PMS", verdict="concerns", by=grace, at=now)
    for number in range(1, items):
        convening.add_item(meeting=meeting, title=f"Item {number}", by=grace, at=now)
    for item in AgendaItem.objects.exclude(pk=read.pk):
        item.subjects.create(organisation=read.subjects.first().organisation, grade="certain", reasons=["Same name"])

    with django_assert_num_queries(3):
        assert [len(line.concerns) for line in agenda.agenda_of(meeting)] == [3, 1, 1][:items]


@pytest.mark.parametrize("others", [1, 3])
def test_those_expected_take_four_queries(meeting, others, grace, now, django_assert_num_queries):
    for number in range(others):
        person = person_in(meeting.body, f"Person{number} Haddad", Role.DECLARANT, "Manager", now)
        convening.invite(meeting=meeting, person=person, by=grace, at=now)

    with django_assert_num_queries(4):
        assert len([(str(each.member), str(each.member.seat)) for each in agenda.expected(meeting)]) == 3 + others


def test_the_day_of_the_meeting_counts_not_the_day_it_is_looked_at(meeting, clara, now):
    declare_nil(body=meeting.body, person=clara, by=clara, at=now)
    meeting.held_on = date(2028, 1, 1)

    assert standing(meeting)[0] == (
        "Clara Weir",
        "Declaration out of date",
        True,
        "last declared on 21 November 2026, too long ago",
    )
