"""Finding an organisation by what a person types."""

import pytest

from organisations.actions import amending, merging
from organisations.queries.search import LONGEST_SEARCH, by_code, search
from tests.factories import make_organisation


@pytest.fixture
def directory(db):
    """Practices that are near each other in name, place or code."""
    larkfield = make_organisation("X99001", "Larkfield Surgery")
    larkfield.names.create(text="Dr Whitlock and Partners", source="former name")
    make_organisation("X99001001", "Abbey Branch", kind="branch_surgery")
    make_organisation("X99002", "Larkfield Surgery", area="9ZC")
    make_organisation("X99003", "The Health Centre, Marlhythe")
    make_organisation("X99004", "Lakeside Health Centre")
    make_organisation("X99005", "Larkfield Surgery (Old Site)", closed_on="2019-03-31")
    return larkfield


def found(text, body) -> list[str]:
    return [organisation.code for organisation in search(text, body=body)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("X99001", "X99001"),
        ("x99001", "X99001"),
        ("  X99001 ", "X99001"),
        ("larkfield surgery", "X99001"),
        ("LARKFIELD", "X99001"),
        ("surgery larkfield", "X99001"),
        ("Larkfeild Surgery", "X99001"),
        ("Larkfield Surgry", "X99001"),
        ("whitlock", "X99001"),
        ("health centre marlhythe", "X99003"),
        ("Lakeside", "X99004"),
    ],
)
def test_what_a_person_means_comes_first(typed, first, directory, body):
    assert found(typed, body)[0] == first


def test_the_beginning_of_a_code_finds_all_that_begin_so(directory, body):
    assert set(found("X9900", body)) == {"X99001", "X99001001", "X99002", "X99003", "X99004", "X99005"}


def test_of_equal_names_the_bodys_own_area_comes_first_and_what_is_closed_last(directory, body, other_body):
    body.areas, other_body.areas = ["9ZA"], ["9ZC"]

    assert found("Larkfield Surgery", body) == ["X99001", "X99005", "X99002"]
    assert found("Larkfield Surgery", other_body) == ["X99002", "X99001", "X99005"]


@pytest.mark.parametrize("typed", ["", " ", "L", "zzzzzz", "%%%", "' OR 1=1", "\\"])
def test_what_means_nobody_finds_nobody(typed, directory, body):
    assert found(typed, body) == []


def test_a_very_long_text_is_cut(directory, body):
    assert found("Larkfield Surgery " + "x" * 100_000, body) == found(
        ("Larkfield Surgery " + "x" * 100)[:LONGEST_SEARCH], body
    )


def test_a_character_that_no_text_can_hold_is_passed_over(directory, body):
    assert found("Lakeside\0Health", body)[0] == "X99004"
    assert by_code("X99001\0", body=body) is None


def test_another_bodys_own_organisation_is_never_found(body, other_body):
    make_organisation("local-1", "Larkfield Allotments", kind="other", body=other_body)

    assert (found("Larkfield Allotments", body), found("local-1", body)) == ([], [])
    assert (found("Larkfield Allotments", other_body), found("local-1", other_body)) == (["local-1"], ["local-1"])
    assert by_code("local-1", body=body) is None
    assert by_code("local-1", body=other_body).name == "Larkfield Allotments"


def test_another_bodys_own_organisations_crowd_out_nothing(body, other_body, monkeypatch):
    monkeypatch.setattr("organisations.queries.search.MOST_WEIGHED", 2)
    for number in range(3):
        make_organisation(f"local-{number}", "Larkfield Surgery", body=other_body)
    make_organisation("X99001", "Larkfield Surgery Annexe")

    assert found("Larkfield Surgery", body) == ["X99001"]


def test_no_more_are_shown_than_asked_for(directory, body):
    assert len(search("X9900", body=body, limit=3)) == 3


@pytest.mark.parametrize("more", [0, 20])
def test_a_search_takes_two_queries_however_much_is_found(more, directory, body, django_assert_num_queries):
    for number in range(more):
        make_organisation(f"X98{number:03}", f"Larkfield Surgery {number}")

    with django_assert_num_queries(2):
        search("Larkfield", body=body)


def test_what_was_merged_leads_to_the_one_that_stays(directory, body, who, local):
    merging.merge(goes=local, stays=directory, **who)

    assert (found("Larkfield Surgry", body)[0], found(local.code, body)) == ("X99001", ["X99001"])
    assert by_code(local.code, body=body).merged_into == directory


def test_of_two_with_one_code_the_national_one_is_meant(body, other_body, who):
    own = amending.add_organisation(name="Wren Surgery", kind="gp_practice", code="X99009", **who)
    assert by_code("X99009", body=body) == own

    national = make_organisation("X99009", "Wren Surgery")

    assert (by_code("X99009", body=body), by_code("X99009", body=other_body)) == (national, national)
    assert found("Wren", body) == ["X99009"]
