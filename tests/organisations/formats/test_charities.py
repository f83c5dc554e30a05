"""Reading the register of charities, on invented rows in its true layout."""

import json
from datetime import date

import pytest

from organisations.formats.charities import day_of_extract, read_charities, read_other_names, tidy_number
from organisations.formats.rows import NameRow, NotThatReport, OrganisationRow, Registered
from organisations.formats.selecting import Selection
from tests.organisations.registers import a_charity, charity_file

NEAR = Selection(postcodes=frozenset({"ZZ"}))
FRIENDS = OrganisationRow(
    code="CC-9900001",
    name="Friends of Larkfield",
    kind="charity",
    area="",
    town="Tarnsea",
    postcode="ZZ1 1AA",
    address="2 High Street, Tarnsea",
    opened_on=date(1998, 5, 6),
    closed_on=None,
)


@pytest.mark.parametrize("name", ["publicextract.charity.json", "publicextract.charity.txt"])
def test_charities_are_read_from_json_and_from_a_table_with_tabs(name, tmp_path):
    charities = [a_charity(), a_charity(9900002, "LARK “TRUST", postcode="XX1 1AA"), a_charity(9900003, '"LARK" TRUST')]

    path = charity_file(tmp_path, *charities, name=name)

    assert day_of_extract(path) == date(2026, 11, 20)
    rows = list(read_charities(path, NEAR))
    assert rows[0] == Registered(1, FRIENDS)
    assert [(row.place, row.organisation.name) for row in rows[1:]] == [(3, '"Lark" Trust')]


def test_a_charity_that_was_removed_is_closed(tmp_path):
    removed = a_charity(date_of_removal="2024-02-29T00:00:00", charity_registration_status="Removed")

    rows = list(read_charities(charity_file(tmp_path, removed), NEAR))

    assert rows[0].organisation.closed_on == date(2024, 2, 29)


def test_a_linked_charity_gives_its_name_to_the_main_one(tmp_path):
    path = charity_file(tmp_path, a_charity(), a_charity(name="THE LARK WARD FUND", linked=1, postcode=None))

    assert list(read_charities(path, NEAR))[1] == Registered(2, names=(NameRow("CC-9900001", "The Lark Ward Fund"),))


def test_other_names_are_read(tmp_path):
    path = charity_file(tmp_path, a_charity(name="LARKFIELD FRIENDS"), name="publicextract.charity_other_names.json")

    assert list(read_other_names(path)) == [Registered(1, names=(NameRow("CC-9900001", "Larkfield Friends"),))]


def test_a_file_of_many_megabytes_is_read_object_by_object(tmp_path):
    path = tmp_path / "publicextract.charity.json"
    charities = (json.dumps(a_charity(9900000 + n, charity_activities="x" * 5000), indent=1) for n in range(600))
    path.write_text("[\n" + ",\n".join(charities) + "\n]\n")

    assert [row.place for row in read_charities(path, NEAR)] == list(range(1, 601))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('[{"registered_charity_number": 1', "is not JSON as we know it"),
        ("[1, 2]", "should be a list of objects"),
        ('[{"code": 1}]', "it has no “registered_charity_number”"),
        ("code\tname\nX\tY\n", "it has no “registered_charity_number”"),
        ("%PDF-1.7\n\x00\x01\n", "it has no “registered_charity_number”"),
    ],
)
def test_another_file_is_refused(content, sentence, tmp_path):
    path = tmp_path / "publicextract.charity.json"
    path.write_text(content)

    with pytest.raises(NotThatReport, match=sentence):
        list(read_charities(path, NEAR))


@pytest.mark.parametrize(
    ("written", "number"), [("CC-9900001", "9900001"), ("GB-CHC-9900001", "9900001"), ("0201", "201"), ("Number", "")]
)
def test_a_number_is_written_as_the_register_does(written, number):
    assert tidy_number(written) == number
