"""Reading the reports of the Organisation Data Service, on slices of real ones."""

import random
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from organisations.formats import ods
from organisations.formats.ods import read_file, report_named
from organisations.formats.rows import WIDEST, NotThatReport, OrganisationRow, Problem, TieRow
from organisations.models import Name, Organisation
from tests.organisations.reports import DATA, a_network, a_partner, a_practice, workbook, write, zipped

DENSHAM = OrganisationRow(
    code="A81001",
    name="The Densham Surgery",
    kind="gp_practice",
    area="16C",
    town="Cleveland",
    postcode="TS18 1HU",
    address="The Health Centre, Lawson Street, Stockton on Tees, Cleveland",
    opened_on=date(1974, 4, 1),
    closed_on=None,
)
PLACE = ("9ZA", "Tarnsea", "ZZ1 1AA", "1 High Street, Tarnsea")
LARKFIELD = OrganisationRow("X90001", "Larkfield Surgery", "gp_practice", *PLACE, date(1974, 4, 1), None)
LARK = OrganisationRow("U90001", "Lark PCN", "pcn", *PLACE, date(2019, 7, 1), None)


def many(count=20):
    """Enough practices for one bad row not to be a wrong file."""
    return [a_practice(f"X9{number:04}", f"SURGERY {number}") for number in range(count)]


def refusal(path) -> str:
    with pytest.raises(NotThatReport) as refused:
        read_file(path)
    return str(refused.value)


def test_practices_are_read_with_their_area_and_their_kind():
    extract = read_file(DATA / "epraccur_2025-03.csv")

    assert (extract.file_name, extract.day, extract.source) == ("epraccur_2025-03.csv", date(2025, 3, 1), "ODS 2025-03")
    assert (len(extract.organisations), extract.ties, extract.problems) == (12, [], [])
    assert extract.organisations[0] == DENSHAM
    assert {row.code: row.closed_on for row in extract.organisations if row.closed_on} == {"A82048": date(2022, 3, 31)}
    assert [row.code for row in extract.organisations if row.kind == "other_prescriber"] == ["A85621"]


def test_branches_are_tied_to_their_practices():
    extract = read_file(DATA / "ebranchs.csv")

    assert {(row.kind, row.area) for row in extract.organisations} == {("branch_surgery", "")}
    assert extract.ties[0] == TieRow("A81004001", "branch_of", "A81004", date(2004, 4, 1), None)
    assert extract.ties[3] == TieRow("A81017001", "branch_of", "A81017", date(2004, 4, 1), date(2016, 6, 30))
    assert extract.ties[-1].target == "L83647"


def test_trusts_and_commissioners_are_read():
    trusts, commissioners = read_file(DATA / "etr.csv"), read_file(DATA / "eccg.csv")

    assert {(row.kind, row.area) for row in trusts.organisations} == {("nhs_trust", "")}
    assert [(row.name, row.closed_on) for row in trusts.organisations if row.code == "R1C"] == [
        ("Solent NHS Trust", date(2024, 9, 30))
    ]
    assert {row.kind for row in commissioners.organisations} == {"sub_icb_location"}
    assert [row.code for row in commissioners.organisations if row.area != row.code] == []


def test_networks_are_read_with_their_practices(tmp_path):
    partners = [a_partner(until="20210331"), a_partner("X90002", since="20210401")]

    extract = read_file(workbook(tmp_path, "ePCN_2023-02.xlsx", [a_network(), [None] * 12], [*partners, [None] * 10]))

    assert (extract.day, extract.organisations, extract.problems) == (date(2023, 2, 1), [LARK], [])
    assert extract.ties == [
        TieRow("X90001", "member_of", "U90001", date(2019, 7, 1), date(2021, 3, 31)),
        TieRow("X90002", "member_of", "U90001", date(2021, 4, 1), None),
    ]


def test_days_in_a_workbook_may_be_days(tmp_path):
    networks = [a_network(opened=date(2019, 7, 1))]

    assert read_file(workbook(tmp_path, "epcn.xlsx", networks, [])).organisations == [LARK]


HEADER = ["Organisation Code", "Name", *[""] * 25]


