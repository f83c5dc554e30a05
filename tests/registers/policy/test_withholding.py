"""Requests not to publish: where each stands, who decides, and what the public reads in its place."""

from datetime import date

import pytest

from registers.policy.withholding import Decision, State, Withheld, held_back, may_decide, numbered, stage, withheld

GUARDIAN, OFFICER, ASKER = 1, 2, 3
DECIDED = date(2026, 3, 3)


def decided(*parts, by=GUARDIAN, review_on=None):
    """A decision of 3 March, which may be appealed for two weeks."""
    capacity = "the Conflicts of Interest Guardian"
    return Decision(parts, DECIDED, date(2026, 3, 17), by, capacity, review_on)


@pytest.mark.parametrize(
    ("decisions", "appealed", "day", "state", "kept", "may_appeal"),
    [
        ([], None, date(2026, 3, 1), State.ASKED, {"whole"}, False),
        ([decided()], None, date(2026, 3, 17), State.REFUSED, {"whole"}, True),
        ([decided()], None, date(2026, 3, 18), State.PUBLISHED, set(), False),
        ([decided()], date(2026, 3, 10), date(2026, 4, 1), State.APPEALED, {"whole"}, False),
        ([decided(), decided(by=OFFICER)], date(2026, 3, 10), date(2026, 3, 11), State.PUBLISHED, set(), False),
        ([decided(), decided("name")], date(2026, 3, 10), date(2026, 3, 11), State.WITHHELD, {"name"}, False),
        ([decided("name", "dates")], None, date(2026, 3, 4), State.WITHHELD, {"name", "dates"}, False),
        ([decided("name")], None, date(2026, 3, 4), State.WITHHELD, {"name"}, True),
        ([decided("whole")], None, date(2026, 3, 4), State.WITHHELD, {"whole"}, False),
    ],
)
def test_a_request_stands_where_what_was_done_puts_it(decisions, appealed, day, state, kept, may_appeal):
    now = stage(["name", "dates"], decisions, appealed, day)

    assert (now.state, now.parts, now.may_appeal) == (state, kept, may_appeal)


def test_a_review_comes_due_and_until_then_and_after_it_the_entry_stays_withheld():
    until = decided("whole", review_on=date(2027, 3, 3))

    stages = [stage(["whole"], [until], None, day) for day in (date(2027, 3, 2), date(2027, 3, 3))]

    assert [(now.review_due, now.needs_somebody, now.parts) for now in stages] == [
        (False, False, {"whole"}),
        (True, True, {"whole"}),
    ]


@pytest.mark.parametrize(
    ("person", "roles", "decisions", "appealed", "may"),
    [
        (GUARDIAN, {"is_guardian": True}, [], None, True),
        (ASKER, {"is_guardian": True}, [], None, False),
        (OFFICER, {}, [], None, False),
        (OFFICER, {"stands_in": True}, [], None, True),
        (GUARDIAN, {"is_guardian": True}, [decided()], DECIDED, False),
        (OFFICER, {"stands_in": True}, [decided()], DECIDED, True),
        (4, {"is_guardian": True}, [decided()], DECIDED, True),
        (GUARDIAN, {"is_guardian": True}, [decided()], None, False),
        (GUARDIAN, {"is_guardian": True}, [decided(), decided("name")], DECIDED, True),
    ],
)
def test_nobody_decides_on_their_own_and_an_appeal_is_another_s(person, roles, decisions, appealed, may):
    now = stage(["whole"], decisions, appealed, date(2026, 3, 5))

    assert may_decide(person, asker=ASKER, **({"is_guardian": False, "stands_in": False} | roles), now=now) == may


ENTRY = {
    "reference": "8e6b",
    "name": "Ada Larkin",
    "position": "GP partner, Larkfield Surgery",
    "organisation": "Larkfield Surgery",
    "organisation_code": "X99001",
    "category": "Financial",
    "direct_or_indirect": "Direct",
    "nature": "Partner: Ada has worked at the branch since 1998",
    "since": "1998-04-01",
    "until": "",
}
SAID = {"reference": "", "withheld": "Why."}


@pytest.mark.parametrize(
    ("parts", "differs"),
    [
        ({"dates"}, {"since": "Withheld", "until": "Withheld"}),
        ({"description"}, {"nature": "Description withheld"}),
        # Neither the position nor the description may say what is withheld
        (
            {"organisation"},
            {"organisation": "Organisation withheld", "organisation_code": "", "position": ""},
        ),
        ({"name"}, {"name": "Name withheld", "position": "", "nature": "Description withheld"}),
        ({"whole"}, {**dict.fromkeys(ENTRY, ""), "name": "Entry withheld"}),
    ],
)
def test_what_is_withheld_is_gone_and_the_place_of_it_is_seen(parts, differs):
    assert held_back(ENTRY, Withheld(frozenset(parts), "Why.")) == {**ENTRY, **differs, **SAID}


def test_a_field_nobody_thought_of_goes_with_the_description():
    entry = {**ENTRY, "circumstances": "At her surgery"}

    assert held_back(entry, Withheld(frozenset({"description"}), "Why."))["circumstances"] == ""


def test_references_of_withheld_entries_tell_nothing_of_earlier_editions():
    withheld_entry = held_back(ENTRY, Withheld(frozenset({"name"}), "Why."))
    entries = numbered([held_back(ENTRY, None), withheld_entry], lambda entry: (entry["name"],))

    assert [entry["reference"] for entry in entries] == ["8e6b", "withheld-1"]


def test_the_public_reads_who_decided_and_when_and_nothing_of_what_is_open():
    told = [
        withheld(stage(["name"], decisions, None, DECIDED))
        for decisions in ([], [decided()], [decided("organisation", "name")])
    ]

    assert [each.words for each in told] == [
        "Entry withheld: a request not to publish it is being considered.",
        "Entry withheld: a request not to publish it is being considered.",
        "Name and organisation withheld: the Conflicts of Interest Guardian decided this on 3 March 2026.",
    ]
