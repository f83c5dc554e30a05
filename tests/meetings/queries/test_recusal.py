"""The recusal list: who does what, why, and what that leaves."""

from datetime import time, timedelta

import pytest

from meetings.actions import convening, ruling
from meetings.models import TermsOfReference
from meetings.policy.item_state import INQUORATE
from meetings.queries import recusal
from people.models import Role
from tests.conftest import person_in
from tests.factories import make_interest, make_seat
from tests.meetings.conftest import HELD_ON
from tests.meetings.factories import find, make_run


def effect_on(meeting, number=1):
    item = next(item for item in recusal.content(meeting)["items"] if item["number"] == number)
    return item["effect"]


def line(label, words, is_well=True):
    return {"label": label, "words": words, "is_well": is_well}


LEASE = {
    "number": 1,
    "title": "Larkfield Surgery: new lease",
    "ask": "To approve the lease",
    "part": "Public part",
    "private_ground": "",
    "stage": "Decision",
    "clinical_input": "Not needed",
    "people": [
        {
            "name": "Ada Larkin",
            "seat": "GP member",
            "handling": "Leaves",
            "does": "The person leaves the room for the discussion and the vote.",
            "why": ["Partner at Larkfield Surgery – financial interest. Named in the item."],
            "ruled": True,
            "reason": "It is her practice.",
            "ruled_by": "Clara Weir",
            "ruled_at": "21 November 2026 at 10am",
            "no_longer_found": False,
            "apologies": False,
        }
    ],
    "not_ruled": 0,
    "effect": {
        "lines": [
            line("Quorum for this item", "Not met: one GP short", is_well=False),
            line("Lay and executive majority", "2 lay and executive votes to 0 others"),
            line("In the chair", "Clara Weir takes the chair."),
        ],
        "problems": ["There is no quorum for this item: one GP short."],
        "remedies": list(INQUORATE),
    },
}
MINUTES = {
    "number": 2,
    "title": "Minutes",
    "ask": "",
    "part": "Public part",
    "private_ground": "",
    "stage": "For noting",
    "clinical_input": "Not needed",
    "people": [],
    "not_ruled": 0,
    "effect": {"lines": [], "problems": [], "remedies": []},
}


def test_the_whole_list(conflict, declared, gus, clara, grace, now):
    meeting = conflict.meeting
    meeting.starts = time(14)
    convening.revise_item(item=conflict.item, clinical_input="not_needed", by=grace, at=now)
    convening.add_item(meeting=meeting, title="Minutes", stage="noting", clinical_input="not_needed", by=grace, at=now)
    ruling.rule(conflict=conflict, handling="leaves", reason="It is her practice.", by=clara, at=now)

    assert recusal.content(meeting) == {
        "body": "NHS Ashcombe Integrated Care Board",
        "committee": "Primary Care Commissioning Committee",
        "held_on": "3 December 2026",
        "starts": "14:00",
        "place": "Corn Exchange",
        "matched_at": "21 November 2026 at 10am",
        "terms_since": "1 January 2020",
        "quorum": "at least 2 members including 1 GP",
        "meeting": {"lines": [line("Meeting quorum", "Met")], "problems": [], "remedies": []},
        "expected": 3,
        "apologies": [],
        "unknown": [],
        "not_ruled": 0,
        "to_mend": [{"problem": "There is no quorum for this item: one GP short.", "items": [1]}],
        "when_inquorate": list(INQUORATE),
        "items": [LEASE, MINUTES],
    }


def test_what_is_not_ruled_yet_is_taken_as_proposed_and_says_so(conflict):
    content = recusal.content(conflict.meeting)
    (item,) = content["items"]
    (ada,) = item["people"]

    assert (ada["handling"], ada["ruled"], ada["ruled_by"], item["not_ruled"]) == ("Leaves", False, "", 1)
    assert content["not_ruled"] == 1
    assert ada["reason"] == "The decision is about an organisation they have a stake in."
    assert item["effect"]["lines"][0] == line("Quorum for this item", "Not met: one GP short", is_well=False)


def test_the_unknown_are_named_with_why(conflict):
    assert recusal.content(conflict.meeting)["unknown"] == [
        {"name": "Clara Weir", "seat": "Lay chair", "why": "has not declared"},
        {"name": "Gus Abara", "seat": "Lay member", "why": "has not declared"},
    ]


def test_a_conflicted_chair_hands_over_and_never_to_the_audit_chair(run, item, body, clara, now):
    find(run, item, make_interest(body, clara, now, category="non_financial_personal", held_as="patient"))

    lines = {each["label"]: each for each in effect_on(item.meeting)["lines"]}

    assert lines["In the chair"] == line(
        "In the chair",
        "Clara Weir cannot chair this item: their interest in it is handled as “discusses, no vote”."
        " Gus Abara cannot chair this item: they chair the Audit Committee. Nobody here can chair this item.",
        is_well=False,
    )


