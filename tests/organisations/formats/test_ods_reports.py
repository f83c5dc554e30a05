"""The further reports of the Organisation Data Service, and headers in any order, on invented rows in their layouts."""

from datetime import date

import pytest

from organisations.formats.ods import read_file
from organisations.formats.rows import NotThatReport, Problem, TieRow
from tests.organisations.reports import (
    NETWORK_HEADINGS,
    PARTNER_HEADINGS,
    a_network,
    a_partner,
    a_practice,
    write,
    zipped,
)

HEADINGS = [
    "Organisation Code",
    "Name",
    "National Grouping",
    "High Level Health Geography",
    *(f"Address Line {line}" for line in range(1, 6)),
    "Postcode",
    "Open Date",
    "Close Date",
    "Status Code",
    "Organisation Sub-Type Code",
    "Commissioner",
    "Join Provider/Purchaser Date",
    "Left Provider/Purchaser Date",
    "Contact Telephone Number",
    "Null",
    "Null",
    "Null",
    "Amended Record Indicator",
    "Null",
    "Provider/Purchaser",
    "Null",
    "Prescribing Setting",
    "Null",
]


def read(folder, name, rows):
    return read_file(write(folder, name, rows))


def same(one, other) -> bool:
    return (one.organisations, one.ties, one.problems) == (other.organisations, other.ties, other.problems)


@pytest.mark.parametrize("name", ["epraccur.csv", "ebranchs.csv"])
def test_columns_are_found_by_their_headings_wherever_they_stand(name, tmp_path):
    row = a_practice("X90001001" if name == "ebranchs.csv" else "X90001", c14="X90001", c15="20040401")
    turned = [[*reversed(HEADINGS)], [*reversed(row)]]

    assert same(read(tmp_path, name, turned), read(tmp_path, name, [row]))


def test_a_report_may_have_fewer_columns_and_others_besides(tmp_path):
    headings = [
        "ODS Code",
        "Organisation Name",
        "Postcode",
        "Open Date",
        "Close Date",
        "Parent Organisation Code",
        "Role",
    ]
    row = ["X90001", "LARKFIELD SURGERY", "ZZ1 1AA", "1974-04-01", "", "9ZA", "RO76"]

    extract = read(tmp_path, "epraccur.csv", [headings, row])

    organisation = extract.organisations[0]
    assert (organisation.code, organisation.area, organisation.opened_on) == ("X90001", "9ZA", date(1974, 4, 1))
    assert (organisation.kind, organisation.address) == ("other_prescriber", "")


def test_a_row_of_another_width_than_its_header_is_left_out(tmp_path):
    rows = [[f"X9{number:04}", "SURGERY", "ZZ1 1AA"] for number in range(20)]

    extract = read(tmp_path, "epraccur.csv", [["Code", "Name", "Postcode"], *rows, ["X99999", "SURGERY"]])

    assert extract.problems == [Problem("line 22", "it has 2 columns, not 3")]


def test_a_header_without_a_name_is_refused(tmp_path):
    with pytest.raises(NotThatReport, match="The header names no column for the organisation's name"):
        read(tmp_path, "epraccur.csv", [["Organisation Code", "Postcode"], ["X90001", "ZZ1 1AA"]])


@pytest.mark.parametrize(
    ("setting", "kind"), [("4", "gp_practice"), ("RO76", "gp_practice"), ("1", "other_prescriber")]
)
def test_a_practice_is_told_by_its_setting_or_by_its_role(setting, kind, tmp_path):
    assert read(tmp_path, "epraccur.csv", [a_practice(c25=setting)]).organisations[0].kind == kind


@pytest.mark.parametrize(
    ("cells", "closed_on"),
    [
        ({"c11": "20220331", "c12": "C"}, date(2022, 3, 31)),
        ({"c12": "ACTIVE"}, None),
        ({"c12": "D"}, None),
        ({"c12": "INACTIVE", "c16": "20220331"}, date(2022, 3, 31)),
        ({"c12": "closed"}, date(2025, 3, 1)),
    ],
    ids=["day", "active", "dormant", "inactive since it left", "closed, no day"],
)
def test_what_closed_is_kept_with_the_day_or_the_nearest_known(cells, closed_on, tmp_path):
    assert read(tmp_path, "epraccur_2025-03.csv", [a_practice(**cells)]).organisations[0].closed_on == closed_on


