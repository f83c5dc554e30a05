"""Reading and writing a body's own table of ties."""

import csv
import io
from datetime import date

import pytest

from organisations.formats.rows import Problem
from organisations.formats.sheets import EXAMPLES, MOST_ROWS, NotASheet, SheetRow, read_sheet, write_sheet

HEADER = "organisation,relation,target,since,until\n"
A_ROW = SheetRow(2, "X99001", "holds_contract", "PMS", date(2024, 4, 1), None)


@pytest.mark.parametrize(
    "content",
    [
        (HEADER + "X99001,holds_contract,PMS,01/04/2024,\n").encode(),
        (HEADER + "X99001,Holds a Contract of Type,PMS,2024-04-01,\n").encode("utf-8-sig"),
        (HEADER + "X99001,holds-contract,PMS,20240401\n").encode("utf-16"),
        (HEADER + "X99001,holds_contract,PMS,1/4/2024,\n,,,,\n").replace(",", ";").encode(),
        b"Target,note,Relation,Until,Since,Organisation\r\nPMS,why,holds_contract,,01/04/2024,X99001\r\n",
    ],
    ids=["plain", "words of the relation", "UTF-16, a cell short", "semicolons and a blank line", "any order"],
)
def test_however_a_spreadsheet_saves_it_it_is_read(content):
    assert read_sheet(content) == ([A_ROW], [])


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (
            "X99001,likes,PMS,,",
            "“likes” is not a way to be tied. Use one of: is a branch of, is a site of, belongs to,",
        ),
        ("X99001,provides,,,", "There is no target"),
        (",provides,minor surgery,,", "There is no organisation"),
        ("X99001,provides,minor surgery,31/02/2024,", "“31/02/2024” is not a date"),
        ("X99001,provides,minor surgery,2025-01-02,2025-01-01", "It ends before it begins: look at since and until"),
        ('X99001,provides,"=HYPERLINK(""http://x"")",,', "“=HYPERLINK("),
        ("@SUM(A1),provides,minor surgery,,", "“@SUM(A1)” begins as a formula does"),
        ("X99001,provides," + "x" * 201 + ",,", "The target has 201 characters; 200 are the most"),
    ],
    ids=["relation", "no target", "no organisation", "no such day", "days swapped", "formula", "formula 2", "too long"],
)
def test_a_line_that_cannot_be_read_is_refused_with_the_reason(line, why):
    rows, problems = read_sheet((HEADER + "X99001,holds_contract,PMS,01/04/2024,\n" + line + "\n").encode())

    assert rows == [A_ROW]
    assert [problem.place for problem in problems] == ["line 3"]
    assert problems[0].why.startswith(why)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04\x00\x00rest of a workbook", "This is not a CSV file."),
        (b"%PDF-1.7\n", "The first line must name the columns organisation, relation, target, since, until."),
        (b"", "The first line must name the columns"),
        (HEADER.replace(",until", "").encode(), "“until” is not among them"),
        (HEADER.encode(), "The file has no lines below its headings."),
        ((HEADER + '"' + "x" * 200_000).encode(), "The file cannot be read beyond line"),
        (b"\xff\xfe\x00", "This is not a CSV file."),
    ],
    ids=["a workbook", "a PDF", "empty", "a column missing", "only headings", "a cell without an end", "cut short"],
)
def test_what_is_no_table_is_refused(content, sentence):
    with pytest.raises(NotASheet, match=sentence):
        read_sheet(content)


def test_a_table_of_too_many_lines_is_refused():
    content = HEADER + "X,provides,y,,\n" * (MOST_ROWS + 1)

    with pytest.raises(NotASheet, match="more than 100,000 lines"):
        read_sheet(content.encode())


def test_what_is_written_is_read_again():
    lines = [("X99001", "holds a contract of type", "PMS", date(2024, 4, 1), None, "=Larkfield", "")]

    content = write_sheet(lines)

    assert read_sheet(content) == ([A_ROW], [])
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1][5] == "'=Larkfield"


def test_the_examples_of_the_empty_table_are_as_a_table_should_be():
    rows, problems = read_sheet(write_sheet(EXAMPLES, named=False))

    assert (len(rows), problems) == (len(EXAMPLES), [])


def test_a_problem_says_its_line():
    _, problems = read_sheet((HEADER + "\n\nX99001,provides,,,\n").encode())

    assert problems == [Problem("line 4", "There is no target")]
