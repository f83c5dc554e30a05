"""The rows of a file below its headings, each cell by what its column holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from intake.models import Intake, Recognition
from intake.policy import columns as policy

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """One row: where it stands, and what was written for each thing asked for; empty where nothing was."""

    place: str
    cells: Cells
    breaks_off: bool = False  # the first row of a table that goes on from the page before


def rows_of(intake: Intake) -> Iterator[Written]:
    """Every row of every table that has the headings, or goes on from one; headings repeated are passed over."""
    goes_on = False
    for _, rows in intake.tables:
        start = _below_headings(rows, intake.headings)
        if start is None and not (goes_on and _fits(rows, intake.headings)):
            goes_on = False
            continue
        for number, (place, cells) in enumerate(rows[start or 0 :]):
            if not policy.same(cells, intake.headings):
                yield Written(place, _cells(cells, intake.columns), breaks_off=goes_on and number == 0)
        goes_on = True


def _below_headings(rows: list, headings: list[str]) -> int | None:
    first = rows[: policy.ROWS_LOOKED_AT]
    return next((number + 1 for number, (_, cells) in enumerate(first) if policy.same(cells, headings)), None)


def _fits(rows: list, headings: list[str]) -> bool:
    return 1 < max(len(cells) for _, cells in rows) <= len(headings)


def _cells(cells: list[str], columns: dict[str, int]) -> Cells:
    return {name: cells[number] if number < len(cells) else "" for name, number in columns.items()}


def recognitions_of(intake: Intake) -> dict[str, Recognition]:
    """What was said of whom the file means, by what was asked; the latest stands."""
    latest = intake.recognitions.order_by("asks", "-pk").distinct("asks")
    return {each.asks: each for each in latest.select_related("person")}
