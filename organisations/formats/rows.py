"""What files from outside become: organisations, names and ties by code, and the rows that had to be left out."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

WIDEST = {"name": 200, "area": 10, "town": 100, "postcode": 10, "address": 300}  # characters the directory can hold


class NotThatReport(ValueError):
    """The file is not the report its name says."""


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation as a report tells of it."""

    code: str
    name: str
    kind: str
    area: str
    town: str
    postcode: str
    address: str
    opened_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name an organisation bears or bore, with the days the file gives for it."""

    code: str
    text: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """What one row of a register tells: an organisation, its names, or why it is left out.

    `place` counts the rows up to it.
    """

    place: int
    organisation: OrganisationRow | None = None
    names: tuple[NameRow, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TieRow:
    """One organisation's tie to another, both by code."""

    code: str
    relation: str
    target: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A row left out: where it stood and why."""

    place: str
    why: str


@dataclass
class Extract:
    """What one file held. `day` is the date in its name (“epraccur_2023-02”), None where it has none."""

    file_name: str
    day: date | None
    organisations: list[OrganisationRow] = field(default_factory=list)
    ties: list[TieRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def source(self) -> str:
        """What the directory says of where it was read."""
        return source_of("ODS", self.day)


def source_of(register: str, day: date | None) -> str:
    """A register and the month of its extract: “ODS 2025-03”."""
    return f"{register} {day:%Y-%m}" if day else register


def day_in(file_name: str) -> date | None:
    """The date in a file's name; of a span of days (“changes_20250301_to_20250424”), the last."""
    found = re.findall(r"(20\d\d)(?:-?(\d\d))?(?:-?(\d\d))?", file_name)
    if not found:
        return None
    year, month, day = (int(part) if part else 1 for part in found[-1])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day(text: str) -> date | None:
    """A day as the registers write it; None where nothing is written. Raises ValueError."""
    if not text:
        return None
    for layout in ("%Y%m%d", "%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, layout).date()  # noqa: DTZ007 a calendar day has no zone
        except ValueError:
            continue
    raise ValueError(f"“{text[:20]}” is not a date")


def fitting(row: OrganisationRow) -> OrganisationRow:
    """The row, if the directory can hold it. Raises ValueError."""
    for fact, widest in WIDEST.items():
        text = getattr(row, fact)
        if len(text) > widest:
            raise ValueError(f"{row.code} has a {fact} of {len(text)} characters, more than {widest}")
        if "\0" in text:
            raise ValueError(f"{row.code} has a {fact} that is not text")
    return row


def fits(name: NameRow) -> bool:
    """Whether the directory can hold a name."""
    return bool(name.text) and len(name.text) <= WIDEST["name"] and "\0" not in name.text
