"""Which column of a file holds what: guessed from its heading by headings.toml, for a person to correct."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROWS_LOOKED_AT = 20  # for headings: above them stand titles, dates and notes


@dataclass(frozen=True)
class Field:
    """Something a file may tell: its words for people, and the headings that mean it."""

    name: str
    label: str
    hint: str = ""
    headings: frozenset[str] = frozenset()
    begins: tuple[str, ...] = ()


Headings = Sequence[str]
Columns = dict[str, int]


def _fields(rows: Iterable[dict]) -> tuple[Field, ...]:
    return tuple(
        Field(**row | {"headings": frozenset(row["headings"]), "begins": tuple(row.get("begins", ()))}) for row in rows
    )


_WORDS = tomllib.loads((Path(__file__).parent / "headings.toml").read_text(encoding="utf-8"))
FIELDS = {kind: _fields(rows) for kind, rows in _WORDS.items()}
# A file without these cannot be taken in: of each group, one.
NEEDED = {
    "staff": (("name", "last_name"),),
    "register": (("name",), ("interest", "nature")),
}


def bare(heading: str) -> str:
    """A heading without what is written now one way, now another."""
    return re.sub(r"[^a-z0-9]+", " ", heading.casefold()).strip()


def guess(headings: Headings, kind: str, remembered: Mapping[str, str]) -> Columns:
    """The column of each field: as under the same heading before (`remembered`), or else by what the heading says."""
    columns: Columns = {}
    for number, heading in enumerate(headings):
        field = remembered.get(bare(heading))
        if field:
            columns.setdefault(field, number)
    new = [number for number, heading in enumerate(headings) if bare(heading) not in remembered]
    for field in FIELDS[kind]:
        free = [number for number in new if number not in columns.values() and says(field, headings[number])]
        if free:
            columns.setdefault(field.name, free[0])
    return columns


def says(field: Field, heading: str) -> bool:
    """Whether a heading means a field."""
    words = bare(heading)
    return words in field.headings or bool(field.begins and words.startswith(field.begins))


def find_headings(rows: Iterable[Headings], kind: str, remembered: Mapping[str, str]) -> tuple[int, int]:
    """Which row holds the headings, and of how many fields: the one of the most, the first if several."""
    best = (0, 0)
    for number, cells in enumerate(rows):
        many = len(guess(cells, kind, remembered))
        if many > best[1]:
            best = (number, many)
    return best


def missing(columns: Mapping[str, int], kind: str) -> list[str]:
    """What must be told and is not, as sentences."""
    labels = {field.name: field.label.lower() for field in FIELDS[kind]}
    lacking = [group for group in NEEDED[kind] if not any(name in columns for name in group)]
    return [f"Say which column holds the {' or the '.join(labels[name] for name in group)}" for group in lacking]


def same(cells: Headings, headings: Headings) -> bool:
    """Whether a row repeats the headings, as at the top of every page."""
    return [bare(cell) for cell in cells] == [bare(heading) for heading in headings]