@pytest.mark.parametrize(
    "content",
    [
        [a_practice()],
        [HEADER, a_practice()],
        [a_practice(c10="01/04/1974")],
        [a_practice(c10="1974-04-01")],
        [a_practice(name=" LARKFIELD  SURGERY "), [""] * 27],
    ],
    ids=[
        "without a header",
        "with a header",
        "days with strokes",
        "days as in ISO 8601",
        "spare spaces and a blank row",
    ],
)
def test_however_it_is_laid_out_it_is_read(content, tmp_path):
    extract = read_file(write(tmp_path, "epraccur.csv", content))

    assert (extract.day, extract.source, extract.organisations, extract.problems) == (None, "ODS", [LARKFIELD], [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_however_it_is_encoded_it_is_read(encoding, tmp_path):
    text = ",".join(a_practice(name="CAFÉ SURGERY")).encode(encoding)

    assert read_file(write(tmp_path, "epraccur.csv", text)).organisations[0].name == "Café Surgery"


def test_a_zipped_report_is_read(tmp_path):
    content = (DATA / "etr.csv").read_bytes()

    extract = read_file(zipped(tmp_path, "etr.zip", etr_csv=content, readme=b"About this file"))

    assert extract.organisations == read_file(DATA / "etr.csv").organisations


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["X90099", "SHORT"], "it has 2 columns, not 27"),
        (a_practice("x9"), "“x9” is not a code of GP practices and prescribing cost centres"),
        (a_practice("X90099", name=""), "X90099 has no name"),
        (a_practice("X90099", c10="31/02/2020"), "“31/02/2020” is not a date"),
        (a_practice("X90099", name="N" * 201), "X90099 has a name of 201 characters, more than 200"),
        (a_practice("X90099", name="SURG\0ERY"), "X90099 has a name that is not text"),
    ],
)
def test_a_row_that_cannot_be_read_is_left_out_and_named(row, why, tmp_path):
    extract = read_file(write(tmp_path, "epraccur.csv", [*many(), row]))

    assert len(extract.organisations) == 20
    assert extract.problems == [Problem("line 21", why)]


def test_of_a_branch_with_an_unreadable_day_nothing_is_taken(tmp_path):
    rows = [a_practice(f"X9{number:04}001", c14=f"X9{number:04}") for number in range(20)]
    rows[7][15] = "soon"

    extract = read_file(write(tmp_path, "ebranchs.csv", rows))

    assert (len(extract.organisations), len(extract.ties)) == (19, 19)
    assert extract.problems == [Problem("line 8", "“soon” is not a date")]


def test_a_row_of_a_workbook_that_cannot_be_read_is_left_out_and_named(tmp_path):
    partners = [a_partner(f"X9{number:04}") for number in range(20)]
    partners[3][4] = "LARK"

    extract = read_file(workbook(tmp_path, "epcn.xlsx", [a_network()], partners))

    assert len(extract.ties) == 19
    assert extract.problems == [Problem("sheet PCN Core Partner Details, row 5", "“LARK” is not a network's code")]


def test_a_file_that_is_another_report_is_refused_whole(tmp_path):
    trusts = write(tmp_path, "epraccur.csv", (DATA / "etr.csv").read_bytes())

    assert refusal(trusts) == (
        "epraccur.csv is not the report of GP practices and prescribing cost centres: 10 of its 10 rows cannot be read,"
        " beginning with line 1: “G6V2S” is not a code of GP practices and prescribing cost centres."
    )


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("etr.csv", b"", "etr.csv holds no rows."),
        ("etr.csv", "R0A,Größe".encode("utf-16"), "etr.csv is not the report of NHS trusts:"),
        ("etr.csv", bytes(range(256)) * 20, "etr.csv is not"),
        ("etr.csv", b'"' + b"R" * 2_000_000 + b'"', "etr.csv is not a CSV file: field larger than field limit"),
        ("epcn.xlsx", b"not a workbook", "epcn.xlsx is not a workbook we can read: it is damaged or of another kind."),
    ],
)
def test_what_is_no_report_is_refused(name, content, sentence, tmp_path):
    assert refusal(write(tmp_path, name, content)).startswith(sentence)


def test_a_workbook_that_is_no_workbook_inside_is_refused(tmp_path):
    path = zipped(tmp_path, "epcn.xlsx", etr_csv=b"R0A")

    assert refusal(path) == "epcn.xlsx is not a workbook we can read: it is damaged or of another kind."


def test_a_workbook_that_expands_entities_is_refused(tmp_path):
    path = workbook(tmp_path, "epcn.xlsx", [a_network("U90001", "&laughs;")], [])
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"].replace(b"&amp;laughs;", b"&laughs;")
    members["xl/worksheets/sheet1.xml"] = b'<!DOCTYPE x [<!ENTITY laughs "ha ha ha">]>' + sheet
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)

    assert refusal(path) == "epcn.xlsx is not a workbook we can read: it is damaged or of another kind."


