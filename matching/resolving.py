"""Ties a text to the organisations it names: every candidate worth asking about, the best first, with reasons."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from matching.codes import codes_in
from matching.company import MOST_GAINED, SURE, in_company, may_gain
from matching.directory import NETWORKS, PRACTICES, Directory
from matching.index import NameIndex
from matching.prospects import Prospects
from matching.reasons import reasons_for
from matching.spotting import REACH, Chance, Spotter
from matching.text import Text, prepare
from matching.vocabulary import word_set
from matching.weighing import Weighed, Weigher
from matching.words import Word

# Log odds. Below the first nobody is asked; the others part possible from probable from certain.
WORTH_ASKING = -0.2
PROBABLE = 1.0
CERTAIN = 3.0
CODE_ODDS = 15.0
ACRONYM_ODDS = 3.5
INITIALS_ODDS = 0.5
TRUST_ODDS = 1.5
GAP = 1.6  # a candidate this much less likely than the best in its place is not worth asking about
EQUAL = 0.5  # candidates no further apart than this are told apart by nobody but the declarant
MOST_OF_INITIALS = 3
MOST_EQUALS = 12  # a name of more organisations than this says too little to ask about
EVERYDAY_LETTERS = word_set("everyday_letters")
BESIDE = 2  # words from a name to the code that belongs to it
LIKE_A_NAME = 0.4  # how far a name and the text explain each other, for the code beside it to be held against it
CLASH = "The code and the name disagree"
ACRONYMS = Path(__file__).parent / "acronyms.json"


class Grade(StrEnum):
    """How sure we are of a candidate before anybody confirms it."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation a text may name. `start` and `end` are the offsets of the words that name it."""

    code: str
    grade: Grade
    reasons: tuple[str, ...]
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate in the making: `first` and `last` are the words it claims, `weighed` how its name was read."""

    code: str
    odds: float
    first: int
    last: int
    weighed: Weighed | None = None
    reasons: tuple[str, ...] = ()
    likeness: float = 0.0


class Resolver:
    """Reads texts against one directory. Built once; `acronyms` maps letters people use to a name or a code."""

    def __init__(self, directory: Directory, acronyms: Mapping[str, str] | None = None) -> None:
        self.directory = directory
        self.acronyms = dict(known_acronyms() if acronyms is None else acronyms)
        self.index = NameIndex(directory)

    def knowing(self, acronyms: Mapping[str, str]) -> "Resolver":
        """The same resolver with other acronyms; it shares the directory and the index of its names."""
        other = copy(self)
        other.acronyms = dict(acronyms)
        return other

    def resolve(self, text: str, *, areas: Sequence[str] = ()) -> list[Candidate]:
        """Every organisation the text may name, best first; none when it names no organisation."""
        read = prepare(text)
        coded = [
            Found(code, CODE_ODDS, place, place, reasons=(f"Code {code} belongs to it",))
            for code, place in codes_in(read, self.directory)
        ]
        read_at = self.weigh(read, areas, WORTH_ASKING, [code.first for code in coded])
        weighed = in_company(read_at, read, self.directory)
        named = [_found(each) for each in weighed if each.odds >= WORTH_ASKING]
        named, coded = self._checked(named, coded, weighed)
        others = [*self._acronyms(read, areas), *self._trusts(read, areas), *self._initials(read, areas)]
        found = [*named, *coded, *others]
        as_likely = Counter([round(each.odds, 1) for each in found])
        found = [self._likened(each, read) if as_likely[round(each.odds, 1)] > 1 else each for each in found]
        return [self._candidate(each, read) for each in _best_in_each_place(found)]

    def weigh(self, text: Text, areas: Sequence[str], least: float, codes_at: Sequence[int] = ()) -> list[Weighed]:
        """Every sighting that may have such odds, with its measure; and whatever may stand beside a code."""
        spotter, prospects = Spotter(self.index, areas, text), Prospects(self.index, areas, text)
        weigh = Weigher(self.index, areas, text).weigh
        weighed: dict[int, Weighed | None] = {}
        waiting: list[tuple[int, Chance, float]] = []
        for order, chance in enumerate(spotter.chances()):
            lacking = least - prospects.at_best(chance)
            if lacking <= 0 or any(_may_touch(chance, place) for place in codes_at):
                weighed[order] = weigh(spotter.lay(chance))
            elif lacking <= MOST_GAINED:
                waiting.append((order, chance, lacking))
        sure = [each for each in weighed.values() if each and each.odds >= SURE] if waiting else ()
        for order, chance, lacking in waiting if sure else ():
            if may_gain(chance, sure, self.directory) >= lacking:
                weighed[order] = weigh(spotter.lay(chance))
        found = [weighed[order] for order in sorted(weighed)]
        return [each for each in found if each]

    def _likened(self, each: Found, text: Text) -> Found:
        """Among equals the one stands first whose name is most like what is written, to the letter."""
        if each.weighed is None:
            return each
        written = text.written[text.words[each.first].start : text.words[each.weighed.sighting.last].end]
        return replace(each, likeness=fuzz.ratio(written.casefold(), self.directory.title(each.code).casefold()))

    def _checked(
        self, named: list[Found], coded: list[Found], weighed: list[Weighed]
    ) -> tuple[list[Found], list[Found]]:
        """Hold each code against the name beside it: they agree, or both stay and a person is told of the clash."""
        checked, names = [], _by_edge(weighed) if coded else {}
        for code in coded:
            beside = [each for place in _beside(code) for each in names.get(place, ())]
            agreeing = [each for each in beside if self._same(each.sighting.entry.code, code.code)]
            whole = [each for each in beside if each.features.get("exact")]
            if agreeing:
                named = [each for each in named if self._same(each.code, code.code) or not _meets(each, agreeing)]
                checked.append(replace(code, reasons=(*code.reasons, "The name beside it fits")))
            elif whole:
                named = [replace(each, reasons=(CLASH,)) if _meets(each, whole) else each for each in named]
                known = {each.code for each in named}
                unlisted = [each for each in whole if each.sighting.entry.code not in known]
                named += [replace(_found(each), odds=PROBABLE, reasons=(CLASH,)) for each in unlisted]
                checked.append(replace(code, reasons=(*code.reasons, CLASH)))
            else:
                checked.append(code)
        return named, checked

    def _same(self, one: str, other: str) -> bool:
        """The same organisation, or a branch or site and its parent."""
        return one == other or self.directory.parent(one) == other or self.directory.parent(other) == one

    def _acronyms(self, text: Text, areas: Sequence[str]) -> Iterator[Found]:
        for place, word in enumerate(text.words):
            if word.raw.isupper() and (meant := self.acronyms.get(word.raw)):
                reason = f"'{word.raw}' read as {self.directory.title(meant)}"
                codes = [meant] if meant in self.directory else [each.code for each in self._plain(meant, areas)]
                if word.raw in EVERYDAY_LETTERS:
                    codes = [code for code in codes if not set(areas).isdisjoint(self.directory.areas(code))]
                yield from (Found(code, ACRONYM_ODDS, place, place, reasons=(reason,)) for code in codes)

    def _plain(self, name: str, areas: Sequence[str]) -> list[Found]:
        weighed = self.weigh(prepare(name), areas, PROBABLE)
        found = [Found(each.sighting.entry.code, each.odds, 0, 0, each) for each in weighed if each.odds >= PROBABLE]
        return _best_in_each_place(found)

    def _initials(self, text: Text, areas: Sequence[str]) -> Iterator[Found]:
        """Letters that are the initials of a practice or network of this area."""
        shouted = text.written.isupper() and len(text.words) > 1
        for place, word in enumerate(() if shouted or not text.short else text.words):
            if self._may_be_initials(word):
                codes = sorted({code for area in areas for code in self._with_initials(word.raw.lower(), area)})
                for code in codes if len(codes) <= MOST_OF_INITIALS else ():
                    yield Found(code, INITIALS_ODDS, place, place, reasons=("These are its initials", "In this area"))

    def _trusts(self, text: Text, areas: Sequence[str]) -> Iterator[Found]:
        """Letters that are the initials of NHS trusts, those of this area if there are any."""
        for place, word in enumerate(() if text.written.isupper() and len(text.words) > 1 else text.words):
            if word.raw.isupper() and word.raw not in EVERYDAY_LETTERS and word.raw not in self.acronyms:
                codes = self.index.trusts_by_letters.get(word.raw, ())
                here = [code for code in codes if not set(areas).isdisjoint(self.directory.areas(code))]
                for code in here or codes if len(here or codes) <= MOST_OF_INITIALS else ():
                    yield Found(code, TRUST_ODDS, place, place, reasons=("These are its initials",))

    def _may_be_initials(self, word: Word) -> bool:
        letters = word.raw
        known = letters in EVERYDAY_LETTERS or letters in self.acronyms or word.normal in self.index
        return letters.isupper() and 3 <= len(letters) <= 6 and not known

    def _with_initials(self, letters: str, area: str) -> Iterator[str]:
        for number in self.index.area(area).by_initials.get(letters, ()):
            organisation = self.directory.organisation(self.index.entries[number].code)
            if organisation and organisation.active and organisation.kind in PRACTICES | NETWORKS:
                yield organisation.code

    def _candidate(self, each: Found, text: Text) -> Candidate:
        clash = CLASH in each.reasons
        grade = Grade.CERTAIN if each.odds >= CERTAIN else Grade.PROBABLE if each.odds >= PROBABLE else Grade.POSSIBLE
        if grade is Grade.CERTAIN and (clash or any(reason.endswith("equally well") for reason in each.reasons)):
            grade = Grade.PROBABLE
        read = reasons_for(each.weighed, text) if each.weighed else ()
        last = text.words[each.weighed.sighting.last if each.weighed else each.last]
        end = last.end - 2 * last.raw.endswith(("'s", "’s"))
        return Candidate(each.code, grade, (*read, *each.reasons), text.words[each.first].start, end)


def counted(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that count until a person has answered: all, since a missed conflict is worse than a false one."""
    return list(candidates)


