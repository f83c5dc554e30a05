"""Dates, lists, counts and sizes as people read them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils import timezone


def day_in_words(day: date) -> str:
    """A day: “3 March 2026”. A moment is taken as the day it falls on in London."""
    if isinstance(day, datetime):
        day = timezone.localtime(day)
    return f"{day.day} {day:%B %Y}"


def moment_in_words(moment: datetime) -> str:
    """A moment, in London's time: “3 March 2026 at 2.05pm”; midday and midnight by name."""
    local = timezone.localtime(moment)
    if local.minute == 0 and local.hour in (0, 12):
        time = "midday" if local.hour else "midnight"
    else:
        minutes = f".{local:%M}" if local.minute else ""
        time = f"{local.hour % 12 or 12}{minutes}{'pm' if local.hour >= 12 else 'am'}"
    return f"{day_in_words(local)} at {time}"


def sentence_list(things: Iterable[object], last: str = "and") -> str:
    """Things as they stand in a sentence: “a, b and c”."""
    *others, final = [str(thing) for thing in things] or [""]
    return f"{', '.join(others)} {last} {final}" if others else final


def count_phrase(things: int | Sequence[object], one: str, many: str = "") -> str:
    """A number of things: “1 conflict”, “3 conflicts”, “1,204 interests”."""
    number = things if isinstance(things, int) else len(things)
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def file_size(size: int) -> str:
    """A number of bytes: “312 bytes”, “48KB”, “1.4MB”."""
    if size < 1000:
        return count_phrase(size, "byte")
    if size < 999_500:
        return f"{size / 1000:.0f}KB"
    return f"{size / 1_000_000:.1f}MB"


def lower_first(text: str) -> str:
    """As within a sentence: “Practice code” becomes “practice code”; “NHS number” stays."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """As at the start of a sentence."""
    return text[:1].upper() + text[1:]
