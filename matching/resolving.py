"""Ties a text to the organisations it names: every candidate worth asking about, the best first, with reasons."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matching.directory import Directory
from matching.index import NameIndex
from matching.spotting import Spotter
from matching.text import Text, prepare
from matching.weighing import Weighed, Weigher

CODE = re.compile(r"\b(?:[A-Z]\s?\d{2}\s?\d{3}(?:\d{3})?|[A-Z0-9]{5,12}(?:-[A-Z0-9]+)?)\b", re.IGNORECASE)
SHORT_CODE = re.compile(r"\(\s*([A-Z][A-Z0-9]{2})\s*\)")

WORTH_ASKING = -0.5
PROBABLE = 1.0
CERTAIN = 3.0
GAP = 1.6  # a candidate this much less likely than the best in its place is not worth asking about
MOST_EQUALS = 12


class Grade(StrEnum):
    """How sure we are of a candidate before anybody confirms it."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation a text may name. `start` and `end` are offsets of the words that name it."""

    code: str
    grade: Grade
    reasons: tuple[str, ...]
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate in the making: `first` and `last` are the words it claims."""

    code: str
    odds: float
    first: int
    last: int
    reasons: tuple[str, ...] = ()


class Resolver:
    """Reads texts against one directory. Built once; `acronyms` maps letters people use to a name or a code."""

    def __init__(self, directory: Directory, acronyms: Mapping[str, str] | None = None) -> None:
        self.directory = directory
        self.acronyms = dict(acronyms or {})
        self.index = NameIndex(directory)

    def resolve(self, text: str, *, areas: Sequence[str] = ()) -> list[Candidate]:
        """Every organisation the text may name, best first; none when it names no organisation."""
        prepared = prepare(text)
        found = list(self._codes(prepared))
        for weighed in self.weigh(prepared, areas):
            if weighed.odds >= WORTH_ASKING:
                found.append(Found(weighed.sighting.entry.code, weighed.odds, weighed.first, weighed.last))
        return [self._candidate(each, prepared) for each in _best_in_each_place(found)]

    def weigh(self, text: Text, areas: Sequence[str]) -> Iterator[Weighed]:
        """Every sighting with its measure, however unlikely."""
        weigher = Weigher(self.index, areas, text)
        return map(weigher.weigh, Spotter(self.index, areas, text).sightings())

    def _codes(self, text: Text) -> Iterator[Found]:
        found = [(match.start(), re.sub(r"\s", "", match.group()).upper()) for match in CODE.finditer(text.written)]
        found += [(match.start(1), match.group(1)) for match in SHORT_CODE.finditer(text.written)]
        for start, code in found:
            if (any(letter.isdigit() for letter in code) or len(code) == 3) and code in self.directory:
                place = next((number for number, word in enumerate(text.words) if word.end > start), 0)
                yield Found(code, 9.0, place, place, (f"Code {code} belongs to it",))

    def _candidate(self, each: Found, text: Text) -> Candidate:
        grade = Grade.CERTAIN if each.odds >= CERTAIN else Grade.PROBABLE if each.odds >= PROBABLE else Grade.POSSIBLE
        start, end = text.words[each.first].start, text.words[each.last].end
        return Candidate(each.code, grade, each.reasons or ("Same name",), start, end)


def _best_in_each_place(found: Iterable[Found]) -> list[Found]:
    """Names that overlap compete for their words; those far behind the best fall away, equals all stay."""
    places: list[list[Found]] = []
    for each in sorted(found, key=lambda one: -one.odds):
        for place in places:
            if each.first <= place[0].last and place[0].first <= each.last:
                if each.odds >= place[0].odds - GAP:
                    place.append(each)
                break
        else:
            places.append([each])
    kept = [each for place in places if len({one.code for one in place}) <= MOST_EQUALS for each in place]
    best: dict[str, Found] = {}
    for each in sorted(kept, key=lambda one: -one.odds):
        best.setdefault(each.code, each)
    return list(best.values())


def counted(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that count until a person has answered: all, since a missed conflict is worse than a false one."""
    return list(candidates)
