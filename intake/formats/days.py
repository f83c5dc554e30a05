"""Days as staff systems and old registers write them."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

LAYOUTS = (
    "%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d-%m-%Y", "%d-%m-%y", "%d.%m.%Y", "%d.%m.%y",
    "%d %b %Y", "%d %B %Y", "%d %b %y", "%d %B %y", "%d-%b-%Y", "%d-%b-%y", "%d-%B-%Y",
    "%b %d %Y", "%B %d %Y",
)  # fmt: skip
OF_MONTHS = ("%b %Y", "%B %Y", "%b-%Y", "%B-%Y", "%b %y", "%b-%y", "%m/%Y", "%Y-%m", "%Y")
LASTING = re.compile(
    r"(?i)(to (date|present)|present|on-?going|current(ly)?|continuing|now|n/?a|not applicable|none|nil|-+|–|—"
    r"|not known|unknown|tbc|open|date)?\.?"
)
FIRST_OF_EXCEL = date(1899, 12, 30)
EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it was written: `is_exact` is False where only its month or year was."""

    day: date | None
    is_exact: bool = True


def read_day(text: str) -> Day:
    """A day in any usual spelling, day before month; none for words such as “ongoing”. Raises ValueError."""
    written = _tidied(text)
    if LASTING.fullmatch(written):
        return Day(None)
    for layout in LAYOUTS:
        found = _as(written, layout)
        if found:
            return Day(found)
    if written.isdecimal() and len(written) == 5:  # as a spreadsheet counts days
        return Day(FIRST_OF_EXCEL + timedelta(days=int(written)))
    for layout in OF_MONTHS:
        found = _as(written, layout)
        if found:
            return Day(found, is_exact=False)
    raise ValueError(f"“{text[:30]}” is not a date")


def _tidied(text: str) -> str:
    """Without a time of day, weekday, the letters of “1st”, or the zero of “00:00:00”."""
    text = re.sub(r"[ T]\d{1,2}:\d\d(:\d\d)?(\.\d+)?$", "", text.strip())
    text = re.sub(r"(?i)\b(\d{1,2})(st|nd|rd|th)\b", r"\1", text)
    text = re.sub(r"(?i)^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,? ", "", text)
    text = re.sub(r"(?i)\bsept\b", "Sep", text)
    return re.sub(r"(?i)^(since|from|c\.?|circa) ", "", text.replace(",", " ").replace("  ", " ")).strip()


def _as(text: str, layout: str) -> date | None:
    try:
        found = datetime.strptime(text, layout).date()  # noqa: DTZ007 a calendar day has no zone
    except ValueError:
        return None
    if found.year >= 2060 and "%y" in layout:  # nobody takes up a post so far ahead
        found = found.replace(year=found.year - 100)
    return found if found >= EARLIEST else None
