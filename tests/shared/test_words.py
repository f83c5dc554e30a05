"""Dates, lists, counts and sizes as people read them."""

from datetime import UTC, date, datetime

import pytest

from coi.shared import words


def test_a_day_is_written_out():
    assert words.day_in_words(date(2026, 3, 3)) == "3 March 2026"


def test_a_moment_late_in_the_evening_falls_on_londons_day():
    assert words.day_in_words(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 3, 3, 14, 5, tzinfo=UTC), "3 March 2026 at 2.05pm"),
        (datetime(2026, 3, 3, 9, 0, tzinfo=UTC), "3 March 2026 at 9am"),
        (datetime(2026, 7, 1, 11, 0, tzinfo=UTC), "1 July 2026 at midday"),
        (datetime(2026, 3, 3, 0, 0, tzinfo=UTC), "3 March 2026 at midnight"),
        (datetime(2026, 3, 3, 0, 30, tzinfo=UTC), "3 March 2026 at 12.30am"),
    ],
)
def test_a_moment_is_told_in_londons_time(moment, expected):
    assert words.moment_in_words(moment) == expected


@pytest.mark.parametrize(
    ("things", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", 3], "a, b and 3")]
)
def test_things_are_listed_as_in_a_sentence(things, expected):
    assert words.sentence_list(things) == expected


@pytest.mark.parametrize(
    ("things", "expected"), [(0, "0 bodies"), (1, "1 body"), ([1], "1 body"), (1204, "1,204 bodies")]
)
def test_a_count_agrees_with_its_noun(things, expected):
    assert words.count_phrase(things, "body", "bodies") == expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [(1, "1 byte"), (312, "312 bytes"), (48_210, "48KB"), (999_499, "999KB"), (999_500, "1.0MB"), (1_400_000, "1.4MB")],
)
def test_a_size_is_rounded_to_what_matters(size, expected):
    assert words.file_size(size) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Practice code", "practice code"), ("NHS number", "NHS number"), ("", "")]
)
def test_a_label_is_lowered_into_a_sentence_unless_it_is_an_abbreviation(text, expected):
    assert words.lower_first(text) == expected
