"""Excel workbooks, read as the directory reads them."""

import zipfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from intake.formats.tables import LARGEST_UNPACKED, MOST_ROWS, CannotRead
from organisations.formats.workbooks import sheet_rows

Sheet = tuple[str, Iterator[tuple[str, list[str]]]]


def sheets(path: Path) -> list[Sheet]:
    """Every sheet and its rows. What a formula came to stands for it, or else its text, which nothing carries out."""
    values = _read(path)
    formulas = _read(path, formulas=True) if _holds_formulas(path) else values
    return [(title, _rows(rows, written)) for (title, rows), (_, written) in zip(values, formulas, strict=True)]


def _read(path: Path, **how: bool) -> list[tuple[str, list[list[str]]]]:
    try:
        return sheet_rows(path, LARGEST_UNPACKED, most=MOST_ROWS, **how)
    except ValueError as error:
        raise CannotRead(
            f"The workbook cannot be read: {error}. Open it, save it as .xlsx and send it again."
        ) from error


def _rows(values: list[list[str]], written: list[list[str]]) -> Iterator[tuple[str, list[str]]]:
    for number, (cells, formulas) in enumerate(zip_longest(values, written, fillvalue=[]), start=1):
        yield f"row {number}", [cell or formula for cell, formula in zip_longest(cells, formulas, fillvalue="")]


def _holds_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        sheets = [entry for entry in archive.infolist() if entry.filename.startswith("xl/worksheets/")]
        return any(b"<f>" in content or b"<f " in content for content in map(archive.read, sheets))
