"""Completion: of those who must declare, how many have; by directorate, by committee, by population."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from assurance.policy.bars import Part, parts
from assurance.policy.lateness import percent
from assurance.policy.populations import Population
from assurance.queries.roll import Choice, Line, lines_of
from people.models import Body
from registers.queries.declarations import ASKED, INTERESTS, NIL, NOT_ASKED
from registers.queries.rules import rules_of

# What a part of a bar means, and how it is filled: told apart without colour.
FILLS = [
    ("Interests declared", "solid"),
    ("Nothing to declare", "stripes"),
    ("Asked, not returned", "dots"),
    ("Not asked", "empty"),
]
NOWHERE = Choice("directorate:", "No directorate given")


@dataclass(frozen=True)
class Tally:
    """How those whom a choice means have answered; the four states are never merged."""

    whom: Choice
    lines: list[Line]

    @property
    def people(self) -> int:
        """How many must declare."""
        return len(self.lines)

    def _in(self, state: str) -> int:
        return sum(line.standing.state == state for line in self.lines)

    @property
    def not_asked(self) -> int:
        """How many were never asked, and have not declared."""
        return self._in(NOT_ASKED)

    @property
    def asked(self) -> int:
        """How many were asked and have not declared."""
        return self._in(ASKED)

    @property
    def nil(self) -> int:
        """How many have nothing to declare."""
        return self._in(NIL)

    @property
    def interests(self) -> int:
        """How many declared interests."""
        return self._in(INTERESTS)

    @property
    def returned(self) -> int:
        """How many ever declared."""
        return self.nil + self.interests

    @property
    def overdue(self) -> int:
        """How many have not declared in time: never, or too long ago."""
        return sum(line.is_overdue for line in self.lines)

    @property
    def up_to_date(self) -> int:
        """How many have a declaration that still counts."""
        return sum(line.standing.is_current for line in self.lines)

    @property
    def percent(self) -> int | None:
        """The share of those who must declare whose declaration still counts, out of a hundred."""
        return percent(self.up_to_date, self.people)

    @property
    def bar(self) -> list[Part]:
        """The four states as parts of a bar."""
        return parts(FILLS, [self.interests, self.nil, self.asked, self.not_asked])


@dataclass(frozen=True)
class Completion:
    """How far declaring has come in a body, cut in three ways; somebody in two committees counts in both."""

    total: Tally
    by_population: list[Tally]
    by_committee: list[Tally]
    by_directorate: list[Tally]


def completion(body: Body, day: date) -> Completion:
    """How far declaring has come in a body on a day."""
    lines = lines_of(body, day, rules_of(body, day))
    return Completion(
        total=Tally(Choice("", "Everybody"), lines),
        by_population=_tallies(lines, _populations),
        by_committee=_tallies(lines, _committees),
        by_directorate=_tallies(lines, _directorates),
    )


def _tallies(lines: Iterable[Line], places: Callable[[Line], Iterable[Choice]]) -> list[Tally]:
    found: dict[Choice, list[Line]] = defaultdict(list)
    for line in lines:
        for whom in places(line):
            found[whom].append(line)
    return [Tally(whom, found[whom]) for whom in sorted(found, key=lambda each: (each == NOWHERE, each.label))]


def _populations(line: Line) -> Iterable[Choice]:
    return [Choice(f"population:{each}", each.label) for each in Population if each in line.duty.populations]


def _committees(line: Line) -> Iterable[Choice]:
    return [Choice(f"committee:{pk}", name) for pk, name in line.duty.committees.items()]


def _directorates(line: Line) -> Iterable[Choice]:
    return [Choice(f"directorate:{each}", each) for each in line.duty.directorates] or [NOWHERE]
