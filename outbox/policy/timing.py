"""When a message that can wait may be sent: on working days in England, from 8am until 6pm in London."""

import tomllib
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
OPENS, CLOSES = time(8), time(18)
SATURDAY = 5
WARNED_AHEAD = timedelta(days=90)
FILE = Path(__file__).parent / "bank_holidays.toml"


@cache
def _announced() -> tuple[frozenset[date], date]:
    raw = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return frozenset(raw["days"]), raw["known_until"]


def bank_holidays() -> frozenset[date]:
    """The bank holidays that are known; past the last of them only weekends count as days off."""
    return _announced()[0]


def holidays_run_out(day: date) -> date | None:
    """The last day for which bank holidays are known, if that is less than 90 days away or past; else None."""
    until = _announced()[1]
    return until if until - day < WARNED_AHEAD else None


def is_working_day(day: date) -> bool:
    """Neither a weekend nor a bank holiday in England."""
    return day.weekday() < SATURDAY and day not in bank_holidays()


def next_opening(at: datetime) -> datetime:
    """The first moment from `at` on at which a message that can wait may be sent; `at` itself if it may be then."""
    local = at.astimezone(LONDON)
    if is_working_day(local.date()) and OPENS <= local.time() < CLOSES:
        return at
    day = local.date() if local.time() < OPENS else local.date() + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, OPENS, tzinfo=LONDON)
