"""Rules on declaring."""

from datetime import date, timedelta

import pytest

from registers.models import Category, HeldAs
from registers.policy.declaring import WHY_USUAL, YOURS_TO_SAY, declared_late, is_current, names_somebody, nudge

AWARE = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("aware", "days", "late"),
    [(AWARE, 0, False), (AWARE, 27, False), (AWARE, 28, False), (AWARE, 29, True), (None, 400, False)],
)
def test_an_interest_is_late_after_more_than_28_days(aware, days, late):
    assert declared_late(aware, AWARE + timedelta(days=days), 28) is late


@pytest.mark.parametrize(
    ("declared", "day", "months", "current"),
    [
        (date(2025, 11, 21), date(2026, 11, 21), 12, True),
        (date(2025, 11, 20), date(2026, 11, 21), 12, False),
        (date(2026, 8, 31), date(2027, 2, 28), 6, True),
        (date(2026, 8, 31), date(2027, 3, 1), 6, False),
        (date(2026, 11, 21), date(2026, 11, 21), 12, True),
        (date(2026, 10, 5), date(2027, 1, 5), 3, True),
        (date(2026, 10, 5), date(2027, 1, 6), 3, False),
    ],
)
def test_a_declaration_is_current_until_it_is_older_than_the_body_allows(declared, day, months, current):
    assert is_current(declared, day, months) is current


@pytest.mark.parametrize(
    ("category", "held_as", "usual"),
    [
        ("financial", "partner", None),
        ("non_financial_professional", "partner", "financial"),
        ("non_financial_professional", "salaried_gp", None),
        ("financial", "salaried_gp", "non_financial_professional"),
        ("financial", "patient", "non_financial_personal"),
        ("non_financial_personal", "other", None),
        ("financial", "employee", None),
    ],
)
def test_somebody_who_chose_an_unusual_category_is_given_a_second_thought(category, held_as, usual):
    assert nudge(category, held_as) == (f"{WHY_USUAL[usual]} {YOURS_TO_SAY}" if usual else "")


def test_every_way_of_holding_an_interest_can_be_nudged_about_in_every_category():
    nudges = {nudge(category, way) for category in Category.values[:3] for way in HeldAs.values}

    assert nudges == {"", *(f"{words} {YOURS_TO_SAY}" for words in WHY_USUAL.values())}


@pytest.mark.parametrize(
    ("text", "names", "apart_from", "found"),
    [
        ("Petra Holm works there", ["Petra Holm"], "", True),
        ("My sister PETRA works there", ["Petra Holm"], "", True),
        ("Holm’s bakery", ["Petra Holm"], "", True),
        ("Dr Holm", ["Holm"], "", True),
        ("Two sessions a week", ["Petra Holm"], "", False),
        ("Holmes and Company", ["Petra Holm"], "", False),
        ("Larkin and partners", ["Joe Larkin"], "Ada Larkin", False),
        ("Joe runs it", ["Joe Larkin"], "Ada Larkin", True),
        ("Mrs and Mr", ["Mrs Holm"], "", False),
        ("Li works there", ["Li Wu"], "", False),
        ("Anything", [], "", False),
        ("", ["Petra Holm"], "", False),
        ("Zoë helps", ["Zoë Ní Bhriain"], "", True),
    ],
)
def test_a_third_partys_name_is_found_in_text_for_the_public(text, names, apart_from, found):
    assert names_somebody(text, names, apart_from=apart_from) is found
