"""The chair's rulings."""

from datetime import timedelta

import pytest
from django.db import InternalError, transaction

from meetings.actions import convening, ruling
from meetings.models import Ruling
from people.models import Event, Role
from tests.conftest import person_in
from tests.factories import make_interest
from tests.meetings.factories import at_once, find

REFUSED = "Cannot update or delete rows from meetings_ruling"


@pytest.fixture
def gus_conflict(body, run, item, gus, now):
    """Gus shares an interest with everyone of a kind."""
    return find(run, item, make_interest(body, gus, now), key="gp@9ZA", directness="all_practices")


def ruled():
    return list(Ruling.objects.order_by("id").values_list("conflict__person__name", "handling", "reason", "proposed"))


def test_a_ruling_keeps_what_was_proposed_beside_what_was_decided(conflict, clara, now):
    made = ruling.rule(conflict=conflict, handling="advice", reason="She knows the site.", by=clara, at=now)

    assert ruled() == [("Ada Larkin", "advice", "She knows the site.", "leaves")]
    assert (made.ruled_by, made.ruled_at) == (clara, now)
    assert Event.objects.get(kind="conflict.ruled").detail == {"handling": "advice", "also": []}


def test_what_is_added_to_a_handling_is_kept_with_it(conflict, clara, now):
    facts = {"conflict": conflict, "handling": "silent", "reason": "Her practice", "by": clara}

    made = ruling.rule(**facts, also=["hands_over_chair", "no_papers"], at=now)
    again = ruling.rule(**facts, also=["no_papers", "hands_over_chair"], at=now)
    without = ruling.rule(**facts, at=now)

    assert (made.handling, made.also) == ("silent", ["no_papers", "hands_over_chair"])
    assert again == made
    assert (without.also, without == made) == ([], False)
    assert [event.detail["also"] for event in Event.objects.filter(kind="conflict.ruled").order_by("id")] == [
        ["no_papers", "hands_over_chair"],
        [],
    ]


def test_what_is_only_added_to_a_handling_is_not_one_by_itself(conflict, clara, now):
    with pytest.raises(ValueError, match="no_papers"):
        ruling.rule(conflict=conflict, handling="no_papers", reason="Her practice", by=clara, at=now)


def test_a_later_ruling_is_added_and_stands(conflict, clara, now):
    ruling.rule(conflict=conflict, handling="advice", reason="She knows the site.", by=clara, at=now)
    later = ruling.rule(
        conflict=conflict, handling="leaves", reason="She owns the site.", by=clara, at=now + timedelta(days=1)
    )

    assert conflict.rulings.first() == later
    assert [handling for _, handling, _, _ in ruled()] == ["advice", "leaves"]


def test_the_same_ruling_sent_twice_is_recorded_once(conflict, clara, now):
    facts = {"conflict": conflict, "handling": "leaves", "reason": "Her practice", "by": clara}

    assert ruling.rule(**facts, at=now) == ruling.rule(**facts, at=now + timedelta(seconds=1))
    assert len(ruled()) == 1


@pytest.mark.django_db(transaction=True)
def test_a_button_pressed_twice_at_once_rules_once(conflict, clara, now, asked):
    def press():
        ruling.rule(conflict=conflict, handling="leaves", reason="Her practice", by=clara, at=now)

    at_once(press, press)

    assert len(ruled()) == 1


def test_nobody_rules_on_their_own_conflict(conflict, ada, now):
    with pytest.raises(ruling.OwnConflict) as refused:
        ruling.rule(conflict=conflict, handling="noted", reason="It is nothing.", by=ada, at=now)

    assert str(refused.value) == "You cannot rule on your own conflict. Whoever takes the chair for this item does."
    assert ruled() == []


def test_a_chair_of_another_committee_does_not_rule_here(conflict, body, now):
    stranger = person_in(body, "Petra Lowe", Role.CHAIR, "Chair of another committee", now)

    with pytest.raises(ruling.NotAtTheMeeting, match="Its own chair does"):
        ruling.rule(conflict=conflict, handling="noted", reason="It is nothing.", by=stranger, at=now)

    assert ruled() == []


def test_a_handling_outside_the_list_is_not_stored(conflict, clara, now):
    with pytest.raises(ValueError, match="cleared"):
        ruling.rule(conflict=conflict, handling="cleared", reason="No reason", by=clara, at=now)


def test_nothing_is_ruled_on_a_withdrawn_item(conflict, item, clara, grace, now):
    convening.withdraw_item(item=item, by=grace, at=now)
    conflict.refresh_from_db()

    with pytest.raises(ruling.ItemWithdrawn):
        ruling.rule(conflict=conflict, handling="leaves", reason="Her practice", by=clara, at=now)


def test_several_are_ruled_the_same(conflict, gus_conflict, clara, now):
    ruling.rule_the_same(
        conflicts=[conflict, gus_conflict],
        handling="class_wide",
        also=["no_papers"],
        reason="All alike",
        by=clara,
        at=now,
    )

    assert [made.also for made in Ruling.objects.all()] == [["no_papers"], ["no_papers"]]
    assert ruled() == [
        ("Ada Larkin", "class_wide", "All alike", "leaves"),
        ("Gus Abara", "class_wide", "All alike", "class_wide"),
    ]


def test_none_of_several_is_ruled_where_one_is_refused(conflict, gus_conflict, gus, now):
    with pytest.raises(ruling.OwnConflict):
        ruling.rule_the_same(
            conflicts=[conflict, gus_conflict], handling="class_wide", reason="All alike", by=gus, at=now
        )

    assert ruled() == []


def test_somebody_must_be_chosen(clara, now):
    with pytest.raises(ruling.NobodyChosen):
        ruling.rule_the_same(conflicts=[], handling="class_wide", reason="All alike", by=clara, at=now)


def test_the_database_refuses_to_change_a_ruling(conflict, clara, now):
    made = ruling.rule(conflict=conflict, handling="leaves", reason="Her practice", by=clara, at=now)

    with pytest.raises(InternalError, match=REFUSED), transaction.atomic():
        Ruling.objects.filter(pk=made.pk).update(handling="noted")
    with pytest.raises(InternalError, match=REFUSED), transaction.atomic():
        made.delete()