def test_somebody_may_hand_over_the_chair_and_take_part_all_the_same(run, item, body, clara, gus, now):
    conflict = find(run, item, make_interest(body, clara, now, category="non_financial_personal", held_as="patient"))
    facts = {"handling": "noted", "also": ["hands_over_chair", "no_papers"], "reason": "A neighbour"}
    ruling.rule(conflict=conflict, **facts, by=gus, at=now)

    (shown,) = recusal.content(item.meeting)["items"]
    (chair,) = shown["people"]

    assert chair["handling"] == "Noted; receives no papers; hands over the chair"
    assert chair["does"].endswith("Somebody else chairs the item.")
    assert shown["effect"]["lines"][0] == line("Quorum for this item", "Met")
    assert shown["effect"]["lines"][3]["words"].startswith("Clara Weir cannot chair this item")


def test_an_item_referred_elsewhere_needs_nothing_more_of_this_committee(conflict, clara, now):
    ruling.rule(conflict=conflict, handling="referred", reason="To the board", by=clara, at=now)

    effect = effect_on(conflict.meeting)

    assert effect["lines"][0] == line("Quorum for this item", "Not met: one GP short")
    assert effect["problems"] == []


def test_whoever_sent_apologies_counts_to_nothing(conflict, ada, grace, now):
    meeting = conflict.meeting
    convening.send_apologies(member=meeting.members.get(person=ada), by=grace, at=now)

    content = recusal.content(meeting)

    assert (content["apologies"], content["expected"]) == (["Ada Larkin"], 2)
    assert content["meeting"] == {
        "lines": [line("Meeting quorum", "Not met: one GP short", is_well=False)],
        "problems": ["The meeting has no quorum: one GP short."],
        "remedies": ["Wait for more members, or adjourn."],
    }


def test_what_is_wrong_with_the_meeting_is_not_said_again_on_each_item(conflict, ada, grace, now):
    meeting = conflict.meeting
    convening.send_apologies(member=meeting.members.get(person=ada), by=grace, at=now)
    convening.add_item(meeting=meeting, title="Rent", clinical_input="not_needed", by=grace, at=now)

    assert effect_on(meeting, 2) == {"lines": [], "problems": [], "remedies": []}


def test_an_essential_clinician_is_missed_on_an_item_without_a_conflict_too(meeting, ada, grace, now):
    convening.send_apologies(member=meeting.members.get(person=ada), by=grace, at=now)
    convening.add_item(meeting=meeting, title="Minor surgery", clinical_input="essential", by=grace, at=now)

    assert effect_on(meeting)["lines"] == [line("Clinical cover", "No clinician", is_well=False)]


@pytest.mark.parametrize(
    ("colleagues", "words"), [(1, "One clinician only: Noor Haddad"), (2, "Noor Haddad and Otis Brand")]
)
def test_clinical_cover_names_whom_to_ask(committee, body, ada, grace, now, colleagues, words):
    names = ("Noor Haddad", "Otis Brand")[:colleagues]
    clinicians = [person_in(body, name, Role.DECLARANT, "Consultant", now) for name in names]
    for clinician in clinicians:
        make_seat(committee, clinician, category="secondary_care")
    meeting = convening.call(committee=committee, held_on=HELD_ON, by=grace, at=now)
    item = convening.add_item(meeting=meeting, title="Minor surgery", clinical_input="essential", by=grace, at=now)
    conflict = find(make_run(meeting, grace, now), item, make_interest(body, ada, now))
    ruling.rule(conflict=conflict, handling="leaves", reason="Her patients", by=clinicians[0], at=now)

    assert effect_on(meeting)["lines"][2] == line("Clinical cover", words)


def test_the_terms_in_force_on_the_day_count(committee, meeting, item, grace, now):
    for days in (-1, 1):
        TermsOfReference.objects.create(
            committee=committee,
            since=meeting.held_on + timedelta(days=days),
            quorum=f"at least {4 + days} members",
            adopted_at=now,
            adopted_by=grace,
        )

    assert recusal.terms_of(meeting).quorum == "at least 3 members"


def test_without_terms_of_reference_no_effect_is_worked_out(committee, grace, now):
    early = convening.call(committee=committee, held_on=now.date().replace(year=2019), by=grace, at=now)
    convening.add_item(meeting=early, title="Minutes", by=grace, at=now)

    content = recusal.content(early)

    assert (content["quorum"], content["terms_since"], content["meeting"]) == ("", "", None)
    assert [item["effect"] for item in content["items"]] == [None]


@pytest.mark.parametrize("others", [1, 3])
def test_a_list_takes_sixteen_queries(conflict, others, grace, now, django_assert_num_queries):
    for number in range(others):
        convening.add_item(meeting=conflict.meeting, title=f"Item {number}", by=grace, at=now)

    with django_assert_num_queries(16):
        assert len(recusal.content(conflict.meeting)["items"]) == 1 + others