def test_a_workbook_without_rows_or_without_its_second_sheet_is_refused(tmp_path):
    empty = workbook(tmp_path, "epcn_empty.xlsx", [], [])
    book = openpyxl.Workbook()
    book.save(tmp_path / "epcn_one.xlsx")

    assert refusal(empty) == "epcn_empty.xlsx holds no rows."
    assert refusal(tmp_path / "epcn_one.xlsx") == (
        "epcn_one.xlsx should have two sheets: the networks, and their practices."
    )


def test_a_zip_of_several_tables_is_refused(tmp_path):
    path = zipped(tmp_path, "etr.zip", one_csv=b"", two_csv=b"")

    assert refusal(path) == "etr.zip should hold one CSV file; it holds 2."


def test_a_zip_cut_short_or_damaged_is_refused(tmp_path):
    path = zipped(tmp_path, "etr.zip", etr_csv=(DATA / "etr.csv").read_bytes())
    whole = bytearray(path.read_bytes())
    for place in range(60, 90):
        whole[place] ^= 0xFF
    path.write_bytes(whole)

    assert refusal(path).startswith("etr.zip cannot be unpacked: ")


def test_a_file_of_any_damage_is_read_or_refused(tmp_path):
    """Whatever a disk or a download did to it, somebody gets a sentence and not a traceback."""
    chance = random.Random(7)
    book = workbook(tmp_path, "epcn.xlsx", [a_network()], [a_partner()]).read_bytes()
    archive = zipped(tmp_path, "etr.zip", etr_csv=(DATA / "etr.csv").read_bytes()).read_bytes()
    for name, whole in [("epcn.xlsx", book), ("etr.zip", archive)] * 30:
        damaged = bytearray(whole)
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path = write(tmp_path, name, bytes(damaged))
        with suppress(NotThatReport):
            read_file(path)


@pytest.fixture
def small_limit(monkeypatch):
    """As if the largest file that may be read were of a thousand bytes."""
    monkeypatch.setattr(ods, "LARGEST_FILE", 1000)


def test_a_huge_file_is_refused(small_limit, tmp_path):
    path = write(tmp_path, "etr.csv", b"x" * 1001)

    assert refusal(path) == "etr.csv is larger than any report: over 0 MB."


def test_a_zip_that_unpacks_to_a_huge_file_is_refused_before_it_is(small_limit, tmp_path):
    path = zipped(tmp_path, "etr.zip", etr_csv=b"x" * 100_000)

    assert path.stat().st_size < 1000
    assert refusal(path) == "etr.zip unpacks to over 0 MB."


def test_a_workbook_that_unpacks_to_a_huge_file_is_refused_before_it_is(tmp_path):
    path = zipped(tmp_path, "epcn.xlsx", sheet=b"x" * (ods.LARGEST_FILE + 1))

    assert refusal(path) == "epcn.xlsx is not a workbook we can read: it unpacks to over 100 MB."


@pytest.mark.parametrize(
    ("name", "report"),
    [
        ("epraccur.csv", "epraccur"),
        ("EPRACCUR_2025-03.CSV", "epraccur"),
        ("ePCN_2023-02.xlsx", "epcn"),
        ("etr.zip", "etr"),
        ("etraining.csv", ""),
        ("epcnpartners.xlsx", ""),
        ("2025 etr.csv", ""),
    ],
)
def test_a_report_is_known_by_its_name(name, report):
    assert report_named(Path(name)) == report


def test_a_file_that_is_no_report_of_ours_is_not_read(tmp_path):
    assert read_file(write(tmp_path, "notes.csv", b"")) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("etr_2025-03.csv", date(2025, 3, 1)),
        ("etr_20250314.csv", date(2025, 3, 14)),
        ("etr_2025-03-14.csv", date(2025, 3, 14)),
        ("etr_2022.csv", date(2022, 1, 1)),
        ("etr_2025-13.csv", None),
        ("etr.csv", None),
    ],
)
def test_the_day_of_an_extract_is_in_its_name(name, day, tmp_path):
    assert read_file(write(tmp_path, name, (DATA / "etr.csv").read_bytes())).day == day


def test_what_fits_here_fits_in_the_directory():
    widths = {name: Organisation._meta.get_field(name).max_length for name in WIDEST}

    assert widths == WIDEST
    assert Name._meta.get_field("text").max_length == WIDEST["name"]
