"""Words that a misspelt one may stand for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.spelling import Reading, Spelling

SPELLING = Spelling(["tolbrook", "merrivane", "leek", "oak", "station", "nation"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tolbrok", [Reading("tolbrook", 1)]),
        ("tolbroko", [Reading("tolbrook", 1)]),
        ("merivanne", [Reading("merrivane", 2)]),
        ("lek", [Reading("leek", 1)]),
        ("ntation", [Reading("nation", 1), Reading("station", 1)]),
        ("oa", []),
        ("12345", []),
        ("wholly", []),
    ],
)
def test_the_nearest_known_words_are_found(written, meant):
    assert list(SPELLING.near(written, 2)) == meant


def test_no_more_slips_are_allowed_than_asked_for():
    assert SPELLING.near("merivanne", 1) == ()


@settings(max_examples=50)
@given(st.text(alphabet="abcdefghijklmnop", min_size=1, max_size=12))
def test_whatever_is_found_is_as_near_as_it_says(written):
    found = SPELLING.near(written, 2)

    assert {reading.slips for reading in found} <= {0, 1, 2}
    assert len({reading.slips for reading in found}) <= 1