@pytest.mark.parametrize(
    ("name", "code", "called", "kind", "area", "ties"),
    [
        ("ets.csv", "RZ901", "LARK GENERAL HOSPITAL", "hospital_site", "", [("site_of", "RZ9")]),
        ("ets.csv", "RZ902", "LARK HEALTH CENTRE", "clinic", "", [("site_of", "RZ9")]),
        ("ephp.csv", "NZ9", "LARK CARE LIMITED", "provider", "", []),
        ("ephpsite.csv", "NZ901", "LARK CLINIC", "clinic", "", [("site_of", "NZ9")]),
        ("edispensary.csv", "FZ901", "LARK CHEMIST", "pharmacy", "9ZA", []),
        ("egdpprac.csv", "V99001", "LARK DENTAL", "dental_practice", "9ZA", []),
        ("eoptsite.csv", "TPZ90", "LARK OPTICIANS", "provider", "9ZA", []),
        ("ehospice.csv", "8Z901", "LARK HOSPICE", "provider", "", []),
        ("lauth.csv", "999", "TARNSEA COUNCIL", "local_authority", "", []),
        ("eother.csv", "QZ9", "NHS TARNSEA INTEGRATED CARE BOARD", "other", "", []),
    ],
)
def test_further_reports_have_the_same_layout(name, code, called, kind, area, ties, tmp_path):
    extract = read(tmp_path, name, [a_practice(code, called, c14="", c23="9ZA")])

    row = extract.organisations[0]
    assert (row.code, row.kind, row.area) == (code, kind, area)
    assert [(tie.code, tie.relation, tie.target) for tie in extract.ties] == [(code, *tie) for tie in ties]


def test_a_site_whose_row_names_its_trust_is_tied_to_that(tmp_path):
    assert read(tmp_path, "ets.csv", [a_practice("RZ901", c14="RZ8")]).ties[0].target == "RZ8"


def test_successors_are_ties_from_the_new_to_the_old(tmp_path):
    rows = [["X90001", "X90002", "R", "20220401", "1"], ["X90003", "X90002", "R", "20230401", "1"]] * 10

    extract = read(tmp_path, "succ.csv", [*rows, ["X90001", "-", "R", "20220401", ""]])

    assert extract.ties[:2] == [
        TieRow("X90002", "successor_of", "X90001", date(2022, 4, 1), None),
        TieRow("X90002", "successor_of", "X90003", date(2023, 4, 1), None),
    ]
    assert extract.problems == [Problem("line 21", "“-” is not an organisation's code")]


@pytest.mark.parametrize("headers", [True, False])
def test_networks_come_as_csv_files_too(headers, tmp_path):
    networks = [["" if cell is None else cell for cell in a_network()]]
    partners = [a_partner(until="20210331"), a_partner(network="U90002", since="20210401", until="")]
    header = [[heading.replace("\n", " ") for heading in PARTNER_HEADINGS]]

    network = read(tmp_path, "epcn.csv", [[*NETWORK_HEADINGS, *[""] * 6], *networks] if headers else networks)
    partner = read(tmp_path, "epcncorepartnerdetails.csv", [*header, *partners] if headers else partners)

    assert [(row.code, row.name, row.area) for row in network.organisations] == [("U90001", "Lark PCN", "9ZA")]
    assert partner.ties == [
        TieRow("X90001", "member_of", "U90001", date(2019, 7, 1), date(2021, 3, 31)),
        TieRow("X90001", "member_of", "U90002", date(2021, 4, 1), None),
    ]


def test_a_zip_of_networks_is_read(tmp_path):
    content = write(tmp_path, "x.csv", [["" if cell is None else cell for cell in a_network()]]).read_bytes()

    assert len(read_file(zipped(tmp_path, "epcn.zip", epcn_csv=content)).organisations) == 1


def test_the_day_of_a_file_of_changes_is_the_last_in_its_name(tmp_path):
    extract = read(tmp_path, "edispensary_changes_20250301_to_20250424.csv", [a_practice("FZ901")])

    assert extract.day == date(2025, 4, 24)
