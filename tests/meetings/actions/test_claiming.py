"""Keeping what somebody raised, and what matching makes of it."""

import pytest

from meetings.actions import claiming, judging, ruling
from meetings.models import Claim, Conflict
from meetings.queries import recusal
from meetings.queries.cases import cases_of
from meetings.queries.claims import raised_about
from meetings.queries.conflicts import picture
from registers.models import Declaration, Request
from tests.factories import make_interest
from tests.meetings.factories import at_once, find, make_run


@pytest.fixture
def said(item, gus, grace, now):
    """Keep what Gus says at the meeting of a member."""

    def keep(person, **facts):
        member = item.meeting.members.get(person=person)
        facts = {"words": "Her brother owns the building"} | facts
        return claiming.claim(item=item, member=member, moment="at", raiser=gus, **facts, by=grace, at=now)

    return keep


def case_of(conflict):
    (case,) = cases_of(conflict.meeting, Conflict.objects.filter(pk=conflict.pk))
    return case


def test_what_no_run_found_is_a_conflict_like_any_other(said, ada, clara, item, run, now):
    claim = said(clara)
    case = case_of(claim.conflict)

    assert (claim.was_found, claim.run) == (False, run)
    assert (case.is_new, case.is_gone, case.is_dismissed, case.is_claimed) == (False, False, False, True)
    assert case.in_lines == ["“Her brother owns the building” – raised at the meeting by Gus Abara."]
    assert picture(item.meeting).unruled == [case]


def test_the_chair_rules_on_it_and_the_recusal_list_shows_it(said, ada, clara, item, run, now):
    claim = said(ada)
    ruled = ruling.rule(conflict=claim.conflict, handling="leaves", reason="Close family", by=clara, at=now)

    (person,) = recusal.content(item.meeting)["items"][0]["people"]

    assert ruled.proposed == "discusses"
    assert person["handling"] == "Leaves"
    assert person["why"] == ["“Her brother owns the building” – raised at the meeting by Gus Abara."]


def test_of_an_interest_on_record_what_is_proposed_is_as_if_the_item_named_it(said, ada, interest, run):
    claim = said(ada, interest=interest, words="")

    assert (claim.was_found, case_of(claim.conflict).proposed.handling) == (False, "leaves")


def test_what_matching_had_found_is_not_held_against_it(said, ada, conflict, interest, body, now):
    other = make_interest(body, ada, now, organisation_text="Thornbeck Surgery")

    assert said(ada, interest=interest, words="").was_found
    assert said(ada).was_found
    assert not said(ada, interest=other, words="").was_found


def test_when_a_run_finds_it_that_is_said(said, ada, interest, item, run, grace, now):
    claim = said(ada, interest=interest, words="")
    assert case_of(claim.conflict).claims[0].and_matching == "Matching had not found it."

    again = make_run(item.meeting, grace, now)
    find(again, item, interest)

    case = case_of(claim.conflict)
    assert case.claims[0].and_matching == "Matching finds it now."
    assert not case.is_gone


def test_a_run_that_no_longer_finds_it_does_not_make_it_go(said, ada, conflict, grace, now):
    said(ada)
    make_run(conflict.meeting, grace, now)

    seen = picture(conflict.meeting)

    assert [case.conflict for case in seen.found] == [conflict]
    assert seen.gone == []


def test_a_new_interest_is_asked_for_and_never_declared_for_the_member(said, ada, interest, body):
    before = Declaration.objects.count()
    claim = said(ada)
    said(ada, interest=interest, words="")

    assert Request.objects.get().person == ada
    assert Declaration.objects.count() == before
    assert raised_about(body, ada) == [claim]


def test_somebody_may_raise_their_own(item, gus, now):
    own = claiming.claim(
        item=item,
        member=item.meeting.members.get(person=gus),
        words="I own the building",
        moment="before",
        raiser=gus,
        by=gus,
        at=now,
    )

    assert case_of(own.conflict).claims[0].raised == "raised before the meeting by Gus Abara"
    assert not Request.objects.exists()


def test_saying_the_same_again_adds_nothing(said, ada):
    assert said(ada) == said(ada)
    assert Claim.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_button_pressed_twice_says_it_once(said, ada, asked):
    at_once(lambda: said(ada), lambda: said(ada))

    assert (Claim.objects.count(), Conflict.objects.count()) == (1, 1)


def test_what_cannot_be_raised(said, ada, clara, interest, item):
    with pytest.raises(claiming.NotTheirs):
        said(clara, interest=interest, words="")
    item.withdrawn = True
    item.save()
    with pytest.raises(claiming.ItemWithdrawn):
        said(ada)


def test_rejected_it_stands_among_the_dismissed_and_comes_back_when_accepted(said, ada, item, run, grace, now):
    claim = said(ada)
    claiming.answer(claim=claim, stands=False, reason="It was sold", by=grace, at=now)
    seen = picture(item.meeting)
    assert ([case.conflict for case in seen.dismissed], seen.cases) == ([claim.conflict], ())

    claiming.answer(claim=claim, stands=True, reason="Not sold after all", by=grace, at=now)
    assert [case.conflict for case in picture(item.meeting).cases] == [claim.conflict]


def test_nobody_answers_what_was_raised_about_themselves_nor_against_a_ruling(said, ada, clara, run, grace, now):
    claim = said(ada)
    with pytest.raises(claiming.AboutOneself):
        claiming.answer(claim=claim, stands=False, reason="No", by=ada, at=now)
    ruling.rule(conflict=claim.conflict, handling="leaves", reason="Close family", by=clara, at=now)
    with pytest.raises(claiming.RuledAlready):
        claiming.answer(claim=claim, stands=False, reason="No", by=grace, at=now)


def test_what_was_raised_counts_though_every_reason_was_dismissed(said, ada, conflict, grace, now):
    judging.judge(finding=conflict.findings.get(), verdict="dismissed", ground="over", by=grace, at=now)
    assert case_of(conflict).is_dismissed

    said(ada)

    assert not case_of(conflict).is_dismissed
    assert len(case_of(conflict).in_lines) == 1
