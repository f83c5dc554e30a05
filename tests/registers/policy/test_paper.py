"""Which paper may still be keyed in."""

from datetime import date

import pytest

from registers.policy.paper import paper_fault

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("signed_on", "last", "fault"),
    [
        (date(2026, 11, 21), None, ""),
        (date(2026, 11, 22), None, "The date on the paper cannot be in the future"),
        (date(2025, 11, 21), None, ""),
        (date(2025, 11, 20), None, "A paper signed more than 12 months ago is out of date: ask for a new one"),
        (date(2026, 11, 1), date(2026, 11, 1), ""),
        (
            date(2026, 10, 31),
            date(2026, 11, 1),
            "They have declared since this paper was signed. What they said last stands",
        ),
    ],
)
def test_a_paper_is_neither_of_tomorrow_nor_out_of_date_nor_overtaken(signed_on, last, fault):
    assert paper_fault(signed_on, day=TODAY, refresh_months=12, last_declared_on=last) == fault
