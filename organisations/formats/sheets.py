"""A body's own table of ties and schemes: a CSV file that people keep in a spreadsheet, one line a tie.

The first line names the columns, in any order; others than these five are passed over. An organisation stands there by
its code or its name; a relation by its words (“belongs to”) or its name in the code (`member_of`); a contract type,
service, scheme or ward as it is called. `since` is the first day, `until` the first day no longer; either may be empty.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from organisations.formats.rows import Problem, day
from organisations.formats.tables import FORMULA, decoded, harmless
from organisations.models import Tie

COLUMNS = ("organisation", "relation", "target", "since", "until")
FOR_READERS = ("organisation name", "target name")  # written for people, not read
LARGEST_SHEET = 10_000_000  # bytes
MOST_ROWS = 100_000
LONGEST = {"organisation": 200, "relation": 60, "target": 200, "since": 20, "until": 20}  # characters
EXAMPLES = (
    ("A practice's code", "holds a contract of type", "PMS", "01/04/2024", ""),
    ("A practice's name", "has signed up to", "winter access", "01/10/2026", "01/04/2027"),
    ("A practice's code", "belongs to", "The name of a federation or locality", "", ""),
)


class NotASheet(ValueError):
    """The file cannot be read as a table of ties."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line: a tie as it was written, its relation and days understood."""

    line: int
    organisation: str
    relation: str
    target: str
    since: date | None
    until: date | None


def read_sheet(content: bytes) -> tuple[list[SheetRow], list[Problem]]:
    """The lines of a file, and those refused with the reason. Raises NotASheet for what is no such table."""
    rows, problems = [], []
    for line, cells in _lines(content):
        try:
            rows.append(_row(line, cells))
        except ValueError as error:
            problems.append(Problem(f"line {line}", str(error)))
    return rows, problems


def _lines(content: bytes) -> list[tuple[int, dict[str, str]]]:
    text = _text(content)
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    lines: list[tuple[int, dict[str, str]]] = []
    try:
        places = _places(next(reader, []))
        for cells in reader:
            if any(map(str.strip, cells)):
                lines.append(
                    (reader.line_num, {name: cells[n].strip() for name, n in places.items() if n < len(cells)})
                )
            if len(lines) > MOST_ROWS:
                raise NotASheet(f"The file has more than {MOST_ROWS:,} lines. Send it in parts.")
    except csv.Error as error:
        raise NotASheet(f"The file cannot be read beyond line {reader.line_num}. Save it as CSV again.") from error
    if not lines:
        raise NotASheet("The file has no lines below its headings.")
    return lines


def _text(content: bytes) -> str:
    try:
        return decoded(content)
    except ValueError as error:
        raise NotASheet("This is not a CSV file. In your spreadsheet, choose “Save as” and “CSV UTF-8”.") from error


def _places(header: list[str]) -> dict[str, int]:
    headings = [heading.strip().lower() for heading in header]
    if missing := [name for name in COLUMNS if name not in headings]:
        raise NotASheet(
            f"The first line must name the columns {', '.join(COLUMNS)}. “{missing[0]}” is not among them."
            " Begin with the empty table."
        )
    return {name: headings.index(name) for name in COLUMNS}


def _row(line: int, cells: dict[str, str]) -> SheetRow:
    for name, longest in LONGEST.items():
        written = cells.get(name, "")
        if len(written) > longest:
            raise ValueError(f"The {name} has {len(written):,} characters; {longest} are the most")
        if written.startswith(FORMULA):
            raise ValueError(f"“{written[:20]}” begins as a formula does. Write the {name} in letters and figures")
        if "\0" in written:  # a wide encoding may hold one
            raise ValueError(f"The {name} is not text")
        if not written and name not in {"since", "until"}:
            raise ValueError(f"There is no {name}")
    row = SheetRow(line, cells["organisation"], _relation(cells["relation"]), cells["target"], *_days(cells))
    if row.since and row.until and row.until < row.since:
        raise ValueError("It ends before it begins: look at since and until")
    return row


def _days(cells: dict[str, str]) -> tuple[date | None, date | None]:
    return day(cells.get("since", "")), day(cells.get("until", ""))


def _relation(written: str) -> str:
    relation = RELATIONS.get(bare(written))
    if relation is None:
        raise ValueError(f"“{written}” is not a way to be tied. Use one of: {', '.join(Tie.Relation.labels)}")
    return relation


def bare(text: str) -> str:
    """A text without what people write now one way, now another: case, spaces, hyphens and underscores."""
    return "".join(character for character in text.casefold() if character not in " -_")


RELATIONS = {bare(text): value for value, label in Tie.Relation.choices for text in (value, label)}


def write_sheet(lines: Iterable[Iterable[object]], *, named: bool = True) -> bytes:
    """A table of these lines (named: with two columns of names after the five), in UTF-8 with a byte order mark."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*COLUMNS, *(FOR_READERS if named else ())])
    writer.writerows([_written(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def _written(cell: object) -> str:
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return harmless("" if cell is None else str(cell))
