"""Matching a meeting: what is found, and what a second run may not change."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from matching.findings import HeldKey, SubjectKey, find
from matching.keys import Directness, Key, Step
from meetings.actions import correcting, matching, ruling
from meetings.actions.convening import add_item, call, revise_item, send_apologies, withdraw_item
from meetings.actions.reading import read_again
from meetings.models import Conflict, ItemKey, MatchRun
from meetings.queries.matching import meets
from registers.actions.declaring import NewInterest, declare
from registers.models import InterestKey
from tests.factories import make_committee, make_organisation, make_seat, make_tie
from tests.meetings.factories import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(body, ada, clara, grace, now, asked):
    """A meeting at which Ada, a GP, and Clara, its chair, are expected; three practices are known."""
    for number, name in enumerate(("Larkfield Surgery", "Thornbeck Surgery", "Quenby Road Surgery"), start=1):
        practice = make_organisation(f"X9900{number}", name)
        make_tie(practice, "holds_contract", what="PMS" if number == 1 else "GMS")
    committee = make_committee(body, now)
    make_seat(committee, clara, title="Lay chair", roles=["chair"])
    make_seat(committee, ada, title="GP member", category="gp")
    return call(committee=committee, held_on=now.date() + timedelta(days=10), by=grace, at=now)


@pytest.fixture
def item(meeting, grace, now):
    """Put an item on the agenda."""

    def add(title, paper=""):
        return add_item(meeting=meeting, title=title, paper=paper, by=grace, at=now)

    return add


@pytest.fixture
def holds(body, now):
    """Declare an interest of somebody's."""

    def declare_one(person, code, **facts):
        facts = {"category": "financial", "held_as": "partner", "organisation_code": code} | facts
        return declare(body=body, person=person, interests=[NewInterest(**facts)], by=person, at=now)

    return declare_one


@pytest.fixture
def match(meeting, grace, now):
    """Ask for a run and carry it out, as the worker does."""

    def run():
        asked_for = matching.ask(meeting=meeting, by=grace, at=now)
        return matching.carry_out(run=asked_for, day=now.date())

    return run


def found(meeting):
    return {(conflict.person.name, conflict.item.number) for conflict in meeting.conflicts.order_by("id")}


def test_a_member_with_an_interest_in_what_an_item_names_has_a_conflict(meeting, item, holds, match, ada):
    holds(ada, "X99001")
    item("Boundary change: Larkfield Surgery")
    item("Minutes of the last meeting")

    run = match()

    assert (run.state, run.done, run.total) == (MatchRun.State.DONE, 3, 3)
    assert found(meeting) == {("Ada Larkin", 1)}


def test_a_finding_says_why_by_two_paths(meeting, item, holds, match, ada):
    holds(ada, "X99001")
    item("Boundary change: Larkfield Surgery")

    finding = match().findings.get()

    assert (finding.key, finding.directness) == ("o:X99001", "named")
    assert "Larkfield Surgery" in finding.interest_steps[0].sentence
    assert "Larkfield Surgery" in finding.item_steps[0].sentence


def test_an_interest_in_another_practice_is_not_found(meeting, item, holds, match, ada):
    holds(ada, "X99002")
    item("Boundary change: Larkfield Surgery")

    match()

    assert found(meeting) == set()


def test_a_contract_class_finds_its_holders_only(meeting, item, holds, match, ada, clara):
    holds(ada, "X99001")
    holds(clara, "X99002", held_as="director")
    item("Payments to PMS practices", "To agree how the PMS premium is paid to PMS practices.")

    match()

    assert found(meeting) == {("Ada Larkin", 1)}


def test_who_sent_apologies_is_not_matched(meeting, item, holds, match, ada, grace, now):
    holds(ada, "X99001")
    item("Boundary change: Larkfield Surgery")
    send_apologies(member=meeting.members.get(person=ada), by=grace, at=now)

    match()

    assert found(meeting) == set()


def test_an_interest_long_over_is_not_matched_and_one_just_over_is(meeting, item, holds, match, ada, clara, now):
    holds(ada, "X99001", until=now.date() - timedelta(days=400))
    holds(clara, "X99001", until=now.date() - timedelta(days=30))
    item("Boundary change: Larkfield Surgery")

    match()

    assert found(meeting) == {("Clara Weir", 1)}


def test_a_second_run_finds_the_same_and_nothing_is_new(meeting, item, holds, match, ada):
    holds(ada, "X99001")
    item("Boundary change: Larkfield Surgery")
    first = match()

    second = match()

    conflict = Conflict.objects.get()
    assert (conflict.first_run, conflict.last_run) == (first, second)