@cache
def known_acronyms() -> Mapping[str, str]:
    """Letters by which hospitals and trusts are widely known."""
    return json.loads(ACRONYMS.read_text())


def _found(weighed: Weighed) -> Found:
    return Found(weighed.sighting.entry.code, weighed.odds, weighed.first, weighed.last, weighed)


def _may_touch(chance: Chance, place: int) -> bool:
    """May the name lie beside a code that stands there?"""
    return chance.anchors[0].first - REACH - BESIDE <= place <= chance.anchors[-1].last + REACH + 1 + BESIDE


def _by_edge(weighed: Iterable[Weighed]) -> dict[tuple[str, int], list[Weighed]]:
    """Whatever looks like a name, by the words at which it starts and ends."""
    names: dict[tuple[str, int], list[Weighed]] = defaultdict(list)
    for each in weighed:
        if each.features.get("both", 0.0) > LIKE_A_NAME:
            names["from", each.sighting.first].append(each)
            names["to", each.sighting.last].append(each)
    return names


def _beside(code: Found) -> Iterator[tuple[str, int]]:
    """Where a name ends that stands just before a code, or starts just after."""
    for step in range(1, BESIDE + 1):
        yield "to", code.first - step
        yield "from", code.first + step


def _meets(one: Found, others: Iterable[Weighed]) -> bool:
    return any(one.first <= other.sighting.last and other.sighting.first <= one.last for other in others)


