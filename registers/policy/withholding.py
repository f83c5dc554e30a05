"""What is kept from the public on request, and what the public reads in its place (guidance 1.8).

A request keeps the whole entry back from the moment it is made until somebody has decided, and after a refusal until
the time to appeal is over. Nothing that is withheld gets past `held_back`: a field it does not know counts as part of
the description.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from registers.policy.declaring import names_somebody

NAME, ORGANISATION, DESCRIPTION, DATES, WHOLE = "name", "organisation", "description", "dates", "whole"


class State(StrEnum):
    """How far a request is; the value is what people read."""

    ASKED = "Waiting for a decision"
    APPEALED = "Appealed, waiting for a decision"
    REFUSED = "Refused, an appeal is possible"
    WITHHELD = "Withheld"
    PUBLISHED = "Refused"


@dataclass(frozen=True)
class Decision:
    """One decision on a request: the parts withheld, none if refused; by whom, and as what, in words."""

    parts: tuple[str, ...]
    on: date
    appeal_until: date
    by: int
    capacity: str
    review_on: date | None = None


@dataclass(frozen=True)
class Stage:
    """Where a request stands on a day."""

    state: State
    parts: frozenset[str]  # kept from the public now
    decision: Decision | None = None
    may_appeal: bool = False
    review_due: bool = False

    @property
    def is_open(self) -> bool:
        """Whether somebody must decide."""
        return self.state in {State.ASKED, State.APPEALED}

    @property
    def needs_somebody(self) -> bool:
        """Whether there is something to do: decide, or review."""
        return self.is_open or self.review_due


def stage(asked_for: Iterable[str], decisions: Sequence[Decision], appealed_on: date | None, day: date) -> Stage:
    """Where a request stands: `decisions` are in their order; an appeal is answered by the second or a later one."""
    if not decisions:
        return Stage(State.ASKED, frozenset({WHOLE}))
    last = decisions[-1]
    if appealed_on and len(decisions) == 1:
        return Stage(State.APPEALED, frozenset({WHOLE}), last)
    in_time = appealed_on is None and len(decisions) == 1 and day <= last.appeal_until
    if last.parts:
        less = not covers(last.parts, asked_for)
        due = last.review_on is not None and last.review_on <= day
        return Stage(State.WITHHELD, frozenset(last.parts), last, in_time and less, due)
    if in_time:
        return Stage(State.REFUSED, frozenset({WHOLE}), last, may_appeal=True)
    return Stage(State.PUBLISHED, frozenset(), last)


def covers(parts: Iterable[str], asked_for: Iterable[str]) -> bool:
    """Whether what is withheld is all that was asked for."""
    return WHOLE in (parts := set(parts)) or set(asked_for) <= parts


def may_decide(person: int, *, asker: int, is_guardian: bool, stands_in: bool, now: Stage) -> bool:
    """Whether a person may decide on a request now: never their own, and an appeal never whoever decided before.

    Nobody decides again while an appeal is possible: that would take the appeal away.
    `stands_in`: the person is Accountable Officer, and it was appealed or there is no Guardian besides the asker.
    """
    if person == asker or not (is_guardian or stands_in) or now.may_appeal:
        return False
    return now.state != State.APPEALED or now.decision is None or now.decision.by != person


@dataclass(frozen=True)
class Withheld:
    """What is kept back of one entry, and the sentence the public reads about it."""

    parts: frozenset[str]
    words: str


BEING_CONSIDERED = "Entry withheld: a request not to publish it is being considered."
BEING_CHECKED = "Entry withheld: its words are being checked before it is published."


def withheld(now: Stage) -> Withheld | None:
    """What a request keeps from the public, and in which words; None if nothing."""
    if not now.parts:
        return None
    if now.state != State.WITHHELD or now.decision is None:
        return Withheld(now.parts, BEING_CONSIDERED)
    who, on = now.decision.capacity, now.decision.on
    return Withheld(now.parts, f"{_in_words(now.parts)} withheld: {who} decided this on {on.day} {on:%B %Y}.")


PARTS_IN_WORDS = {NAME: "name", ORGANISATION: "organisation", DESCRIPTION: "description", DATES: "dates"}


def _in_words(parts: frozenset[str]) -> str:
    if WHOLE in parts:
        return "Entry"
    *others, last = [words for part, words in PARTS_IN_WORDS.items() if part in parts]
    named = f"{', '.join(others)} and {last}" if others else last
    return named[:1].upper() + named[1:]


# The part of an entry that each field belongs to; an empty text: it is never withheld but with the whole.
FIELDS = {
    "name": NAME,
    "position": NAME,
    "organisation": ORGANISATION,
    "organisation_code": ORGANISATION,
    "since": DATES,
    "until": DATES,
    "offered_on": DATES,
    "received_on": DATES,
    "category": "",
    "direct_or_indirect": "",
    "kind": "",
    "outcome": "",
    "is_estimate": "",
}
INSTEAD = {
    "name": "Name withheld",
    "organisation": "Organisation withheld",
    "nature": "Description withheld",
    "description": "Description withheld",
}
HIDDEN = "Withheld"  # in place of a day
WITHHELD = "withheld"
REFERENCE = "reference"


def held_back(entry: dict, kept: Withheld | None) -> dict:
    """An entry of a register as the public may read it; `withheld` says why, where something is left out."""
    if kept is None:
        return entry
    if WHOLE in kept.parts:
        return {**{field: _nothing(value) for field, value in entry.items()}, "name": "Entry withheld", **_said(kept)}
    shown = {
        field: _instead(field, value) if FIELDS.get(field, DESCRIPTION) in kept.parts else value
        for field, value in entry.items()
    }
    hidden = [str(entry[field]) for field in ("name", "organisation") if FIELDS[field] in kept.parts]
    return {**{field: _without(hidden, field, value) for field, value in shown.items()}, **_said(kept)}


def _said(kept: Withheld) -> dict:
    return {REFERENCE: "", WITHHELD: kept.words}


def _nothing(value: object) -> object:
    return False if isinstance(value, bool) else ""


def _instead(field: str, value: object) -> object:
    if FIELDS.get(field) == DATES:
        return HIDDEN
    return INSTEAD.get(field, _nothing(value))


def _without(hidden: list[str], field: str, value: object) -> object:
    """No text that stays may hold a word of what is hidden: “Partner, Larkfield Surgery” as somebody's position."""
    is_told = isinstance(value, str) and FIELDS.get(field, DESCRIPTION) and value not in INSTEAD.values()
    return _instead(field, value) if is_told and names_somebody(value, hidden) else value


def numbered(entries: list[dict], order: Callable[[dict], tuple]) -> list[dict]:
    """Entries in the order they are read in; the withheld get new references by place, tied to no earlier edition."""
    ordered, count = sorted(entries, key=order), 0
    for entry in ordered:
        if entry.get(WITHHELD):
            count += 1
            entry[REFERENCE] = f"withheld-{count}"
    return ordered


def number_withheld(entries: Iterable[dict]) -> int:
    """How many entries are withheld in part or whole."""
    return sum(1 for entry in entries if entry.get(WITHHELD))
