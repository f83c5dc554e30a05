"""Reading the demo's data files (demo/data/README.md says how they are written)."""

import csv
import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

DATA = Path(__file__).parent / "data"
LONDON = ZoneInfo("Europe/London")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a list, `scenario` left out: it is for readers."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [{key: cell for key, cell in row.items() if key != "scenario"} for row in csv.DictReader(file)]


def tables(name: str) -> list[dict[str, Any]]:
    """The tables of a TOML file that holds one kind of them: `bodies` holds [[body]]."""
    with (DATA / f"{name}.toml").open("rb") as file:
        return next(iter(tomllib.load(file).values()))


def day(cell: str, loaded_on: date) -> date | None:
    """A date, or a number of days from the day of loading; None for an empty cell."""
    if not cell:
        return None
    if cell.lstrip("+-").isdigit():
        return loaded_on + timedelta(days=int(cell))
    return date.fromisoformat(cell)


def noon(on: date) -> datetime:
    """The middle of a day, as the moment of what was done on it."""
    return datetime.combine(on, time(12), tzinfo=LONDON)


def clock_time(cell: str) -> time | None:
    """A time of day written 14:00."""
    return time.fromisoformat(cell) if cell else None


def several(cell: str) -> list[str]:
    """The values of a cell that holds several, parted by semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]
