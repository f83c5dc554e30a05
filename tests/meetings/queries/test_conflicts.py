"""What a chair is shown of what matching found."""

from datetime import timedelta

import pytest

from meetings.actions import convening, ruling
from meetings.queries.cases import cases_of
from meetings.queries.conflicts import picture, progress
from people.models import Role
from tests.conftest import person_in
from tests.factories import make_interest, make_organisation
from tests.meetings.factories import find, make_run


@pytest.fixture
def second_item(meeting, grace, now):
    return convening.add_item(meeting=meeting, title="Growth money", by=grace, at=now)


@pytest.fixture
def gus_interest(body, gus, now):
    """Gus's brother works for a practice he named in words that were read."""
    interest = make_interest(
        body,
        gus,
        now,
        category="indirect",
        underlying_category="financial",
        held_as="employee",
        relationship="sibling",
        organisation_text="Thornbeck Surg",
    )
    interest.readings.create(
        organisation=make_organisation("X99002", "Thornbeck Surgery"),
        grade="probable",
        reasons=["Nearly the same name"],
    )
    return interest


def shown(cases):
    return [(case.conflict.item.number, str(case.member), case.reasons[0].finding.directness) for case in cases]


def test_a_meeting_never_matched_has_no_picture(meeting, item):
    seen = picture(meeting)

    assert (seen.run, seen.cases, progress(meeting)) == (None, (), None)


def test_each_item_has_its_conflicts_the_strongest_first(run, item, second_item, interest, gus_interest):
    find(run, item, gus_interest, directness="named")
    find(run, item, interest, directness="network")
    find(run, second_item, gus_interest, directness="all_practices")

    by_item = picture(item.meeting).by_item()

    assert [shown(group.cases) for group in by_item] == [
        [(1, "Gus Abara", "named"), (1, "Ada Larkin", "network")],
        [(2, "Gus Abara", "all_practices")],
    ]
    assert [[(kind, len(cases)) for kind, cases in group.groups] for group in by_item] == [
        [("named", 1), ("related", 1)],
        [("class_wide", 1)],
    ]


def test_of_equally_direct_conflicts_the_financial_one_comes_first(run, item, interest, gus_interest):
    find(run, item, gus_interest)
    find(run, item, interest)

    assert shown(picture(item.meeting).cases) == [(1, "Ada Larkin", "named"), (1, "Gus Abara", "named")]


def test_a_reason_says_interest_strength_and_paths_in_words(run, item, interest, gus_interest):
    find(run, item, interest)
    find(run, item, gus_interest, directness="parent_or_branch")
    ada, gus = (case.reasons[0] for case in picture(item.meeting).cases)

    assert ada.interest_in_words == "Partner in a practice or firm, Larkfield Surgery"
    assert ada.strength_in_words == (
        "Named in the item",
        "Financial interest",
        "Certain: the declarant said which organisation",
    )
    assert ada.because == "the interest is in an organisation the item concerns."
    assert [(stop.how, stop.name) for stop in ada.route] == [
        ("", "Ada Larkin"),
        ("Partner at Larkfield Surgery", "Larkfield Surgery"),
        ("Names Larkfield Surgery", "Item 1"),
    ]
    assert gus.interest_in_words == "Brother or sister: Employee, Thornbeck Surg"
    assert gus.strength_in_words == (
        "Parent or branch of one named",
        "Indirect interest, financial",
        "Probable: read in the declarant’s words",
    )


def test_several_keys_of_one_interest_are_one_reason(run, item, interest):
    find(run, item, interest, key="gp@9ZA", directness="all_practices")
    find(run, item, interest, key="o:X99001", directness="named")

    (case,) = picture(item.meeting).cases

    assert [(reason.finding.key, [other.key for other in reason.others]) for reason in case.reasons] == [
        ("o:X99001", ["gp@9ZA"])
    ]


def test_the_most_restricting_of_the_proposals_is_proposed(run, body, item, ada, interest, now):
    find(run, item, interest, directness="network")
    find(run, item, make_interest(body, ada, now, category="non_financial_personal", held_as="patient"))

    (case,) = picture(item.meeting).cases

    assert [reason.proposed.handling for reason in case.reasons] == ["discusses", "leaves"]
    assert case.proposed.handling == "leaves"


def test_nothing_is_new_at_the_first_run(conflict):
    seen = picture(conflict.meeting)

    assert ([case.is_new for case in seen.cases], seen.new) == ([False], [])


def test_what_a_later_run_finds_first_is_new(conflict, interest, second_item, grace, now):
    again = make_run(conflict.meeting, grace, now)
    find(again, conflict.item, interest)
    find(again, second_item, interest)

    seen = picture(conflict.meeting)

    assert [(case.conflict.item.number, case.is_new) for case in seen.cases] == [(1, False), (2, True)]
    assert shown(seen.new) == [(2, "Ada Larkin", "named")]


def test_a_known_conflict_found_for_a_new_reason_is_to_be_looked_at_again(
    conflict, body, ada, interest, clara, grace, now
):
    ruling.rule(conflict=conflict, handling="noted", reason="A small share", by=clara, at=now)
    again = make_run(conflict.meeting, grace, now + timedelta(hours=1))
    find(again, conflict.item, interest)
    find(
        again, conflict.item, make_interest(body, ada, now, held_as="landlord"), key="pr:X99001", directness="premises"
    )

    (case,) = picture(conflict.meeting).cases

    assert [reason.is_new for reason in case.reasons] == [False, True]
    assert (case.is_new, case.has_new_reason, case.must_be_looked_at_again) == (False, True, True)

    ruling.rule(conflict=conflict, handling="leaves", reason="The landlord", by=clara, at=now + timedelta(hours=2))
    (case,) = picture(conflict.meeting).cases
    assert case.must_be_looked_at_again is False


