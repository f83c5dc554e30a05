"""Telling what a file is, by what it holds rather than by its name, and reading its tables."""

import tempfile
import zipfile
from pathlib import Path

from intake.formats import commas, documents, printed, workbooks
from intake.formats.tables import LARGEST_FILE, CannotRead, Table, within_limits

OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
NEITHER = (
    "This is neither an Excel workbook (.xlsx) nor a Word document (.docx). Save it as one of them and send it again."
)
EMPTY = "There is nothing in this file."
ONLY_LISTS = "A staff list is a CSV file or an Excel workbook (.xlsx). Save it as one of them and send it again."


def read(content: bytes, *, only_lists: bool) -> list[Table]:
    """The tables in a file; `only_lists`: no documents. Raises CannotRead."""
    if len(content) > LARGEST_FILE:
        raise CannotRead(f"The file is larger than {LARGEST_FILE // 1_000_000}MB. Send it in parts.")
    if content.startswith(OLD_OR_LOCKED):
        raise CannotRead(
            "The file is locked with a password, or of the kind that Office wrote before 2007. Open it, save it as"
            " .xlsx or .docx without a password, and send it again."
        )
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        tables = _tables(content, Path(file.name), only_lists)
    if not tables:
        raise CannotRead(EMPTY)
    return tables


def _tables(content: bytes, path: Path, only_lists: bool) -> list[Table]:
    match _kind(content, path):
        case "workbook":
            return within_limits(workbooks.sheets(path))
        case "csv":
            return within_limits([("", commas.rows(content))])
        case _ if only_lists:
            raise CannotRead(ONLY_LISTS)
        case "pdf":
            return within_limits(printed.tables(path))
        case "document":
            return within_limits(documents.tables(path))
    raise CannotRead(NEITHER)


def _kind(content: bytes, path: Path) -> str:
    if content.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if not content.startswith(b"PK"):
        return "csv"
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        return ""
    return next((kind for part, kind in PARTS.items() if part in names), "")


PARTS = {"xl/workbook.xml": "workbook", "word/document.xml": "document"}
