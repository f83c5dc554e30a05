"""CSV files with a header, as those of a normalised directory and of labelled cases are."""

import csv
from collections.abc import Iterator
from pathlib import Path

LONGEST_CELL = 1_000_000  # characters; papers of labelled cases are long


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
