"""Tables in Word documents."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.oxml.ns import qn

from intake.formats.tables import LARGEST_UNPACKED, CannotRead

DAMAGED = "The Word document cannot be read: it is damaged. Open it, save it as .docx and send it again."
NO_TABLE = "There is no table in this Word document. An earlier register is read from its tables only."


def tables(path: Path) -> Iterator[tuple[str, Iterator[tuple[str, list[str]]]]]:
    """Every table, those that stand in another's cell as well, and its rows. Raises CannotRead."""
    found = list(_opened(path).iter(qn("w:tbl")))
    if not found:
        raise CannotRead(NO_TABLE)
    for number, table in enumerate(found, start=1):
        yield f"Table {number}", _rows(table, number)


def _opened(path: Path):
    with zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
            raise CannotRead(f"The Word document unpacks to more than {LARGEST_UNPACKED // 1_000_000}MB.")
    try:
        return docx.Document(str(path)).element.body
    except Exception as error:
        # Nobody says what a damaged document raises: it is a great deal.
        raise CannotRead(DAMAGED) from error


def _rows(table, table_number: int) -> Iterator[tuple[str, list[str]]]:
    """The rows with as many cells as they have columns: a cell over several has its text in the first of them.

    One that goes on from the row above has its text, so that a name said once for three interests is said of each.
    """
    above: list[str] = []
    for number, row in enumerate(table.findall(qn("w:tr")), start=1):
        cells: list[str] = []
        for cell in row.iter(qn("w:tc")):
            if cell.getparent() is not row and not _in_content_control(cell, row):
                continue
            place = len(cells)
            text = above[place] if _goes_on(cell) and place < len(above) else _text(cell)
            cells += [text, *[""] * (_width(cell) - 1)]
        above = cells
        yield f"table {table_number}, row {number}", cells


def _in_content_control(cell, row) -> bool:
    """Whether a cell stands in a fillable field of this row, not in a table within one of its cells."""
    parent = cell.getparent()
    while parent is not None and parent is not row:
        if parent.tag == qn("w:tc"):
            return False
        parent = parent.getparent()
    return True


def _goes_on(cell) -> bool:
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val"), "continue") == "continue"


def _width(cell) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    written = span.get(qn("w:val"), "1") if span is not None else "1"
    return min(max(int(written), 1), 60) if written.isdecimal() else 1


def _text(cell) -> str:
    """All that is written in a cell; boxes ticked with Word's own control hold a character that is a tick."""
    return " ".join("".join(_pieces(paragraph)) for paragraph in cell.iter(qn("w:p")))


def _pieces(paragraph) -> Iterator[str]:
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:sym")):
        if node.tag == qn("w:t"):
            yield node.text or ""
        else:
            yield "✓" if node.tag == qn("w:sym") else " "
