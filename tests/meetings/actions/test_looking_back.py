"""What an interest declared late would have met at past meetings."""

from datetime import date, timedelta

import pytest

from meetings.actions import looking_back
from meetings.models import LookBack, Review
from meetings.queries.look_back import decision_of, look_backs_of, meetings_to_review, past_decisions
from meetings.tasks import look_back as task
from registers.actions.keying import key_interests
from registers.tasks import key_interests as keying_task
from tests.factories import make_interest, make_meeting
from tests.meetings.factories import find, make_run

HELD_ON = date(2026, 6, 4)


@pytest.fixture
def held(committee, grace, now, surgery):
    """A meeting held in June with three items on Ada's practice: decided, discussed and noted."""
    held = make_meeting(committee, grace, now, held_on=HELD_ON)
    for number, stage in enumerate(("decision", "discussion", "noting"), start=1):
        item = held.items.create(number=number, title="Larkfield Surgery: new lease", stage=stage)
        item.keys.create(
            meeting=held, key="o:X99001", directness="named", path=[["Names it", "Larkfield Surgery", "X99001"]]
        )
    return held


@pytest.fixture
def declared_late(body, ada, surgery, today, now):
    """Declare and key an interest of Ada's, and look back."""

    def declare(**facts):
        facts = {"organisation": surgery, "organisation_text": "", "since": date(2026, 1, 5)} | facts
        interest = make_interest(body, ada, now, **facts)
        key_interests(interests=[interest], day=today)
        looking_back.look_back(interests=[interest], day=today, at=now)
        return interest

    return declare


def found():
    return list(LookBack.objects.order_by("item__number").values_list("item__number", "key"))


def test_what_was_decided_or_discussed_is_found_and_what_was_noted_is_not(held, declared_late):
    declared_late()

    assert found() == [(1, "o:X99001"), (2, "o:X99001")]
    assert LookBack.objects.first().interest_steps[0].sentence == "Partner at Larkfield Surgery"


@pytest.mark.parametrize(
    ("facts", "items"),
    [
        ({"since": HELD_ON}, 2),
        ({"since": HELD_ON + timedelta(days=1)}, 0),
        ({"since": None, "became_aware_on": date(2026, 5, 1)}, 2),
        ({"since": None, "became_aware_on": date(2026, 7, 1)}, 0),
        ({"since": None}, 2),
        ({"until": date(2026, 5, 1)}, 2),
        ({"since": date(2020, 1, 1), "until": date(2024, 1, 1)}, 0),
    ],
)
def test_only_what_was_held_by_then(held, declared_late, facts, items):
    declared_late(**facts)

    assert len(found()) == items


def test_repeated_it_finds_nothing_more_whatever_the_version(held, declared_late, today, now):
    interest = declared_late()
    looking_back.look_back(interests=[interest], day=today, at=now)
    declared_late(line=interest.line, replaces=interest)

    assert len(found()) == 2


def test_what_was_found_then_is_left_out(held, declared_late, interest, grace, now):
    find(make_run(held, grace, now), held.items.get(number=1), interest)

    declared_late()

    assert found() == [(2, "o:X99001")]


def test_nothing_of_meetings_to_come_of_others_or_of_withdrawn_items(held, meeting, declared_late, ada):
    held.items.filter(number=1).update(withdrawn=True)
    declared_late()
    assert [number for number, _ in found()] == [2]

    held.members.filter(person=ada).delete()
    declared_late()
    assert len(found()) == 1


def test_the_keying_asks_for_it_and_the_task_may_be_repeated(held, interest, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        keying_task(declaration_id=interest.declaration_id)
    for _ in range(2):
        task(declaration_id=interest.declaration_id)

    assert asked == [("meetings.look_back", {"declaration_id": interest.declaration_id})]
    assert len(found()) == 2


def test_each_says_who_was_there_and_what_was_decided_about_it(held, declared_late, ada, body, gus, now):
    declared_late(became_aware_on=date(2026, 7, 1))
    held.members.filter(person=ada).update(apologies=True)

    (past,) = past_decisions(body, meetings_to_review(body))
    first = past.decisions[0]
    assert (past.meeting, first.was_present, first.is_open) == (held, "Sent apologies", True)
    assert first.known_since == (
        "Held since 5 January 2026; aware of it since 1 July 2026; declared on 21 November 2026."
    )

    looking_back.review(look_back=first.look_back, outcome="committee", reason="A close vote", by=gus, at=now)
    looking_back.review(look_back=first.look_back, outcome="committee", reason="A close vote", by=gus, at=now)

    assert not decision_of(first.look_back).is_open
    assert Review.objects.count() == 1


def test_nobody_reviews_their_own(held, declared_late, ada, body, now):
    declared_late()

    with pytest.raises(looking_back.AboutOneself):
        looking_back.review(look_back=look_backs_of(body)[0], outcome="nothing", reason="-", by=ada, at=now)


def test_what_is_found_after_a_review_opens_it_again(held, declared_late, body, gus, ada, surgery, today, now):
    interest = declared_late()
    first = look_backs_of(body)[0]
    looking_back.review(look_back=first, outcome="nothing", reason="No matter", by=gus, at=now)
    first.item.keys.create(meeting=held, key="gp@9ZA", directness="all_practices", path=[["All", "Practices", ""]])

    looking_back.look_back(interests=[interest], day=today, at=now + timedelta(hours=1))

    decision = decision_of(look_backs_of(body).get(pk=first.pk))
    assert (decision.is_open, len(decision.others)) == (True, 1)
