"""What every file that people send becomes: tables of text, within limits."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

LARGEST_FILE = 10_000_000  # bytes, as it is sent
LARGEST_UNPACKED = 100_000_000  # bytes, of a workbook or a Word document
MOST_ROWS = 20_000
MOST_COLUMNS = 60
MOST_CELLS = 500_000
MOST_TABLES = 500
LONGEST_CELL = 4_000  # characters

NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class CannotRead(ValueError):
    """The file cannot be read; the message is a sentence that says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands in its file, as a person would look for it (“row 12”), and its cells."""

    place: str
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file: a sheet's title, or where in the document it stands."""

    name: str
    rows: list[Row] = field(default_factory=list)


def within_limits(tables: Iterable[tuple[str, Iterable[tuple[str, Iterable[str]]]]]) -> list[Table]:
    """The tables with their text made plain and their blank rows left out. Raises CannotRead for what is too much."""
    kept, cells = [], 0
    for name, rows in tables:
        table = Table(plain(name))
        for row in _rows_with_text(rows):
            table.rows.append(row)
            cells += len(row.cells)
            if len(table.rows) > MOST_ROWS or cells > MOST_CELLS:
                raise CannotRead(f"The file has more than {MOST_ROWS:,} rows, or they are very wide. Send it in parts.")
        if table.rows:
            kept.append(table)
        if len(kept) > MOST_TABLES:
            raise CannotRead(f"The file has more than {MOST_TABLES} tables. Send it in parts.")
    return kept


def _rows_with_text(rows: Iterable[tuple[str, Iterable[str]]]) -> Iterator[Row]:
    for place, cells in rows:
        texts = [plain(cell) for cell in cells][:MOST_COLUMNS]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            yield Row(place, texts)


def plain(text: str) -> str:
    """A cell's text: no characters that are none, spaces as one each, no longer than we keep."""
    return re.sub(r"\s+", " ", NO_TEXT.sub(" ", text)).strip()[:LONGEST_CELL]
