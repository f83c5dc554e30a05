"""Confirming and dismissing a reason for a conflict."""

import pytest

from meetings.actions import convening, judging, ruling
from meetings.models import Verdict
from meetings.queries.conflicts import picture
from meetings.queries.recusal import content
from people.models import Role
from registers.models import Interest
from tests.conftest import person_in
from tests.factories import make_interest
from tests.meetings.factories import find, make_run


@pytest.fixture
def dismiss(conflict, grace, now):
    """Dismiss what was found last, as a governance lead."""

    def do(by=grace, **facts):
        facts = {"verdict": "dismissed", "ground": "no_bearing", "reason": "Her lease is not this one"} | facts
        return judging.judge(finding=conflict.findings.last(), **facts, by=by, at=now)

    return do


def counted(meeting):
    seen = picture(meeting)
    return len(seen.cases), len(seen.dismissed)


def test_a_dismissed_conflict_counts_no_more_and_is_still_shown(conflict, dismiss, meeting):
    assert counted(meeting) == (1, 0)

    dismiss()

    assert counted(meeting) == (0, 1)
    assert picture(meeting).dismissed[0].found[0].judged.why == (
        "What is decided makes no difference to the interest. Her lease is not this one"
    )
    assert [item["people"] for item in content(meeting)["items"]] == [[]]


def test_of_two_reasons_the_other_still_counts(run, item, conflict, dismiss, body, ada, now, meeting):
    dismiss()
    find(run, item, make_interest(body, ada, now, held_as="landlord"), directness="premises")

    (case,) = picture(meeting).cases

    assert [reason.finding.directness for reason in case.reasons] == ["premises"]
    assert [reason.finding.directness for reason in case.dismissed] == ["named"]


def test_a_dismissal_stands_in_later_runs(conflict, dismiss, meeting, item, interest, grace, now):
    dismiss()
    find(make_run(meeting, grace, now), item, interest)

    assert counted(meeting) == (0, 1)


@pytest.mark.parametrize("facts", [{"title": "Larkfield: lease"}, {"ask": "To refuse"}, {"paper": "Now with a paper."}])
def test_a_dismissal_lapses_when_the_item_is_reworded(conflict, dismiss, meeting, item, grace, now, facts):
    dismiss()
    said = {name: getattr(item, name) for name in ("title", "ask", "paper")} | facts
    convening.revise_item(item=item, **said, by=grace, at=now)

    assert counted(meeting) == (1, 0)
    judged = picture(meeting).cases[0].found[0].judged
    assert (judged.has_lapsed, judged.is_dismissed) == (True, False)


def test_a_dismissal_lapses_when_the_interest_is_reworded_and_not_when_it_is_only_declared_again(
    conflict, dismiss, meeting, item, interest, body, ada, grace, now
):
    dismiss()

    def declared_again(replaces, **facts):
        same = {"organisation": interest.organisation, "organisation_text": "", "line": interest.line}
        version = make_interest(body, ada, now, **same, replaces=replaces, **facts)
        find(make_run(meeting, grace, now), item, version)
        return version

    again = declared_again(interest)
    assert counted(meeting) == (0, 1)
    declared_again(again, private_detail="I now own the freehold")
    assert counted(meeting) == (1, 0)
    assert Interest.objects.standing().count() == 1


def test_a_dismissal_lapses_where_they_meet_otherwise(conflict, dismiss, meeting, item, interest, grace, now):
    dismiss()
    find(make_run(meeting, grace, now), item, interest, key="pr:X99001", directness="premises")

    assert counted(meeting) == (1, 0)


def test_the_latest_word_stands_and_saying_it_twice_adds_nothing(conflict, dismiss, meeting):
    dismiss()
    dismiss()
    dismiss(verdict="confirmed", ground="", reason="")

    assert list(Verdict.objects.order_by("id").values_list("verdict", flat=True)) == ["dismissed", "confirmed"]
    assert counted(meeting) == (1, 0)
    assert picture(meeting).cases[0].reasons[0].judged.is_confirmed


def test_nobody_judges_their_own_conflict(dismiss, ada):
    for verdict in ("dismissed", "confirmed"):
        with pytest.raises(judging.OwnReason):
            dismiss(by=ada, verdict=verdict)


def test_what_the_chair_has_ruled_on_is_not_dismissed_and_may_be_confirmed(conflict, dismiss, clara, now):
    ruling.rule(conflict=conflict, handling="leaves", reason="Her practice", by=clara, at=now)

    with pytest.raises(judging.RuledAlready):
        dismiss()
    assert dismiss(verdict="confirmed", ground="").pk


def test_a_ruling_after_a_dismissal_counts(conflict, dismiss, clara, now, meeting):
    dismiss()
    ruling.rule(conflict=conflict, handling="leaves", reason="She gains all the same", by=clara, at=now)

    assert counted(meeting) == (1, 0)


def test_of_a_withdrawn_item_nothing_is_judged(conflict, dismiss, item, grace, now):
    convening.withdraw_item(item=item, by=grace, at=now)

    with pytest.raises(judging.ItemWithdrawn):
        dismiss()


def test_another_leads_word_is_a_word_of_its_own(dismiss, body, now):
    lead = person_in(body, "Lena Voss", Role.GOVERNANCE_LEAD, "Deputy", now)
    dismiss()
    dismiss(by=lead)

    assert Verdict.objects.count() == 2
