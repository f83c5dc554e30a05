"""How a file is laid out: where its headings seem to be, and what its columns seem to hold."""

from dataclasses import dataclass

from intake.models import Intake
from intake.policy import columns as policy
from intake.queries.intakes import remembered

MOST_TABLES = 10  # whose rows may be chosen as headings
FIRST_ROWS = 5


@dataclass(frozen=True)
class Shape:
    """The row of headings (`at`: “table-row”), a row below it for example, the guess, and rows to choose instead."""

    at: str
    headings: list[str]
    example: list[str]
    guess: dict[str, int]
    choices: list[tuple[str, str]]
    first: list[list[str]]


def shape_of(intake: Intake, at: str) -> Shape:
    """The layout of a file with its headings where somebody says (`at`), or else where they seem to be."""
    known = remembered(intake.body, intake.kind)
    rows = {
        f"{table}-{row}": (name, place, cells, held[row + 1 :])
        for table, (name, held) in enumerate(intake.tables[:MOST_TABLES])
        for row, (place, cells) in enumerate(held[: policy.ROWS_LOOKED_AT])
    }
    at = at if at in rows else _seems(rows, intake.kind, known)
    _, _, headings, below = rows[at]
    widest = max([len(headings), *(len(cells) for _, cells in below[:FIRST_ROWS])])
    headings = headings + [""] * (widest - len(headings))
    first = [cells + [""] * (widest - len(cells)) for _, cells in below[:FIRST_ROWS]]
    example = [next((cells[number] for cells in first if cells[number]), "") for number in range(widest)]
    choices = [(key, _told(name, place, cells)) for key, (name, place, cells, _) in rows.items()]
    return Shape(at, headings, example, policy.guess(headings, intake.kind, known), choices, first)


def _seems(rows: dict, kind: str, known: dict[str, str]) -> str:
    number, _ = policy.find_headings((cells for _, _, cells, _ in rows.values()), kind, known)
    return list(rows)[number]


def _told(name: str, place: str, cells: list[str]) -> str:
    where = f"{name}, {place}" if name and not place.startswith(("page", "table")) else place
    return f"{where}: {' | '.join(cells)[:80]}"