def _best_in_each_place(found: Iterable[Found]) -> list[Found]:
    """Names that overlap compete for their words; those far behind the best fall away, equals all stay."""
    claimed: dict[int, list[Found]] = {}
    places: list[list[Found]] = []
    for each in sorted(_outermost(found), key=lambda one: (-round(one.odds, 1), -one.likeness, one.code)):
        words = range(each.first, each.last + 1)
        place = next((claimed[word] for word in words if word in claimed), None)
        if place is None:
            place = []
            places.append(place)
        elif not _worth_keeping(each, place):
            continue
        place.append(each)
        claimed |= {word: claimed.get(word, place) for word in words}
    best: dict[str, Found] = {}
    for place in places:
        for each in _equals_told(place) if len(place) <= MOST_EQUALS else ():
            best.setdefault(each.code, each)
    return sorted(best.values(), key=lambda each: (-round(each.odds, 1), -each.likeness))


def _outermost(found: Iterable[Found]) -> list[Found]:
    """Leave out what is only part of a longer name that stands there in full: a practice's, in that of its network."""
    found = list(found)
    whole: dict[int, Found] = {}
    for each in found:
        if each.weighed and "exact" in each.weighed.features and each.odds >= PROBABLE:
            for word in range(each.first, each.weighed.sighting.last + 1):
                whole[word] = max(each, whole.get(word, each), key=lambda one: one.last - one.first)
    return [each for each in found if each.first not in whole or not _within(each, whole[each.first])]


def _worth_keeping(each: Found, place: list[Found]) -> bool:
    best = place[0]
    if _within(each, best) or _namesake(each, best) or _stranger(each, best):
        return False
    return each.odds >= best.odds - GAP and all(each.code != other.code for other in place)


def _within(one: Found, other: Found) -> bool:
    """Is it part of a longer name that reads better: a practice's name in that of its network?"""
    return other.first <= one.first and one.last <= other.last and one.last - one.first < other.last - other.first


def _namesake(one: Found, best: Found) -> bool:
    """Is it an organisation elsewhere, when one of this area bears the very name?"""
    if one.weighed is None or best.weighed is None:
        return False
    mine, its = one.weighed.features, best.weighed.features
    return "here" in its and "exact" in its and "here" not in mine and "place_fits" not in mine


def _stranger(one: Found, best: Found) -> bool:
    """Is it a namesake of one whose trust, network or practice the text names as well?"""
    if one.weighed is None or best.weighed is None:
        return False
    return "kin" in best.weighed.features and "kin" not in one.weighed.features


def _equals_told(place: list[Found]) -> Iterator[Found]:
    equals = [each for each in place if each.odds >= place[0].odds - EQUAL]
    told = (f"{len(equals)} organisations fit equally well",) if len(equals) > 1 else ()
    for each in place:
        yield replace(each, reasons=(*each.reasons, *told)) if each in equals else each
