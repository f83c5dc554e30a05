"""Phrases found in texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.phrases import Phrases, listed


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("minor surg*", "A Minor-Surgery scheme", "Minor-Surgery"),
        ("all ~ practices", "all of the city's practices", "all of the city's practices"),
        ("every ? practice", "every GP practice", "every GP practice"),
        ("every ? practice", "every time they practice", None),
        ("gps' pay", "GPs’ pay", "GPs’ pay"),
        ("£* a patient", "at £2.50 a patient", "£2.50 a patient"),
        ("non-exec*", "a non-executive", "non-executive"),
        ("rent", "current rents", None),
        ("rent", "parent", None),
    ],
)
def test_a_phrase_is_found_as_whole_words(phrase, text, found):
    hit = listed([phrase]).search(text)

    assert (hit and text[hit.start : hit.end]) == found


def test_all_lists_are_found_in_one_pass_the_longer_phrase_first():
    hits = Phrases({"a": ["core", "core hours"], "b": ["hours"]}).hits("Core hours")

    assert [(hit.list, hit.start, hit.end) for hit in hits] == [("a", 0, 10), ("a", 0, 4), ("b", 5, 10)]


def test_something_else_is_put_for_each():
    assert listed(["my gp", "gp"]).sub(str.upper, "my gp and a gp") == "MY GP and a GP"


@settings(max_examples=50)
@given(st.text(max_size=100))
def test_any_text_keeps_its_words_but_for_the_phrases(text):
    assert listed(["zzz none"]).sub("", text) == text
