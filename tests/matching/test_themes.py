"""What items are about besides organisations. Every mistake reported becomes a row of items.csv."""

import csv
from pathlib import Path

import pytest

from matching.keys import Theme
from matching.themes import lexicon_from, read_themes

TABLE = Path(__file__).parent / "items.csv"
ITEMS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


def themes(*read, **how):
    return [each.theme for each in read_themes(*read, **how)]


@pytest.mark.parametrize("row", ITEMS, ids=lambda row: f"{row['title']} | {row['paper']}")
def test_an_item_is_about_these_themes_and_no_others(row):
    found = [f"{theme.kind}:{theme.value}" for theme in themes(row["title"], row["paper"])]

    assert sorted(found) == sorted(row["themes"].split())


def test_a_paper_about_named_practices_is_not_about_all_of_them():
    assert themes("Requests for help", "Payments to practices nearby were considered.", named=True) == []


def test_a_paper_that_asks_for_a_decision_on_every_practice_is_about_all_though_it_names_some():
    paper = "Agree a payment of £2 a patient to every practice. The pilot ran in Wendle."

    assert themes("Growth money", paper, named=True) == [Theme("gp")]


def test_a_title_that_speaks_of_many_stands_though_the_paper_names_some():
    assert themes("PMS review: all practices", "The most affected is one in Wendle.", named=True) == [
        Theme("ct", "PMS")
    ]


@pytest.mark.parametrize(
    ("title", "paper", "found"),
    [
        ("Resilience fund", "Under option B all practices would get £1 a head. Members to choose.", ["gp"]),
        ("List closure policy", "Adopt a policy for all practices; one has asked what it may expect.", ["gp"]),
        ("Minor surgery review", "All providers to be re-accredited, Tolbrook first. Agree.", ["sv"]),
        ("Retainer scheme", "One doctor at Tolbrook and another at Merrivane. Approve.", []),
        ("Improvement grants", "Bids were received from three. The committee is asked to rank them.", []),
        ("Discretionary payments", "Tolbrook asks for sickness cover for Dr B. Approve £3k.", []),
        ("APMS contract award", "Bidders were Tolbrook and Merrivane. Approve the winner.", []),
        ("Caretaking", "Two bid. All practices nearby were told. Approve.", []),
        ("Minor surgery contract", "Tolbrook's contract for minor surgery ends. Extend?", []),
    ],
)
def test_a_scheme_may_have_been_used_by_those_the_paper_names(title, paper, found):
    assert [theme.kind for theme in themes(title, paper, named=True)] == found


def test_a_practice_that_nobody_could_resolve_is_not_all_of_them():
    paper = "The surgery asks for a section 96 payment of £9,000 to open during core hours. Approve."

    assert themes("Help for Wendle", paper) == []


def test_a_body_may_bring_a_lexicon_of_its_own():
    lexicon = lexicon_from(
        {"themes": [{"kind": "sc", "value": "frailty", "phrases": ["frail* ~ scheme"], "blocks": ["pet frailty"]}]}
    )
    titles = ["Frailty in care homes scheme", "Frailty", "Scheme for pet frailty scheme"]

    assert [themes(title, "", lexicon) for title in titles] == [[Theme("sc", "frailty")], [], []]


@pytest.mark.parametrize(
    ("title", "paper", "where", "words"),
    [
        ("Minor surgery scheme 2026", "", "title", "Minor surgery"),
        ("Payments", "Noted first. Pay each PMS practice a premium.", "paper", "PMS"),
        ("GMS, PMS and APMS contracts", "", "title", "GMS"),
    ],
)
def test_a_theme_says_which_words_tell_it(title, paper, where, words):
    told = read_themes(title, paper)[0]
    text = title if told.where == "title" else paper

    assert (told.where, text[told.start : told.end]) == (where, words)
