"""What an entry of the register lacks, so that a reader could not weigh it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Fault(StrEnum):
    """Something that an entry lacks."""

    NO_ORGANISATION = "no_organisation"
    UNDATED = "undated"
    VAGUE = "vague"

    @property
    def label(self) -> str:
        """In words."""
        return LABELS[self]


LABELS = {
    Fault.NO_ORGANISATION: "No organisation",
    Fault.UNDATED: "Undated",
    Fault.VAGUE: "Vague",
}
MEANINGS = {
    Fault.NO_ORGANISATION: "It names no organisation, or says only “various”, “a charity” and the like.",
    Fault.UNDATED: "It does not say since when.",
    Fault.VAGUE: "It says what kind of interest it is and nothing of what it consists of.",
}

# Words that name no organisation, alone or with each other.
GENERAL = frozenset(
    re.findall(
        r"\w+",
        """a an the and or of my own our their local various several some many other others any different number
        multiple none nothing nil na tbc tbd unknown private confidential company companies business businesses
        firm firms practice practices surgery charity charities trust trusts hospital hospitals nhs provider
        providers employer organisation organisations self employed family work consultancy shares property see
        above below""",
    )
)
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """What is looked at of an interest."""

    is_in_directory: bool
    organisation_text: str
    description: str  # all that its holder wrote of it
    since: date | None
    says_how: bool  # it is held in one of the ways that explain themselves


def faults(entry: Entry) -> list[Fault]:
    """What an entry lacks; empty for a good one."""
    return list(_faults(entry))


def _faults(entry: Entry) -> Iterator[Fault]:
    if not entry.is_in_directory and not names_something(entry.organisation_text):
        yield Fault.NO_ORGANISATION
    if entry.since is None:
        yield Fault.UNDATED
    if not entry.says_how and len(_words(entry.description)) < FEWEST_WORDS:
        yield Fault.VAGUE


def names_something(text: str) -> bool:
    """Whether a text has a word that could be an organisation's own."""
    return any(word not in GENERAL and len(word) > 1 for word in _words(text))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold().replace("n/a", "na"))
