"""The page of what was read into the directory."""

import pytest

from organisations.actions.importing import take_in
from organisations.formats.ods import read_file
from organisations.models import Import, UnfinishedImport
from people.actions.posts import the_service
from tests.organisations.reports import DATA, a_practice, write

IMPORTS = "/directory/imports/"
QUERIES = 7


@pytest.fixture
def reading(db, now):
    """Read a report of ODS."""

    def read(path):
        return take_in(extract=read_file(path), path=path, by=the_service(), at=now).report

    return read


def test_a_reading_is_listed_with_what_it_changed(as_grace, reading, tmp_path):
    reading(write(tmp_path, "epraccur_2024.csv", [a_practice(), a_practice("X90002", "WREN SURGERY")]))
    renamed = a_practice(name="LARK GROUP", c9="ZZ2 2BB")
    report = reading(
        write(tmp_path, "epraccur_2025.csv", [renamed, a_practice("X90002", "WREN SURGERY", c11="20241231")])
    )

    page = as_grace.get(IMPORTS).content.decode()
    assert "0 added, 1 renamed, 1 closed" in page
    page = as_grace.get(f"{IMPORTS}{report.pk}/").content.decode()
    assert "Larkfield Surgery (X90001) is now called Lark Group" in page
    assert "Larkfield Surgery (X90001): postcode “ZZ1 1AA” is now “ZZ2 2BB”" in page
    assert "Wren Surgery (X90002) closed on 31 December 2024" in page


def test_rows_left_out_are_listed_with_the_reason(as_grace, reading):
    report = reading(DATA / "ebranchs.csv")

    page = as_grace.get(f"{IMPORTS}{report.pk}/").content.decode()

    assert "A81004001 branch_of A81004: A81004 is not in the directory" in page


def test_a_register_half_read_is_said_to_be(as_grace):
    UnfinishedImport.objects.create(file_name="companies.csv", sha256="0" * 64, selection="0" * 64, position=1_200_000)

    page = as_grace.get(IMPORTS).content.decode()

    assert "companies.csv is not finished: 1,200,000 rows read so far." in page
    assert "Nothing has been read yet." in page


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_of_imports_asks_as_much_however_long(count, as_grace, grace, now, django_assert_num_queries):
    for _ in range(count):
        Import.objects.create(
            file_name="etr.csv", sha256="", added=1, changed=0, closed=0, skipped=0, imported_at=now, imported_by=grace
        )

    with django_assert_num_queries(QUERIES):
        as_grace.get(IMPORTS)
