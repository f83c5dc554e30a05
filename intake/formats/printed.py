"""Tables in PDF files: those with lines around their cells, page by page."""

from collections.abc import Iterator
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from intake.formats.tables import CannotRead

MOST_PAGES = 300
LOCKED = "The PDF is locked with a password. Save it without one and send it again."
DAMAGED = "The PDF cannot be read: it is damaged. Print it to a PDF again, or send the document it was made from."
TOO_MUCH = "Reading the PDF takes too much memory. Send it in parts, or send the document it was made from."
NO_TABLE = (
    "There is no table with lines around its cells in this PDF. It may be a picture of paper: send the document it was"
    " made from, or copy its table into a spreadsheet."
)


def tables(path: Path) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Every table of every page, and its rows. Raises CannotRead."""
    try:
        found = list(_tables(path))
    except CannotRead:
        raise
    except Exception as error:
        # Nobody says what a damaged PDF raises: it is a great deal.
        raise CannotRead(_why(error)) from error
    if not found:
        raise CannotRead(NO_TABLE)
    return found


def _tables(path: Path) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    with pdfplumber.open(path) as pdf:
        if len(pdf.pages) > MOST_PAGES:
            raise CannotRead(f"The PDF has more than {MOST_PAGES} pages. Send it in parts.")
        for number, page in enumerate(pdf.pages, start=1):
            for table in page.extract_tables():
                yield f"Page {number}", _rows(table, number)
            page.close()  # lets go of what was read of it


def _rows(table: list[list[str | None]], page: int) -> list[tuple[str, list[str]]]:
    return [(f"page {page}, row {number}", [cell or "" for cell in cells]) for number, cells in enumerate(table, 1)]


def _why(error: Exception) -> str:
    """The reason, which the library may have wrapped in an error of its own."""
    causes = (error, *error.args) if isinstance(error, PdfminerException) else (error,)
    kinds = {type(each) for each in causes}
    return LOCKED if PDFPasswordIncorrect in kinds else TOO_MUCH if MemoryError in kinds else DAMAGED
