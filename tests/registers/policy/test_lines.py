"""Entries as a page shows them."""

from datetime import date

import pytest

from registers.policy.lines import Wanted, first_day, folded, lines


def entry(name="Ada Larkin", organisation="Larkfield Surgery", category="Financial", direct="Direct", **days):
    return {
        "name": name,
        "organisation": organisation,
        "category": category,
        "direct_or_indirect": direct,
        "since": "",
        "until": "",
        **days,
    }


def test_lines_are_numbered_and_their_days_are_dates():
    shown = lines([entry(since="2021-04-01")])

    assert shown == [{**entry(), "since": date(2021, 4, 1), "until": None, "number": 1, "page": 1}]


def test_the_fifty_first_line_is_on_the_second_page():
    shown = lines([entry()] * 51)

    assert [(line["number"], line["page"]) for line in shown[48:]] == [(49, 1), (50, 1), (51, 2)]


@pytest.mark.parametrize("words", ["zoe", "ZOË", " zoë  lark", "quay", "Zoë Larkin"])
def test_words_are_looked_for_in_names_whatever_their_capitals_accents_and_spaces(words):
    entries = [entry(), entry(name="Zoë Larkin", organisation="Quay House")]

    assert [line["number"] for line in lines(entries, Wanted(words))] == [2]


def test_words_do_not_run_from_the_person_into_the_organisation():
    assert lines([entry(name="Ada Lark", organisation="Field")], Wanted("lark field")) == []


@pytest.mark.parametrize(
    ("category", "numbers"),
    [("", [1, 2, 3]), ("Financial", [1, 2]), ("Indirect", [2, 3]), ("Non-financial personal", [])],
)
def test_a_type_of_interest_is_chosen(category, numbers):
    entries = [entry(), entry(direct="Indirect"), entry(category="Indirect", direct="Indirect")]

    assert [line["number"] for line in lines(entries, Wanted(category=category))] == numbers


def test_folding_makes_alike_what_looks_alike():
    assert folded("  ÉLODIE\u00a0 Straße ") == "elodie strasse"


def test_only_a_register_of_a_period_has_a_first_day():
    assert first_day({"since": "2026-04-01"}) == date(2026, 4, 1)
    assert first_day({}) is None