def test_a_new_version_of_an_interest_is_not_a_new_reason(conflict, body, ada, interest, grace, now):
    later = make_interest(body, ada, now, line=interest.line, replaces=interest)
    find(make_run(conflict.meeting, grace, now), conflict.item, later)

    (case,) = picture(conflict.meeting).cases

    assert [reason.is_new for reason in case.reasons] == [False]


def test_what_is_no_longer_found_is_kept_where_it_was_ruled_on(conflict, second_item, interest, run, clara, grace, now):
    find(run, second_item, interest)
    ruling.rule(conflict=conflict, handling="leaves", reason="Her practice", by=clara, at=now)
    make_run(conflict.meeting, grace, now)

    seen = picture(conflict.meeting)

    assert [(case.conflict.item.number, case.is_gone, case.handlings) for case in seen.cases] == [
        (1, True, ("leaves",))
    ]
    assert (seen.found, len(seen.gone), seen.unruled) == ([], 1, [])


def test_the_latest_ruling_stands_and_the_earlier_are_kept(conflict, clara, now):
    ruling.rule(conflict=conflict, handling="advice", reason="She knows the site", by=clara, at=now)
    again = {"handling": "leaves", "also": ["no_papers"], "reason": "She owns the site"}
    ruling.rule(conflict=conflict, **again, by=clara, at=now + timedelta(hours=1))

    (case,) = picture(conflict.meeting).cases

    assert (case.handlings, case.ruling.reason) == (("leaves", "no_papers"), "She owns the site")
    assert [(each.in_words, each.by) for each in case.rulings] == [
        ("Leaves; receives no papers", "Clara Weir"),
        ("Advice only if asked", "Clara Weir"),
    ]


def test_the_unknown_are_those_to_come_who_have_not_declared(conflict, clara, gus, grace, now):
    meeting = conflict.meeting
    convening.send_apologies(member=meeting.members.get(person=gus), by=grace, at=now)

    assert [str(each.member) for each in picture(meeting).unknown] == ["Clara Weir"]


def test_by_person_each_has_their_conflicts_in_the_order_of_the_agenda(run, item, second_item, interest, declared, now):
    find(run, second_item, interest)
    find(run, item, interest)

    people = picture(item.meeting).by_person()

    assert [(str(each.expected.member), shown(each.cases)) for each in people] == [
        ("Ada Larkin", [(1, "Ada Larkin", "named"), (2, "Ada Larkin", "named")])
    ]


def test_somebody_unknown_stands_among_the_people_without_a_conflict(conflict):
    people = picture(conflict.meeting).by_person()

    assert [(str(each.expected.member), len(each.cases)) for each in people] == [
        ("Clara Weir", 0),
        ("Gus Abara", 0),
        ("Ada Larkin", 1),
    ]


def test_a_withdrawn_item_and_somebody_no_longer_expected_are_left_out(run, item, body, interest, now, grace):
    noor = person_in(body, "Noor Haddad", Role.DECLARANT, "Estates manager", now)
    invited = convening.invite(meeting=item.meeting, person=noor, by=grace, at=now)
    conflict = find(run, item, make_interest(body, noor, now))
    convening.stand_down(member=invited, by=grace, at=now)

    assert picture(item.meeting).cases == ()
    assert cases_of(item.meeting, item.conflicts.filter(pk=conflict.pk)) == []

    find(run, item, interest)
    convening.withdraw_item(item=item, by=grace, at=now)
    assert picture(item.meeting).cases == ()


@pytest.mark.parametrize("others", [1, 3])
def test_a_picture_takes_seventeen_queries(conflict, run, body, others, clara, grace, now, django_assert_num_queries):
    make_run(conflict.meeting, grace, now)
    ruling.rule(conflict=conflict, handling="leaves", reason="Her practice", by=clara, at=now)
    for number in range(others):
        person = person_in(body, f"Person{number} Haddad", Role.DECLARANT, "Manager", now)
        convening.invite(meeting=conflict.meeting, person=person, by=grace, at=now)
        again = find(run, conflict.item, make_interest(body, person, now))
        ruling.rule(conflict=again, handling="leaves", reason="Their practice", by=clara, at=now)

    with django_assert_num_queries(17):
        seen = picture(conflict.meeting)
        said = [
            (case.rulings, case.reasons[0].interest_in_words, case.proposed, str(case.member)) for case in seen.cases
        ]

    assert len(said) == 1 + others


@pytest.mark.parametrize(
    ("state", "words", "is_over"),
    [
        ("waiting", "Waiting for its turn.", False),
        ("running", "2 of 2 interests and items read.", False),
        ("done", "2 of 2 interests and items read.", True),
    ],
)
def test_progress_is_said_in_words(meeting, grace, now, state, words, is_over):
    make_run(meeting, grace, now, state=state)

    job = progress(meeting)

    assert (job.words, job.is_over, job.finished) == (words, is_over, state == "done")


def test_a_failed_run_says_so_and_may_be_asked_for_again(meeting, grace, now):
    run = make_run(meeting, grace, now, state="failed")
    run.problem = "Something went wrong while matching."
    run.save()

    job = progress(meeting)

    assert (job.failed, job.is_over, job.finished) == ("Something went wrong while matching.", True, False)
