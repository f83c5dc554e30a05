"""What the reading of a file changed, to be told and kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from organisations.formats.rows import Problem
from organisations.models import Import
from people.actions.audit import record
from people.models import Body, Person

MOST_LINES = 200  # changes, and rows left out, that a report of an import spells out


@dataclass
class Changes:
    """What changed: how many of each kind, the first of them as sentences, and the ids of what they concern."""

    added: int = 0
    changed: int = 0
    renamed: int = 0
    closed: int = 0
    named: int = 0
    ties_added: int = 0
    ties_ended: int = 0
    skipped: int = 0
    lines: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)

    @classmethod
    def from_stored(cls, stored: dict[str, Any]) -> "Changes":
        """What `stored` told."""
        return cls(**{**stored, "problems": [Problem(*problem) for problem in stored.get("problems", ())]})

    def say(self, sentence: str) -> None:
        """Spell a change out, unless enough are."""
        if len(self.lines) < MOST_LINES:
            self.lines.append(sentence)

    def leave_out(self, problems: Iterable[Problem]) -> None:
        """Note rows left out."""
        before = len(self.problems)
        self.problems.extend(problems)
        self.skipped += len(self.problems) - before

    def counts(self) -> dict[str, int]:
        """The numbers alone."""
        return {each.name: getattr(self, each.name) for each in fields(self) if each.type is int}

    def add(self, more: "Changes") -> None:
        """Count in what a later part of the same file changed."""
        for name, number in more.counts().items():
            setattr(self, name, getattr(self, name) + number)
        self.lines = (self.lines + more.lines)[:MOST_LINES]
        self.problems = (self.problems + more.problems)[:MOST_LINES]
        self.touched |= more.touched

    def stored(self) -> dict[str, Any]:
        """As a row can hold it; without the ids, which the worker was told as the rows were stored."""
        return self.counts() | {"lines": self.lines, "problems": self.first_problems()}

    def first_problems(self) -> list[list[str]]:
        """The first rows left out: where each stood and why."""
        return [[problem.place, problem.why] for problem in self.problems[:MOST_LINES]]

    def __str__(self) -> str:
        """The numbers in words."""
        return (
            f"{self.added:,} added, {self.changed:,} changed ({self.renamed:,} renamed, {self.closed:,} closed),"
            f" {self.named:,} names noted, {self.skipped:,} rows left out"
        )

    def __bool__(self) -> bool:
        """Whether the directory differs from before."""
        return any(number for name, number in self.counts().items() if name != "skipped")


def report(
    *, changes: Changes, file_name: str, sha256: str, body: Body | None = None, by: Person, at: datetime
) -> Import:
    """Keep what reading a file changed, and leave a line on the trail. To be called in a transaction."""
    made = Import.objects.create(
        body=body,
        file_name=file_name,
        sha256=sha256,
        **changes.counts(),
        changes=changes.lines,
        problems=changes.first_problems(),
        imported_at=at,
        imported_by=by,
    )
    record(kind="directory.imported", about=made, body=body, by=by, at=at, file=file_name)
    return made
