"""Workbooks as plain rows of text."""

import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

MOST_ROWS = 200_000
COLUMNS = 30  # are read, so that a sheet said to be thousands wide costs no more


def sheet_rows(path: Path, largest: int) -> list[tuple[str, list[list[str]]]]:
    """Every sheet's title and its rows of 30 cells as text, days as 2026-11-21.

    ValueError for what is no workbook or unpacks to more than `largest` bytes.
    """
    _refuse_if_large(path, largest)
    try:
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
        return [(sheet.title, _rows(sheet)) for sheet in workbook.worksheets]
    except (InvalidFileException, KeyError, ParseError, zipfile.BadZipFile) as error:
        raise ValueError("it is damaged or of another kind") from error


def _refuse_if_large(path: Path, largest: int) -> None:
    if not zipfile.is_zipfile(path):
        raise ValueError("it is damaged or of another kind")
    with zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > largest:
            raise ValueError(f"it unpacks to over {largest // 1_000_000} MB")


def _rows(sheet) -> list[list[str]]:
    rows = []
    for cells in sheet.iter_rows(values_only=True, max_col=COLUMNS):
        if len(rows) == MOST_ROWS:
            raise ValueError(f"it has more than {MOST_ROWS:,} rows")
        rows.append([_text(cell) for cell in cells])
    return rows


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell).strip()
