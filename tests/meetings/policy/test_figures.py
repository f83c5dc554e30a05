"""Figures that say no more than they can."""

import pytest

from meetings.policy.figures import Share, Tally


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 0, "Nothing to go by"),
        (3, 4, "3 of 4"),
        (29, 29, "29 of 29"),
        (30, 30, "100% (30 of 30)"),
        (46, 50, "92% (46 of 50)"),
        (999, 1000, "Over 99% (999 of 1,000)"),
        (1, 1000, "Under 1% (1 of 1,000)"),
        (0, 1000, "0% (0 of 1,000)"),
    ],
)
def test_a_share_in_words(part, whole, words):
    assert Share(part, whole).in_words == words


def test_what_was_raised_counts_against_what_was_found_and_not_against_what_was_flagged():
    tally = Tally(confirmed=8, dismissed=2, missed=4, undeclared=1)

    assert (tally.precision, tally.recall) == (Share(8, 10), Share(8, 12))
    assert tally.is_of_few
