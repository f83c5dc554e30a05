"""The entries of an edition as a page shows them: numbered, their days as dates, some of them chosen."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from registers.policy.withholding import HIDDEN

LINES_A_PAGE = 50
DAYS = {"since", "until", "offered_on", "received_on"}


@dataclass(frozen=True)
class Wanted:
    """What a reader asks for: part of a person's or an organisation's name, a type of interest; empty for all."""

    words: str = ""
    category: str = ""


def lines(entries: list[dict], wanted: Wanted = Wanted()) -> list[dict]:
    """Those entries that are wanted, each with its number and page among all; a day not known is None."""
    words = folded(wanted.words)
    return [
        line(entry, number)
        for number, entry in enumerate(entries, start=1)
        if any(words in folded(entry[field]) for field in ("name", "organisation"))
        and wanted.category in {"", entry.get("category"), entry.get("direct_or_indirect")}
    ]


def line(entry: dict, number: int) -> dict:
    """An entry as a page shows it, where it is the one with this number among all, from 1."""
    days = {field: _day(entry[field]) for field in DAYS & entry.keys()}
    return {**entry, **days, "number": number, "page": page_of(number)}


def page_of(number: int) -> int:
    """The page of an edition on which a line with this number stands, from 1."""
    return (number - 1) // LINES_A_PAGE + 1


def _day(written: str) -> date | str | None:
    """A day; or the word that stands in its place, where it is withheld."""
    if written == HIDDEN:
        return HIDDEN
    return date.fromisoformat(written) if written else None


def folded(text: str) -> str:
    """Text without capitals, accents and runs of spaces: “Zoë  Lark” and “zoe lark” are alike."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(plain.casefold().split())


def first_day(content: dict) -> date | None:
    """The first day of the period that an edition covers; None for a register as it stood on one day."""
    return date.fromisoformat(content["since"]) if "since" in content else None