def test_what_a_later_run_finds_first_is_new(meeting, item, holds, match, ada):
    holds(ada, "X99001")
    item("Boundary change: Larkfield Surgery")
    first = match()
    item("Merger of Larkfield Surgery and Thornbeck Surgery")

    second = match()

    runs = dict(Conflict.objects.order_by("id").values_list("item__number", "first_run"))
    assert runs == {1: first.pk, 2: second.pk}


def test_what_is_no_longer_found_stays_with_its_ruling(meeting, item, holds, match, ada, clara, grace, now):
    holds(ada, "X99001")
    agenda_item = item("Boundary change: Larkfield Surgery")
    first = match()
    conflict = Conflict.objects.get()
    ruling.rule(conflict=conflict, handling="leaves", reason="It is her practice.", by=clara, at=now)
    revise_item(item=agenda_item, title="Boundary change: Thornbeck Surgery", by=grace, at=now)

    match()

    conflict.refresh_from_db()
    assert conflict.last_run == first
    assert conflict.rulings.get().reason == "It is her practice."


def test_a_withdrawn_item_is_not_matched(meeting, item, holds, match, ada, grace, now):
    holds(ada, "X99001")
    item("Minutes of the last meeting")
    withdraw_item(item=item("Boundary change: Larkfield Surgery"), by=grace, at=now)

    match()

    assert found(meeting) == set()


def test_a_correction_stands_over_what_is_read(meeting, item, holds, match, ada, grace, now):
    holds(ada, "X99001")
    agenda_item = item("Boundary change: Larkfield Surgery")
    match()
    larkfield = agenda_item.subjects.get(organisation__code="X99001").organisation
    correcting.correct(item=agenda_item, organisation=larkfield, verdict="does_not", by=grace, at=now)

    last = match()

    assert Conflict.objects.filter(last_run=last).count() == 0


def test_a_run_asked_for_twice_is_one_run(meeting, item, grace, now, asked):
    item("Minutes of the last meeting")

    first = matching.ask(meeting=meeting, by=grace, at=now)
    second = matching.ask(meeting=meeting, by=grace, at=now)

    assert first == second


def test_a_meeting_without_items_is_refused_in_a_sentence(meeting, grace, now):
    with pytest.raises(matching.NothingToMatch, match="Add an item first"):
        matching.ask(meeting=meeting, by=grace, at=now)


def test_a_run_carried_out_twice_stores_nothing_twice(meeting, item, holds, match, ada, now):
    holds(ada, "X99001")
    item("Boundary change: Larkfield Surgery")
    run = match()
    before = (run.findings.count(), Conflict.objects.count(), ItemKey.objects.count(), InterestKey.objects.count())
    MatchRun.objects.filter(pk=run.pk).update(state=MatchRun.State.RUNNING)

    matching.carry_out(run=MatchRun.objects.get(pk=run.pk), day=now.date())

    after = (run.findings.count(), Conflict.objects.count(), ItemKey.objects.count(), InterestKey.objects.count())
    assert after == before


@pytest.mark.django_db(transaction=True)
def test_an_item_read_twice_at_once_is_read_as_if_once(meeting, item, now, asked):
    agenda_item = item("Boundary change: Larkfield Surgery")
    problems = []

    def read():
        try:
            read_again(item=agenda_item, day=now.date())
        except DatabaseError as error:
            problems.append(error)

    at_once(read, read)

    assert (problems, agenda_item.subjects.count()) == ([], 1)


def test_another_bodys_interests_never_meet_our_items(meeting, item, match, ada, other_body, now, asked):
    declare(
        body=other_body,
        person=ada,
        interests=[NewInterest(category="financial", held_as="partner", organisation_code="X99001")],
        by=ada,
        at=now,
    )
    item("Boundary change: Larkfield Surgery")

    match()

    assert found(meeting) == set()


def test_the_join_in_the_database_is_the_join_of_the_library(meeting, item, holds, match, ada, clara):
    holds(ada, "X99001")
    holds(clara, "X99002", held_as="landlord")
    item("Merger of Larkfield Surgery and Thornbeck Surgery")
    item("Payments to PMS practices", "To agree how the PMS premium is paid to PMS practices.")
    match()

    def key(row):
        return Key(row.key, Directness(row.directness), tuple(Step(*step) for step in row.path))

    held = [HeldKey(row.person_id, row.interest_id, key(row)) for row in InterestKey.objects.order_by("id")]
    subjects = [SubjectKey(row.item_id, key(row)) for row in ItemKey.objects.order_by("id")]
    expected = {(each.member, each.interest, each.item, each.key, each.directness) for each in find(held, subjects)}

    joined = {(each.person, each.interest, each.item, each.key, each.directness) for each in meets(meeting)}

    assert joined == expected
    assert len(joined) > 3
