"""Ties a text to the organisations it names: every candidate worth asking about, the best first, with reasons."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matching.directory import Directory
from matching.index import NameIndex
from matching.spotting import Sighting, Spotter
from matching.text import Text, prepare
from matching.weighing import Features, Weigher, score

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
class _Weighed:
    code: str
    odds: float
    first: int
    last: int
    sighting: Sighting | None
    features: Features | None
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
        weighed = self._weighed(prepared, areas)
        kept = _best_in_each_place(weighed)
        return [self._candidate(each, prepared) for each in kept]

    def _weighed(self, text: Text, areas: Sequence[str]) -> list[_Weighed]:
        weigher = Weigher(self.index, areas, text)
        best: dict[tuple[str, int], _Weighed] = {}
        for code in self._codes(text):
            best[code.code, -1] = code
        for sighting in Spotter(self.index, areas, text).sightings():
            features = weigher.weigh(sighting)
            odds = score(features)
            if odds >= WORTH_ASKING:
                each = _Weighed(sighting.entry.code, odds, sighting.first, sighting.last, sighting, features)
                known = best.get((each.code, each.first))
                if known is None or known.odds < odds:
                    best[each.code, each.first] = each
        return list(best.values())

    def _codes(self, text: Text) -> Iterator[_Weighed]:
        found = [(match.start(), re.sub(r"\s", "", match.group()).upper()) for match in CODE.finditer(text.written)]
        found += [(match.start(1), match.group(1)) for match in SHORT_CODE.finditer(text.written)]
        for start, code in found:
            if any(letter.isdigit() for letter in code) or len(code) == 3:
                if code in self.directory:
                    place = next((n for n, word in enumerate(text.words) if word.end > start), 0)
                    yield _Weighed(code, 9.0, place, place, None, None, (f"Code {code} belongs to it",))

    def _candidate(self, each: _Weighed, text: Text) -> Candidate:
        grade = Grade.CERTAIN if each.odds >= CERTAIN else Grade.PROBABLE if each.odds >= PROBABLE else Grade.POSSIBLE
        start, end = text.words[each.first].start, text.words[each.last].end
        return Candidate(each.code, grade, each.reasons or ("Same name",), start, end)


def _best_in_each_place(weighed: Iterable[_Weighed]) -> list[_Weighed]:
    """Names that overlap compete for their words; those far behind the best fall away, equals all stay."""
    places: list[list[_Weighed]] = []
    for each in sorted(weighed, key=lambda one: -one.odds):
        for place in places:
            if each.first <= place[0].last and place[0].first <= each.last:
                if each.odds >= place[0].odds - GAP:
                    place.append(each)
                break
        else:
            places.append([each])
    kept = [each for place in places if len(place) <= MOST_EQUALS for each in place]
    best: dict[str, _Weighed] = {}
    for each in sorted(kept, key=lambda one: -one.odds):
        best.setdefault(each.code, each)
    return list(best.values())
