"""What entries lack, how late they are, and bars."""

from datetime import date

import pytest

from assurance.policy.bars import parts
from assurance.policy.lateness import lateness, percent
from assurance.policy.quality import LABELS, MEANINGS, Entry, Fault, faults, names_something

GOOD = {
    "is_in_directory": True,
    "organisation_text": "",
    "description": "",
    "since": date(2021, 4, 1),
    "says_how": True,
}


@pytest.mark.parametrize(
    ("facts", "lacking"),
    [
        ({}, []),
        ({"since": None}, ["undated"]),
        ({"is_in_directory": False}, ["no_organisation"]),
        ({"is_in_directory": False, "organisation_text": "Larkfield Books"}, []),
        ({"is_in_directory": False, "organisation_text": "Various companies"}, ["no_organisation"]),
        ({"says_how": False}, ["vague"]),
        ({"says_how": False, "description": "consultancy"}, ["vague"]),
        ({"says_how": False, "description": "Advises on diabetes pathways"}, []),
        (
            {"is_in_directory": False, "organisation_text": "n/a", "since": None, "says_how": False},
            ["no_organisation", "undated", "vague"],
        ),
    ],
)
def test_what_an_entry_lacks(facts, lacking):
    assert faults(Entry(**{**GOOD, **facts})) == lacking
    assert LABELS.keys() == MEANINGS.keys() == set(Fault)


@pytest.mark.parametrize(
    ("text", "does"),
    [("", False), ("n/a", False), ("A charity", False), ("My own company", False), ("BMA", True), ("3M", True)],
)
def test_a_text_that_could_be_anybody_names_nobody(text, does):
    assert names_something(text) is does


def test_the_twenty_eighth_day_is_in_time_and_the_next_is_late():
    found = lateness([0, 3, 28, 29], 28)

    assert (found.declared, found.late, found.median_days, found.longest, found.percent_late) == (4, 1, 15.5, 29, 25)
    assert lateness([], 28).percent_late is lateness([], 28).median_days is None


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(0, 0, None), (0, 9, 0), (9, 9, 100), (1, 1000, 1), (999, 1000, 99), (1, 2, 50)]
)
def test_a_share_is_all_only_of_all_and_none_only_of_none(part, whole, share):
    assert percent(part, whole) == share


def test_the_parts_of_a_bar_follow_each_other_and_empty_ones_are_left_out():
    drawn = parts([("A", "solid"), ("B", "stripes"), ("C", "dots")], [1, 0, 3])

    assert [(each.label, each.start, each.length) for each in drawn] == [
        ("A", "0.00", "25.00"),
        ("C", "25.00", "75.00"),
    ]
    assert parts([("A", "solid")], [0]) == []
