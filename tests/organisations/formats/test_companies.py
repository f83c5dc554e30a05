"""Reading the register of companies, on invented rows in its true layout."""

from datetime import date

import pytest

from organisations.formats.companies import read_companies, tidy_number
from organisations.formats.rows import NameRow, NotThatReport, OrganisationRow, Registered
from organisations.formats.selecting import Selection
from tests.organisations.registers import COMPANY_HEADINGS, a_company, company_file
from tests.organisations.reports import zipped

NEAR = Selection(postcodes=frozenset({"ZZ"}))
PLACE = ("", "Tarnsea", "ZZ1 1AA", "1 High Street, Tarnsea")
LARKFIELD = OrganisationRow(
    "CH-99000001", "Larkfield Medical Limited", "company", *PLACE, date(2004, 3, 2), closed_on=None
)


def taken(path, selection=NEAR) -> list[str]:
    return [row.organisation.code for row in read_companies(path, selection)]


def test_a_company_is_read_from_headings_that_begin_with_spaces(tmp_path):
    rows = list(read_companies(company_file(tmp_path, a_company()), NEAR))

    assert rows == [Registered(1, LARKFIELD)]


def test_columns_may_stand_anywhere_and_some_be_missing(tmp_path):
    headings = [heading for heading in reversed(COMPANY_HEADINGS) if "Previous" not in heading and "SIC" not in heading]

    assert list(read_companies(company_file(tmp_path, a_company(), headings=headings), NEAR)) == [
        Registered(1, LARKFIELD)
    ]


def test_a_zip_is_read_as_it_comes(tmp_path):
    content = company_file(tmp_path, a_company()).read_bytes()

    assert taken(zipped(tmp_path, "companies.zip", companies_csv=content)) == ["CH-99000001"]


def test_former_names_come_with_the_days_between_which_they_were_borne(tmp_path):
    former = [("LARK CARE LTD", "01/06/2015"), ("LARK HOUSE LTD", "07/08/2009")]

    rows = list(read_companies(company_file(tmp_path, a_company(former=former)), NEAR))

    assert rows[0].names == (
        NameRow("CH-99000001", "Larkfield Medical Limited", since=date(2015, 6, 1)),
        NameRow("CH-99000001", "Lark Care Ltd", date(2009, 8, 7), date(2015, 6, 1)),
        NameRow("CH-99000001", "Lark House Ltd", date(2004, 3, 2), date(2009, 8, 7)),
    )


def test_a_name_taken_back_is_the_present_one(tmp_path):
    former = [("LARK CARE LTD", "01/06/2015"), ("LARKFIELD MEDICAL LIMITED", "07/08/2009")]

    rows = list(read_companies(company_file(tmp_path, a_company(former=former)), NEAR))

    assert [(name.text, name.until) for name in rows[0].names] == [
        ("Larkfield Medical Limited", None),
        ("Lark Care Ltd", date(2015, 6, 1)),
    ]


COMPANIES = [
    a_company("99000001", postcode="ZZ1 1AA"),
    a_company("99000002", postcode="ZZ12 1AA", sic="47730 - Dispensing chemist in specialised stores"),
    a_company("SC990003", postcode="Z1 9ZZ"),
    a_company("99000004", postcode="", sic="86230 - Dental practice activities"),
    a_company("CE990005", postcode="ZZ1 1AA"),
    a_company("99006", postcode="XX1 1AA", sic="62020 - Information technology consultancy activities"),
]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({"postcodes": ["ZZ"]}, ["99000001", "99000002"]),
        ({"postcodes": ["ZZ1"]}, ["99000001"]),
        ({"postcodes": ["Z"]}, ["SC990003"]),
        ({"sic": ["86"]}, ["99000001", "SC990003", "99000004"]),
        ({"sic": ["8623", "47730"]}, ["99000002", "99000004"]),
        ({"postcodes": ["ZZ"], "sic": ["86"]}, ["99000001"]),
        ({"numbers": ["00099006"]}, ["00099006"]),
        ({"numbers": ["00099006"], "postcodes": ["Z"]}, ["SC990003", "00099006"]),
        ({"postcodes": ["QQ"]}, []),
    ],
    ids=str,
)
def test_only_what_is_selected_is_taken(wanted, numbers, tmp_path):
    selection = Selection(**{name: frozenset(entries) for name, entries in wanted.items()})

    assert taken(company_file(tmp_path, *COMPANIES), selection) == [f"CH-{number}" for number in numbers]


@pytest.mark.parametrize(
    "wrong", [{"postcodes": ["TS18 1HU"]}, {"postcodes": ["18"]}, {"sic": ["8"]}, {"sic": ["health"]}]
)
def test_a_selection_that_could_take_nothing_is_refused(wrong):
    with pytest.raises(ValueError, match="is not the beginning of a"):
        Selection(**{name: frozenset(entries) for name, entries in wrong.items()})


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("99006", "00099006"),
        ("sc12345", "SC012345"),
        ("CH-00099006", "00099006"),
        ("GB-COH-00099006", "00099006"),
        ("IP12345R", "IP12345R"),
        ("Company number", ""),
        ("999000012", ""),
        ("", ""),
    ],
)
def test_a_number_is_written_as_the_register_does(written, number):
    assert tidy_number(written) == number


def test_a_row_that_cannot_be_read_is_left_out_and_says_why(tmp_path):
    path = company_file(tmp_path, a_company(IncorporationDate="soon"), a_company(name="N" * 201), a_company("99000003"))
    with path.open("a") as file:
        file.write('"SHORT","99000004"\n\n')

    assert [(row.place, row.problem) for row in read_companies(path, NEAR)] == [
        (1, "“soon” is not a date"),
        (2, "CH-99000001 has a name of 201 characters, more than 200"),
        (3, ""),
        (4, "it has 2 columns, not 55"),
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "it has no column “CompanyName”."),
        (b"Code,Name\nX,Y\n", "it has no column “CompanyName”."),
        (b"CompanyName, CompanyNumber,RegAddress.PostCode\n" + b'"' + b"x" * 200_000, "cannot be read beyond line"),
    ],
    ids=["empty", "another file", "a cell without an end"],
)
def test_another_file_is_refused(content, sentence, tmp_path):
    path = tmp_path / "companies.csv"
    path.write_bytes(content)

    with pytest.raises(NotThatReport, match=sentence):
        list(read_companies(path, NEAR))


def test_a_zip_of_several_files_or_a_damaged_one_is_refused(tmp_path):
    with pytest.raises(NotThatReport, match="should hold one file; it holds 2"):
        taken(zipped(tmp_path, "two.zip", one_csv=b"", two_csv=b""))
    path = zipped(tmp_path, "companies.zip", companies_csv=company_file(tmp_path, *COMPANIES).read_bytes())
    damaged = bytearray(path.read_bytes())
    damaged[100:140] = bytes(40)
    path.write_bytes(damaged)
    with pytest.raises(NotThatReport, match="cannot be unpacked"):
        taken(path)
