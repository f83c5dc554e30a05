"""Calling a meeting, and what it is to consider."""

from datetime import date, time
from functools import partial

import pytest
from django.db import IntegrityError

from meetings.actions import convening, ruling
from meetings.models import Appointment
from people.models import Event, Role
from tests.conftest import person_in
from tests.factories import make_seat
from tests.meetings.factories import at_once


@pytest.fixture
def noor(body, now):
    """Somebody of the body without a seat."""
    return person_in(body, "Noor Haddad", Role.DECLARANT, "Estates manager", now)


def names(meeting):
    return [str(member) for member in meeting.members.order_by("id")]


def trail(body, prefix):
    return list(body.events.filter(kind__startswith=prefix).order_by("id").values_list("kind", flat=True))


def test_whoever_holds_a_seat_on_the_day_is_expected(committee, grace, now):
    meeting = convening.call(
        committee=committee, held_on=date(2026, 12, 3), starts=time(14), place="Corn Exchange", by=grace, at=now
    )

    assert (meeting.body, meeting.starts, meeting.place) == (committee.body, time(14), "Corn Exchange")
    assert names(meeting) == ["Clara Weir", "Gus Abara", "Ada Larkin"]
    assert (meeting.called_at, meeting.called_by) == (now, grace)


def test_whoever_has_left_a_seat_or_not_taken_it_yet_is_not_expected(committee, ada, clara, grace, now):
    Appointment.objects.filter(person=ada).update(until=date(2026, 12, 3))
    Appointment.objects.filter(person=clara).update(since=date(2026, 12, 4))

    meeting = convening.call(committee=committee, held_on=date(2026, 12, 3), by=grace, at=now)

    assert names(meeting) == ["Gus Abara"]


def test_somebody_with_two_seats_is_expected_once_in_the_first(committee, ada, grace, now):
    make_seat(committee, ada, title="Deputy clinical lead", category="gp")

    meeting = convening.call(committee=committee, held_on=date(2026, 12, 3), by=grace, at=now)

    assert [str(member.seat) for member in meeting.members.filter(person=ada)] == ["GP member"]


def test_a_committee_meets_once_at_a_time(committee, meeting, grace, now):
    with pytest.raises(convening.AlreadyCalled):
        convening.call(committee=committee, held_on=meeting.held_on, by=grace, at=now)

    convening.call(committee=committee, held_on=meeting.held_on, starts=time(16), by=grace, at=now)

    assert committee.meetings.count() == 2


def test_somebody_may_be_invited_once(meeting, noor, grace, now):
    member = convening.invite(meeting=meeting, person=noor, by=grace, at=now)

    assert (member.person, member.seat, member.apologies) == (noor, None, False)
    with pytest.raises(convening.AlreadyExpected):
        convening.invite(meeting=meeting, person=noor, by=grace, at=now)


def test_whoever_was_invited_may_be_stood_down(meeting, noor, grace, now):
    member = convening.invite(meeting=meeting, person=noor, by=grace, at=now)

    convening.stand_down(member=member, by=grace, at=now)

    assert names(meeting) == ["Clara Weir", "Gus Abara", "Ada Larkin"]
    assert trail(meeting.body, "meeting.") == ["meeting.called", "meeting.invited", "meeting.stood_down"]


def test_the_holder_of_a_seat_sends_apologies_instead(meeting, ada, grace, now):
    with pytest.raises(convening.HoldsASeat):
        convening.stand_down(member=meeting.members.get(person=ada), by=grace, at=now)


def test_whoever_was_ruled_on_stays(meeting, conflict, ada, clara, grace, now):
    ruling.rule(conflict=conflict, handling="leaves", reason="Her practice", by=clara, at=now)
    meeting.members.filter(person=ada).update(seat=None)

    with pytest.raises(convening.AlreadyRuledOn):
        convening.stand_down(member=meeting.members.get(person=ada), by=grace, at=now)


def test_apologies_are_sent_and_taken_back_each_once(meeting, ada, grace, now):
    member = meeting.members.get(person=ada)
    seen = []
    for change in (
        convening.send_apologies,
        convening.send_apologies,
        convening.take_back_apologies,
        convening.take_back_apologies,
    ):
        change(member=member, by=grace, at=now)
        seen.append(meeting.members.get(person=ada).apologies)

    assert seen == [True, True, False, False]
    assert trail(meeting.body, "member.") == ["member.apologies_sent", "member.apologies_taken_back"]


def test_items_are_numbered_as_they_come_and_read(meeting, grace, now, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        items = [
            convening.add_item(meeting=meeting, title=title, by=grace, at=now) for title in ("Minutes", "A new lease")
        ]

    assert [(item.number, item.title, item.is_read) for item in items] == [
        (1, "Minutes", False),
        (2, "A new lease", False),
    ]
    assert asked == [("meetings.read_item", {"item_id": item.pk}) for item in items]


@pytest.mark.django_db(transaction=True)
def test_items_added_at_once_have_numbers_of_their_own(meeting, grace, now, asked):
    at_once(*[partial(convening.add_item, meeting=meeting, title=title, by=grace, at=now) for title in ("A", "B")])

    assert list(meeting.items.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_the_number_of_a_withdrawn_item_is_not_given_again(meeting, item, grace, now):
    convening.withdraw_item(item=item, by=grace, at=now)

    following = convening.add_item(meeting=meeting, title="Minutes", by=grace, at=now)

    assert (item.withdrawn, item.number, following.number) == (True, 1, 2)


def test_the_database_refuses_a_public_item_with_a_ground_for_privacy(meeting, grace, now):
    with pytest.raises(IntegrityError, match="a_private_item_says_its_ground"):
        convening.add_item(meeting=meeting, title="Bids", part="private", by=grace, at=now)


def test_an_item_whose_text_is_revised_is_read_again(item, grace, now, asked, django_capture_on_commit_callbacks):
    item.is_read = True
    with django_capture_on_commit_callbacks(execute=True):
        convening.revise_item(item=item, title="Thornbeck Surgery: new lease", stage="discussion", by=grace, at=now)

    item.refresh_from_db()
    assert (item.title, item.stage, item.is_read) == ("Thornbeck Surgery: new lease", "discussion", False)
    assert asked == [("meetings.read_item", {"item_id": item.pk})]
    assert Event.objects.get(kind="item.revised").detail == {"changed": ["title", "stage"]}


def test_an_item_of_which_only_other_facts_are_revised_is_not(
    item, grace, now, asked, django_capture_on_commit_callbacks
):
    item.is_read = True
    with django_capture_on_commit_callbacks(execute=True):
        convening.revise_item(item=item, title=item.title, clinical_input="essential", by=grace, at=now)

    item.refresh_from_db()
    assert (item.clinical_input, item.is_read, asked) == ("essential", True, [])


def test_a_revision_that_changes_nothing_leaves_no_trail(item, grace, now):
    convening.revise_item(item=item, title=item.title, by=grace, at=now)

    assert trail(item.meeting.body, "item.") == ["item.added"]


def test_a_withdrawn_item_stays_as_it_is(item, grace, now):
    convening.withdraw_item(item=item, by=grace, at=now)

    with pytest.raises(convening.AlreadyWithdrawn):
        convening.revise_item(item=item, title="Minutes", by=grace, at=now)
    with pytest.raises(convening.AlreadyWithdrawn):
        convening.withdraw_item(item=item, by=grace, at=now)
    assert trail(item.meeting.body, "item.") == ["item.added", "item.withdrawn"]
