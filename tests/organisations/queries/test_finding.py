"""Looking something up in the directory, and why it was found."""

import pytest

from organisations.actions import amending, merging
from organisations.queries import finding
from organisations.queries.finding import find, likely_the_same
from tests.factories import make_organisation


@pytest.fixture
def directory(db):
    """Organisations whose names people type in other ways, and where they are."""
    surgery = make_organisation("X99001", "St Bréac’s Surgery", town="Tarnsea", postcode="ZZ1 1AA")
    surgery.names.create(text="Dr Whitlock and Partners", source="former name", until="2010-01-01")
    surgery.names.create(text="The Harbour Practice", source="trading name")
    make_organisation("X99002", "Stoke-le-Wold Health Centre", town="Stoke-le-Wold", postcode="ZZ2 2BB")
    make_organisation("U99001", "Wold PCN", kind="pcn")
    make_organisation("X99003", "Larkfield Surgery", closed_on="2019-03-31")
    return surgery


def found(text, body, **how) -> dict[str, str]:
    """What a text finds: why, by code."""
    return {each.organisation.code: each.why for each in find(text, body=body, **how).found}


@pytest.mark.parametrize(
    ("typed", "code", "why"),
    [
        ("St Breac's Surgery", "X99001", ""),
        ("saint breacs", "X99001", ""),
        ("ST. BRÉAC’S", "X99001", ""),
        ("stoke le wold", "X99002", ""),
        ("Whitlock", "X99001", "Former name “Dr Whitlock and Partners”"),
        ("harbour practice", "X99001", "Also known as “The Harbour Practice”"),
        ("x99001", "X99001", "Code X99001"),
        ("Tarnsea", "X99001", "In Tarnsea"),
        ("zz11aa", "X99001", "At ZZ1 1AA"),
        ("ZZ1 1", "X99001", "At ZZ1 1AA"),
    ],
)
def test_it_is_found_however_it_is_written_and_says_why(typed, code, why, directory, body):
    answer = found(typed, body)

    assert list(answer)[0] == code
    assert answer[code] == why


@pytest.mark.parametrize("typed", ["", "x", "zzzzzz", "%%", "\0"])
def test_what_means_nothing_finds_nothing(typed, directory, body):
    wanted = find(typed, body=body, kind="clinic")

    assert (wanted.found, wanted.is_cut) == ([], False)


@pytest.mark.parametrize(
    ("how", "codes"),
    [
        ({"kind": "pcn"}, {"U99001"}),
        ({"kind": "gp_practice", "state": "open"}, {"X99001", "X99002", "LOCAL-000001"}),
        ({"kind": "gp_practice", "state": "closed"}, {"X99003"}),
        ({"only_own": True}, {"LOCAL-000001"}),
    ],
)
def test_it_can_be_narrowed_and_browsed_without_a_text(how, codes, directory, body, local):
    assert found("", body, **how).keys() == codes


def test_what_was_merged_leads_to_the_one_that_stays(directory, body, who, local):
    merging.merge(goes=local, stays=directory, **who)

    assert found("Larkfield Surgry", body)["X99001"] == "Also known as “Larkfield Surgry”"
    assert found(local.code, body) == {"X99001": "Code of an organisation merged into it"}


def test_a_code_the_national_directory_has_given_out_since_is_found_once(body, who):
    amending.add_organisation(name="Wren Surgery", kind="gp_practice", code="X99009", **who)
    make_organisation("X99009", "Wren Surgery")

    assert [each.organisation.body for each in find("Wren", body=body).found] == [None]


def test_another_bodys_own_is_not_found(other_body, local):
    assert found("Larkfield", other_body) == {}


def test_no_more_is_listed_than_is_worth_reading(directory, body, monkeypatch):
    monkeypatch.setattr(finding, "MOST_WEIGHED", 2)

    answer = find("", body=body, kind="gp_practice")

    assert (len(answer.found), answer.is_cut) == (2, True)


@pytest.mark.parametrize("more", [0, 5])
def test_a_search_takes_two_queries_however_much_is_found(more, directory, body, django_assert_num_queries):
    for number in range(more):
        make_organisation(f"X98{number:03}", f"Larkfield Surgery {number}")

    with django_assert_num_queries(2):
        find("Larkfield", body=body)


@pytest.mark.parametrize(
    ("name", "postcode", "likeliest"),
    [
        ("Larkfeld Surgery", "", ["X99003"]),
        ("Whitlock & Partners", "", ["X99001"]),
        ("Something else altogether", "ZZ22BB", ["X99002"]),
        ("Something else altogether", "", []),
    ],
)
def test_what_a_new_one_may_really_be(name, postcode, likeliest, directory, body):
    likely = likely_the_same(name=name, postcode=postcode, body=body)

    assert [each.organisation.code for each in likely[:1]] == likeliest
