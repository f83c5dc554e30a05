"""Workbooks as plain rows of text."""

import zipfile
from datetime import datetime
from itertools import islice
from pathlib import Path

import openpyxl

MOST_ROWS = 200_000
COLUMNS = 30  # are read, so that a sheet said to be thousands wide costs no more


def sheet_rows(
    path: Path, largest: int, *, most: int = MOST_ROWS, formulas: bool = False
) -> list[tuple[str, list[list[str]]]]:
    """Every sheet's title and its rows of 30 cells as text, days as 2026-11-21.

    Of a formula, what it came to when the workbook was saved, or (`formulas`) its text. ValueError for what is no
    workbook or unpacks to more than `largest` bytes.
    """
    try:
        sheets = _sheets(path, largest, most, formulas)
    except Exception as error:
        # Nobody says what zipfile and openpyxl raise for a damaged file: it is a great deal.
        raise ValueError("it is damaged or of another kind") from error
    if sheets is None:
        raise ValueError(f"it unpacks to over {largest // 1_000_000} MB")
    if any(len(rows) > most for _, rows in sheets):
        raise ValueError(f"it has more than {most:,} rows")
    return sheets


def _sheets(path: Path, largest: int, most: int, formulas: bool) -> list[tuple[str, list[list[str]]]] | None:
    with zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > largest:
            return None
    # Opened here, because openpyxl leaves a file that it cannot read open.
    with path.open("rb") as file:
        workbook = openpyxl.load_workbook(file, read_only=True, data_only=not formulas)
        return [(sheet.title, _rows(sheet, most)) for sheet in workbook.worksheets]


def _rows(sheet, most: int) -> list[list[str]]:
    first = islice(sheet.iter_rows(values_only=True, max_col=COLUMNS), most + 1)
    return [[_text(cell) for cell in cells] for cells in first]


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell).strip()
