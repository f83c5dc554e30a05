"""CSV files: their text, and those with a header, as of a normalised directory and of labelled cases."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

LONGEST_CELL = 1_000_000  # characters; papers of labelled cases are long
# What a spreadsheet takes for the beginning of a formula and would carry out.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file with a header; texts such as “None” or “N/A” stay texts. Nothing if there is no file."""
    if not path.exists():
        return
    # The limit is the whole process's: other readers rely on its being low.
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
    finally:
        csv.field_size_limit(limit)


def decoded(content: bytes) -> str:
    """The text of a file as spreadsheets write them: UTF-8, UTF-16 or Windows-1252. Raises ValueError for no text."""
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if is_wide or b"\0" not in content:
        for encoding in ["utf-16"] if is_wide else ["utf-8-sig", "cp1252"]:
            with suppress(UnicodeDecodeError):
                return content.decode(encoding)
    raise ValueError("This is not text")


def harmless(text: str) -> str:
    """A cell for a spreadsheet, which would carry out what begins as a formula does."""
    return f"'{text}" if text.startswith(FORMULA) else text
