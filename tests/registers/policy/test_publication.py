"""How long an interest stays public."""

from datetime import date

import pytest

from registers.policy.publication import months_before, public_until


@pytest.mark.parametrize(
    ("ended", "months", "leaves"),
    [
        (date(2026, 3, 31), 6, date(2026, 9, 30)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 12, 1), 0, date(2026, 12, 1)),
        (date(9999, 12, 31), 6, date.max),
        (None, 6, None),
    ],
)
def test_it_leaves_the_register_some_months_after_its_end(ended, months, leaves):
    assert public_until(ended, months) == leaves


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 21), 6, date(2026, 5, 21)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 12, date(2025, 1, 15)),
    ],
)
def test_a_day_some_months_before_keeps_to_its_month(day, months, before):
    assert months_before(day, months) == before
