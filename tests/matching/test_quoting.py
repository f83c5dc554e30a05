"""Passages with the words that count marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.quoting import Quote, quote

PAPER = "Six bids came. The panel puts Marlhythe Surgery first; others follow.\nA report will come."


@pytest.mark.parametrize(
    ("text", "words", "passage"),
    [
        (PAPER, "Marlhythe Surgery", Quote("The panel puts ", "Marlhythe Surgery", " first;")),
        (PAPER, "Six", Quote("", "Six", " bids came.")),
        (PAPER, "report", Quote("A ", "report", " will come.")),
        ("Marlhythe", "Marlhythe", Quote("", "Marlhythe", "")),
        (f"{'a' * 300} Marlhythe {'b' * 300}", "Marlhythe", None),
    ],
)
def test_the_sentence_around_the_words_is_shown(text, words, passage):
    start = text.index(words)
    found = quote(text, start, start + len(words))

    assert found == passage if passage else (found.before[0], found.after[-1]) == ("…", "…")


def test_without_a_place_the_beginning_is_shown():
    assert quote("Short") == Quote("Short")
    assert quote("Short", 2, 40) == Quote("Short")
    assert quote("a" * 1000).before.endswith("a…")


@given(st.text(max_size=700), st.integers(0, 700), st.integers(0, 700))
def test_what_is_marked_stands_in_the_text_there_and_nothing_is_invented(text, start, end):
    found = quote(text, start, end)

    if found.marked:
        assert found.marked == text[start:end]
    assert found.before.strip("…") + found.marked + found.after.strip("…") in text or not found.marked
