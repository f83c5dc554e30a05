"""CSV and JSON as files to take away."""

import csv
import hashlib
import io
import json

import pytest

from coi.shared.canonical import canonical_json
from registers.policy.files import COLUMNS, csv_bytes, guarded, json_bytes

COLUMNS_HERE = {"name": "Name", "organisation": "Offered by", "is_estimate": "Value is an estimate"}


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_csv_has_a_heading_and_a_row_for_each_entry():
    entries = [{"name": "Zoë Larkin", "organisation": "Quay, Ltd\nNorth", "is_estimate": True, "ignored": "x"}]

    content = csv_bytes(COLUMNS_HERE, entries)

    assert content == ('\ufeffName,Offered by,Value is an estimate\r\nZoë Larkin,"Quay, Ltd\nNorth",Yes\r\n'.encode())


def test_csv_without_entries_says_so():
    assert rows_of(csv_bytes(COLUMNS_HERE, [])) == [list(COLUMNS_HERE.values()), ["No entries in this period"]]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "  @", "＝", "＋", "－", "＠"])
def test_a_cell_that_begins_like_a_formula_is_text(sign):
    assert guarded(f"{sign}HYPERLINK(1)") == f"'{sign}HYPERLINK(1)"


@pytest.mark.parametrize("cell", ["", "Larkfield Surgery", "a=b", "2021-04-01", "12.50", "(former)", "'quoted'"])
def test_other_cells_stay_as_they_are(cell):
    assert guarded(cell) == cell


def test_csv_guards_every_cell():
    entries = [{"name": "=1+1", "organisation": "+44", "is_estimate": False}]

    assert rows_of(csv_bytes(COLUMNS_HERE, entries))[1] == ["'=1+1", "'+44", "No"]


def test_json_holds_the_content_its_hash_and_the_licence():
    content = {"name": "Zoë", "entries": [], "number": 1}
    sha256 = hashlib.sha256(canonical_json(content)).hexdigest()

    whole = json.loads(json_bytes(content, sha256))

    assert whole["content"] == content
    assert whole["licence"]["name"] == "Open Government Licence v3.0"
    assert hashlib.sha256(canonical_json(whole["content"])).hexdigest() == whole["sha256"]


def test_every_register_has_the_columns_that_entries_are_searched_by():
    for columns in COLUMNS.values():
        assert {"reference", "name", "position", "organisation", "organisation_code"} <= columns.keys()
