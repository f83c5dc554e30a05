"""How well matching does, from what was said of it."""

from datetime import date, timedelta

import pytest

from meetings.actions import claiming, judging
from meetings.policy.figures import Tally
from meetings.queries.figures import how_well
from tests.factories import make_interest
from tests.meetings.factories import find, make_run


@pytest.fixture
def judged(run, item, body, ada, clara, gus, grace, now):
    """Ada’s named interest is confirmed, Clara’s dismissed; Gus’s, of all practices, is dismissed, then confirmed."""
    directness = {ada: "named", clara: "named", gus: "all_practices"}
    conflicts = {
        person: find(run, item, make_interest(body, person, now), directness=kind)
        for person, kind in directness.items()
    }
    said = [(ada, "confirmed"), (clara, "dismissed"), (gus, "dismissed"), (gus, "confirmed")]
    for person, verdict in said:
        ground = "over" if verdict == "dismissed" else ""
        judging.judge(finding=conflicts[person].findings.get(), verdict=verdict, ground=ground, by=grace, at=now)
    return conflicts


@pytest.fixture
def raised(item, grace, gus, now):
    """Something is raised of a member."""

    def keep(person, words="", interest=None, raiser=gus, at=now):
        member = item.meeting.members.get(person=person)
        facts = {"words": words, "interest": interest, "moment": "at", "raiser": raiser}
        return claiming.claim(item=item, member=member, **facts, by=grace, at=at)

    return keep


def test_the_latest_verdict_counts_by_directness_and_month(judged, body, today):
    seen = how_well(body, today)

    assert seen.total == Tally(confirmed=2, dismissed=1)
    assert [(row.label, row.tally) for row in seen.by_directness] == [
        ("Named in the item", Tally(confirmed=1, dismissed=1)),
        ("Shared by all practices", Tally(confirmed=1)),
    ]
    assert [(row.label, row.tally) for row in seen.by_month] == [("November 2026", seen.total)]
    assert seen.since == date(2025, 12, 1)


def test_what_was_raised_and_not_found_counts_once_unless_rejected(
    run, raised, body, ada, gus, clara, interest, grace, now, today
):
    raised(clara, "She owns it")
    raised(clara, "She is said to own it", raiser=clara)
    raised(ada, interest=interest)
    rejected = raised(gus, "He owns it")
    claiming.answer(claim=rejected, stands=False, reason="He sold it", by=grace, at=now)

    assert how_well(body, today).total == Tally(missed=2, undeclared=1)


def test_what_had_been_found_does_not_count(conflict, raised, body, ada, interest, today):
    raised(ada, interest=interest)
    raised(ada, "She owns it")

    assert how_well(body, today).total == Tally()


def test_before_any_matching_nothing_was_missed_until_one_does_not_find_it(raised, item, body, ada, grace, now, today):
    raised(ada, "She owns it")
    assert how_well(body, today).total == Tally()

    make_run(item.meeting, grace, now)
    assert how_well(body, today).total == Tally(missed=1, undeclared=1)


def test_each_month_has_a_row_the_latest_first(run, raised, body, ada, gus, now, today):
    raised(ada, "She owns it", at=now - timedelta(days=60))
    raised(gus, "He owns it")

    assert [row.label for row in how_well(body, today).by_month] == ["November 2026", "September 2026"]


def test_only_a_years_and_only_the_bodys_own(judged, raised, body, other_body, ada, now, today):
    assert how_well(other_body, today).total == Tally()
    assert how_well(body, today + timedelta(days=400)).total == Tally()
