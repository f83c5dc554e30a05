"""What a phrase of the lexicon may look like, and that none takes long to look for."""

import time

import pytest

from meetings.policy.phrasing import fault, is_too_common, places_in, tidy

LETTERS = "at least 3 letters"


@pytest.mark.parametrize(
    ("written", "kept"),
    [("  Winter   Access ", "winter access"), ("GPs’ rent", "gps' rent"), ("RENT ~ GP*", "rent ~ gp*")],
)
def test_a_phrase_is_kept_in_one_way_of_writing(written, kept):
    assert tidy(written) == kept


@pytest.mark.parametrize(
    "phrase",
    ["winter access", "rent* ~ practice*", "re-commission*", "gps' contract*", "quality & outcomes", "£5 a head"],
)
def test_a_phrase_that_may_be(phrase):
    assert fault(phrase) == ""


@pytest.mark.parametrize(
    ("phrase", "wrong"),
    [
        ("gp", "at least 3 letters"),
        ("12 34", "at least 3 letters"),
        ("~ winter", "between two words"),
        ("winter ~", "between two words"),
        ("winter ~ ~ access", "between two words"),
        ("one ~ two ~ three ~ four", "2 times at most"),
        ("a* practice", "before “*”"),
        ("* practice", "before “*”"),
        ("win*ter", "at the end of a word"),
        ("winter**", "at the end of a word"),
        ("winter|access", "at the end of a word"),
        ("(winter", "at the end of a word"),
        ("winter~access", "at the end of a word"),
        ("w" * 81, "80 characters"),
    ],
)
def test_a_phrase_that_may_not_be_says_how_to_mend_it(phrase, wrong):
    assert wrong in fault(phrase)


def test_a_phrase_is_found_with_any_ending_and_with_words_between():
    text = "Rents paid by each of the practices"

    assert places_in(text, ["rent* ~ practice*"]) == (0, len(text))
    assert places_in("Rents", ["rent"]) is None


@pytest.mark.parametrize(("common", "of"), [(4, 12), (0, 200)])
def test_what_stands_in_a_third_of_the_items_or_fewer_is_not_too_common(common, of):
    assert not is_too_common("winter", ["winter"] * common + ["summer"] * (of - common))


def test_what_stands_in_more_is_too_common_unless_the_items_are_few():
    assert is_too_common("winter", ["winter"] * 5 + ["summer"] * 7)
    assert not is_too_common("winter", ["winter"] * 5 + ["summer"] * 6)


RUNS = ("'", "’-", "a", "a'", " ", " a", "-,", "rent ", "rent'", "rent a ", "rents")


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("phrase", ["rent* ~ gap ~ practice*", "rent*", "rent ~ practice", "rent* rent* rent* none"])
def test_no_text_takes_long_to_look_through(phrase, run):
    """A paper of 100,000 letters; were the time to grow with their square, it would be minutes."""
    text = "rent" + run * (100_000 // len(run))
    begun = time.process_time()
    places_in(text, [phrase])

    assert time.process_time() - begun < 2
