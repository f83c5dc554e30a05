"""What people write, and the organisations it names. Every mistake reported becomes a row of mentions.csv."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.resolving import Candidate, Grade
from tests.matching.world import ASHCOMBE, WENDLE, resolver

TABLE = Path(__file__).parent / "mentions.csv"
PIECES = ["Tolbrook", "Surgery", "Brown", "Street", "(", ")", ",", ".", "Z81001", "Dr", "and", "of", "St", "Osmer's"]
MENTIONS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


def codes(text, *areas):
    return [candidate.code for candidate in resolver().resolve(text, areas=areas)]


@pytest.mark.parametrize("row", MENTIONS, ids=lambda row: row["text"])
def test_a_text_names_these_organisations_and_no_others(row):
    assert sorted(codes(row["text"], ASHCOMBE)) == sorted(row["codes"].split())


def test_a_name_of_two_areas_is_that_of_the_area_asked_for():
    assert (codes("Quillgate Practice", ASHCOMBE), codes("Quillgate Practice", WENDLE)) == (["Z81004"], ["Z82001"])


def test_without_an_area_equal_names_are_all_kept_and_none_is_certain():
    found = resolver().resolve("Quillgate Practice")

    assert [(each.code, each.grade) for each in found] == [("Z81004", Grade.PROBABLE), ("Z82001", Grade.PROBABLE)]


def test_a_candidate_says_where_its_name_stands_and_why():
    assert resolver().resolve("Partner at Tolbrok Surg.", areas=(ASHCOMBE,)) == [
        Candidate(
            code="Z81001",
            grade=Grade.CERTAIN,
            reasons=("One letter differs: Tolbrok / Tolbrook", "'Surg' read as Surgery", "In this area"),
            start=11,
            end=23,
        )
    ]


def test_a_code_that_disagrees_with_the_name_beside_it_is_shown_and_both_are_kept():
    found = resolver().resolve("GP partner at Tolbrook Surgery (Z81004)", areas=(ASHCOMBE,))

    assert [(each.code, each.grade, each.reasons[-1]) for each in found] == [
        ("Z81004", Grade.PROBABLE, "The code and the name disagree"),
        ("Z81001", Grade.PROBABLE, "The code and the name disagree"),
    ]


def test_a_code_that_agrees_with_the_name_beside_it_settles_the_matter():
    found = resolver().resolve("Quillgate Practice (Z82001)", areas=(ASHCOMBE,))

    assert [(each.code, each.reasons) for each in found] == [
        ("Z82001", ("Code Z82001 belongs to it", "The name beside it fits"))
    ]


def test_a_practice_is_read_from_its_initials_but_a_person_is_asked():
    found = resolver().resolve("Partner at THS", areas=(ASHCOMBE,))

    assert [(each.code, each.grade, each.reasons) for each in found] == [
        ("Z81010", Grade.POSSIBLE, ("These are its initials", "In this area"))
    ]


def test_the_most_likely_comes_first():
    assert codes("Patient of Tolbrook (previously of Brown Street Surgery)", ASHCOMBE) == ["Z81009", "Z81001"]


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    found = resolver().resolve(text, areas=(ASHCOMBE,))

    assert [each for each in found if not 0 <= each.start < each.end <= len(text)] == []


@settings(max_examples=50)
@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_names_in_pieces_can_be_read(pieces):
    text = " ".join(pieces)
    found = codes(text, ASHCOMBE)

    assert found == codes(text, ASHCOMBE)
    assert len(found) == len(set(found))
