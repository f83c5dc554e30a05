"""When somebody is to declare next, and whether to ask them now."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assurance.policy.cycle import due_on, is_to_be_asked
from assurance.policy.populations import Post, duty
from registers.policy.declaring import is_current
from registers.policy.rules import profiles

RULES = profiles()["nhs_2024"].rules()
DAY = date(2026, 11, 21)
JOINED = date(2026, 11, 1)
DUTY = duty([Post("declarant", "Analyst", "", "6", JOINED)], [], RULES)
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize(
    ("declared", "due"),
    [
        (None, date(2026, 11, 29)),  # 28 days after joining
        (date(2025, 11, 21), DAY),
        (date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_newcomers_have_some_days_and_others_until_their_declaration_is_out_of_date(declared, due):
    assert due_on(DUTY, declared, RULES) == due


@given(DAYS, DAYS, st.integers(1, 36))
def test_the_last_day_in_time_is_the_last_on_which_a_declaration_is_current(declared, day, months):
    due = due_on(replace(DUTY, months=months), declared, RULES)

    assert is_current(declared, day, months) is (day <= due)


def days(*numbers):
    return [DAY + timedelta(days=number) for number in numbers]


@pytest.mark.parametrize(
    ("due_in", "declared", "asked", "to_be_asked"),
    [
        (28, None, [], True),
        (28, None, [0], False),
        (28, None, [-89], False),
        (28, None, [-90], True),
        (28, None, [-200, -3], False),
        (29, DAY, [], False),
        (28, DAY, [], True),
        (-100, DAY, [], True),
        (28, DAY, [-1], False),
        (-70, DAY, [-95], True),
    ],
)
def test_whose_turn_it_is(due_in, declared, asked, to_be_asked):
    assert is_to_be_asked(DAY + timedelta(days=due_in), declared, days(*asked), DAY, RULES) is to_be_asked
