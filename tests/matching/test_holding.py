"""How an interest is held. Every mistake reported becomes a row of held.csv."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.holding import HeldAs, means_another, places_of_work, read_held_as, read_roles, works_in_general_practice

TABLE = Path(__file__).parent / "held.csv"
HELD = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


def roles(text):
    """The roles of the names in a text, each written as a letter and a full stop's worth of stars: *A*."""
    names = [(start, start + 3) for start in range(len(text)) if text[start : start + 3] in ("*A*", "*B*", "*C*")]
    return [(str(held_as), indirect) for held_as, indirect in read_roles(text, names)]


@pytest.mark.parametrize("row", HELD, ids=lambda row: row["text"])
def test_how_it_is_held(row):
    assert read_held_as(row["text"]) == (HeldAs(row["held_as"]), row["indirect"] == "yes")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Partner at *A*; patient of *B*", [("partner", False), ("patient", False)]),
        ("Salaried GP at *A*, *B* and *C*", [("salaried_gp", False)] * 3),
        ("*A*: partner. *B*: registered patient", [("partner", False), ("patient", False)]),
        ("*A* (GP partner); *B* (landlord)", [("partner", False), ("landlord", False)]),
        ("Partner at *A*. My wife is a nurse at *B*", [("partner", False), ("employee", True)]),
        ("Husband is a partner at *A*; I am a nurse at *B*", [("partner", True), ("employee", False)]),
        ("My wife and I are on *A*'s list", [("patient", True)]),
        ("*A*, *B* - non-clinical partner at both", [("partner", False), ("partner", False)]),
        ("Loan to *A* to buy equipment; I am a partner there", [("partner", False)]),
        ("*A* and *B*", [("unknown", False), ("unknown", False)]),
        ("", []),
    ],
)
def test_each_of_several_is_held_in_its_own_way(text, told):
    assert roles(text) == told


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("is a GP in Ashcombe", True),
        ("Practice nurse in Ashcombe", True),
        ("My daughter is a salaried GP in Ashcombe", True),
        ("Registered with a GP in Ashcombe", False),
        ("GP patient in Ashcombe", False),
        ("Teacher in Ashcombe", False),
    ],
)
def test_who_works_in_general_practice(text, works):
    assert works_in_general_practice(text) is works


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("School governor at *A* Primary", True),
        ("I sing in the choir at *A*", True),
        ("My son-in-law is a GP at *A*, the one in Kent - no link", True),
        ("Lives in *A* Road. Nothing to do with the surgery.", True),
        ("Governor of *A*", False),
        ("Partner at *A*; I sing in a choir", False),
        ("Partner at *A*, no connection with its landlord", False),
    ],
)
def test_a_name_may_be_that_of_another(text, another):
    start = text.index("*A*")
    told = read_roles(text, [(start, start + 3)])[0]

    assert means_another(text.replace("*A*", "   "), start, told) is another


def test_a_place_may_stand_behind_a_comma():
    assert [places_of_work(text) for text in ("Locum GP, Wendle", "GP (Wendle)", "GP partner")] == [
        [("wendle",)],
        [("wendle",)],
        [],
    ]


def test_the_places_of_work_are_read_in_order():
    assert places_of_work("Locum GP around Wendle, and partner in an Ashcombe practice") == [("wendle",), ("ashcombe",)]


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_any_text_says_something(text):
    held_as, indirect = read_held_as(text)

    assert (type(held_as), type(indirect)) == (HeldAs, bool)
