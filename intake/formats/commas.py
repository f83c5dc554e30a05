"""CSV files, as spreadsheets and staff systems write them."""

import csv
import io
from collections.abc import Iterator

from intake.formats.tables import CannotRead
from organisations.formats.tables import decoded


def rows(content: bytes) -> Iterator[tuple[str, list[str]]]:
    """The rows of a file with commas, semicolons, tabs or bars between its cells. Raises CannotRead."""
    text = _text(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=first.count))
    try:
        for cells in reader:
            yield f"row {reader.line_num}", cells
    except csv.Error as error:
        raise CannotRead(f"The file cannot be read beyond row {reader.line_num}. Save it as CSV again.") from error


def _text(content: bytes) -> str:
    try:
        return decoded(content)
    except ValueError as error:
        raise CannotRead(
            "This is not a file we can read. Send a CSV file, or an Excel workbook (.xlsx); for an earlier register,"
            " a Word document (.docx) or a PDF will do as well."
        ) from error
