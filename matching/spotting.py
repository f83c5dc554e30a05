"""Where in a text the names of organisations may stand."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from matching.index import AreaIndex, Entry, NameIndex
from matching.spelling import Reading, Spelling
from matching.text import Text
from matching.vocabulary import english
from matching.words import ABBREVIATIONS, CONNECTING, TYPE_WORDS, Gap, spelt

LONGEST_JUMP = 4  # words between two parts of one name
REACH = 8  # words beyond the telling ones in which to look for the rest
NEAR = 3  # words between a name and its type words, themselves such or joining
LEAST_SHARE = 0.5  # of the telling words of a name
LEAST_SHARE_ELSEWHERE = 0.75  # for a name outside the area
SHORTEST_PART = 4  # letters of either half of two words run together, or one less where a name begins with them
LONGEST_NAME = 14  # words
LONGEST_WORD = 40  # letters
MOST_REPEATS = 200  # of one word: a paper that repeats it more often has named its organisations by then
MOST_GUESSES = 1000  # misspelt words of one text
LONG = 8  # letters from which a word two slips off may be looked for anywhere
FORMS = Spelling({*TYPE_WORDS, *ABBREVIATIONS})
ENGLISH = english()


class Hit(NamedTuple):
    """A known word read at a place in the text: as written, or within a few slips, or joined or parted."""

    word: str
    first: int
    last: int
    slips: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """One name seen in a text. `hits` are the words of the name that were found, `missing` those that were not."""

    entry: Entry
    hits: tuple[Hit, ...]
    missing: tuple[str, ...]
    first: int
    last: int


Standing = Mapping[str, list[Hit]]  # the hits in one run of words, by the words they are


class Chance(NamedTuple):
    """A name that may stand at a place: the hits that brought it, and all in the run of words they stand in."""

    entry: Entry
    anchors: list[Hit]
    standing: Standing


class Spotter:
    """Looks for every name of an index in one text."""

    def __init__(self, index: NameIndex, areas: Iterable[str], text: Text) -> None:
        self.index, self.text = index, text
        self.areas: list[AreaIndex] = [index.area(area) for area in areas]
        self._guesses = 0
        self._generic: dict[tuple[str, str], frozenset[int]] = {}
        self.hits = [self._read(place) for place in range(len(text.words))]
        self._part_and_join()
        self._standing = self._by_segment()

    def chances(self) -> Iterator[Chance]:
        """Every name of whose telling words enough stand together, or that stands in full."""
        seen: set[int] = set()
        for number, anchors, least in self._anchored():
            entry, clusters = self.index.entries[number], self._clusters(anchors)
            for cluster in clusters:
                if len(clusters) == 1 or self._told(cluster) >= least:
                    seen.add(number)
                    yield Chance(entry, cluster, self._standing[self.text.segments[cluster[0].first]])
        yield from self._whole_names(seen)

    def _read(self, place: int) -> list[Hit]:
        word, raw = self.text.words[place].normal, self.text.words[place].raw
        hits = [Hit(word, place, place, 0)] if word in self.index.weights else []
        if raw.endswith(("'s", "’s")) and word[:-1] in self.index.weights:
            hits.append(Hit(word[:-1], place, place, 0))
        if self._guesses < MOST_GUESSES and self._may_be_misspelt(place, word):
            self._guesses += 1
            for reading in self._near(word):
                if reading.slips == 1 or self.text.short:
                    hits.append(Hit(reading.word, place, place, reading.slips))
        return hits

    def _may_be_misspelt(self, place: int, word: str) -> bool:
        if self.text.ordinary[place] or word in TYPE_WORDS or len(word) > LONGEST_WORD:
            return False
        if word in ENGLISH and (not self.text.short or not self._may_be_name(place)):
            return False
        for area in self.areas:
            if word in area.by_word:
                return False
        return self.text.short or self.text.capital[place]

    def _may_be_name(self, place: int) -> bool:
        """May an everyday word be part of a name here: has it a capital it need not have?"""
        return self.text.cased and self.text.capital[place] and self.text.words[place].gap is not Gap.STOP

    def _near(self, word: str) -> Iterable[Reading]:
        """Words it may be a slip for: of this area first, then of any; and words such as surgery and street."""
        known = word in self.index.weights
        found = [reading for area in self.areas for reading in area.spelling.near(word, 1 if known else 2)]
        if not known:
            most = 1 if len(word) < LONG else 2
            found += [Reading(spelt(form)[0], slips) for form, slips in FORMS.near(word, most)]
            found = found or list(self.index.spelling.near(word, most))
        least = min((reading.slips for reading in found), default=0)
        return {reading for reading in found if reading.slips == least}

    def _part_and_join(self) -> None:
        """Read "Park view" as Parkview, and "Parkview" as Park View."""
        known, before = self.index.weights, None
        for place, word in enumerate(self.text.words):
            if before and word.gap is Gap.SPACE and (joined := before.normal + word.normal) in known:
                self.hits[place - 1].append(Hit(joined, place - 1, place, 0))
            before = word
            if not self.text.ordinary[place] and word.normal not in known and len(word.normal) <= LONGEST_WORD:
                self.hits[place].extend(self._parts(word.normal, place))

    def _parts(self, word: str, place: int) -> Iterator[Hit]:
        for cut in range(SHORTEST_PART - 1, len(word) - SHORTEST_PART + 2):
            parts = (word[:cut], word[cut:])
            known = min(map(len, parts)) >= SHORTEST_PART and all(part in self.index for part in parts)
            if known or self.index.with_start(*parts):
                yield from (Hit(part, place, place, 0) for part in parts)

    def _by_segment(self) -> dict[int, dict[str, list[Hit]]]:
        """The hits in each run of words that a name may stand in."""
        standing: dict[int, dict[str, list[Hit]]] = defaultdict(lambda: defaultdict(list))
        for segment, hits in zip(self.text.segments, self.hits, strict=True):
            words = standing[segment]
            for hit in hits:
                words[hit.word].append(hit)
        return standing

    def _anchored(self) -> Iterator[tuple[int, list[Hit], float]]:
        """Entries of whose telling words enough are in the text, the hits that brought them, and what is enough."""
        told, names, telling = self._telling_hits(), self.index.entries, self.index.telling
        rare = {word: hits for word, hits in told.items() if self.index.with_word(word)}
        here = self._found(told, self._with_word_here)
        for number, found in here.items():
            if found >= (least := LEAST_SHARE * telling[number]):
                yield number, _of(names[number], told), least
        share = LEAST_SHARE_ELSEWHERE if self.areas else LEAST_SHARE
        for number, found in self._found(rare, self.index.with_word).items():
            if found >= share * telling[number] and number not in here:
                yield number, _of(names[number], rare), share * telling[number]

    def _telling_hits(self) -> dict[str, list[Hit]]:
        """The hits that may tell a name, by their words."""
        text, told, seen = self.text, defaultdict(list), Counter()
        for hits in self.hits:
            for hit in hits:
                seen[hit.word] += 1
                common = hit.word in TYPE_WORDS or hit.word in CONNECTING or len(hit.word) == 1
                if common or seen[hit.word] > MOST_REPEATS:
                    continue
                if text.capital[hit.first] or not text.ordinary[hit.first]:
                    told[hit.word].append(hit)
        return told

    def _with_word_here(self, word: str) -> Iterable[int]:
        found = [area.by_word[word] for area in self.areas if word in area.by_word]
        return found[0] if len(found) == 1 else set().union(*found)

    def _found(self, told: Iterable[str], entries_with: Callable[[str], Iterable[int]]) -> dict[int, float]:
        """How much of each name was found, as these words add up."""
        found: dict[int, float] = {}
        for word in told:
            weight = self.index.weight(word)
            if not found:
                found = dict.fromkeys(entries_with(word), weight)
                continue
            for number in entries_with(word):
                found[number] = found.get(number, 0.0) + weight
        return found

    def _told(self, anchors: Iterable[Hit]) -> float:
        return sum(map(self.index.weight, {hit.word for hit in anchors}))

    def _clusters(self, anchors: list[Hit]) -> list[list[Hit]]:
        """The hits that stand close enough to each other to be one name."""
        clusters = [anchors[:1]]
        for hit in anchors[1:]:
            cluster = clusters[-1]
            if self._together(cluster[-1], hit) and hit.last - cluster[0].first < LONGEST_NAME:
                cluster.append(hit)
            else:
                clusters.append([hit])
        return clusters

    def _together(self, one: Hit, other: Hit) -> bool:
        segments = self.text.segments
        return other.first - one.last <= LONGEST_JUMP and segments[one.first] == segments[other.first]

    def lay(self, chance: Chance) -> Sighting:
        """Lay the name over the text around its telling words, among the hits that stand there."""
        entry, anchors, standing = chance
        low, high = anchors[0].first - REACH, anchors[-1].last + REACH
        surest = max(anchors, key=lambda hit: (self.index.weight(hit.word), -hit.slips))
        starts = {hit.first for hit in anchors if hit.word == surest.word}
        laid = [self._lay_from(start - entry.words.index(surest.word), entry, standing, low, high) for start in starts]
        return laid[0] if len(laid) == 1 else max(laid, key=_fullness)

    def _lay_from(
        self, start: int, entry: Entry, standing: Mapping[str, Sequence[Hit]], low: int, high: int
    ) -> Sighting:
        """Lay the name over the text so that it begins as near to a place as it can."""
        taken: dict[int, Hit] = {}
        for number, word in sorted(enumerate(entry.words), key=_type_words_last):
            choices = [hit for hit in standing.get(word, ()) if low <= hit.first <= high and hit not in taken.values()]
            if word in TYPE_WORDS:
                choices = [hit for hit in choices if self._belongs(hit, number, taken)]
            if choices:
                taken[number] = min(choices, key=lambda hit: abs(hit.first - start - number) + hit.slips)
        hits = tuple([taken[number] for number in sorted(taken)])
        missing = tuple([word for number, word in enumerate(entry.words) if number not in taken])
        return Sighting(entry, hits, missing, min([hit.first for hit in hits]), max([hit.last for hit in hits]))

    def _belongs(self, hit: Hit, number: int, taken: Mapping[int, Hit]) -> bool:
        """Type words belong to a name when nothing of another name stands between, and in their turn."""
        if not taken:
            return True
        first, last = min(each.first for each in taken.values()), max(each.last for each in taken.values())
        between = range(last + 1, hit.first) if hit.first > last else range(hit.last + 1, first)
        near = len(between) < NEAR and all(self._joins(place) for place in between)
        return near and all((number < other) == (hit.first <= each.first) for other, each in taken.items())

    def _joins(self, place: int) -> bool:
        word = self.text.words[place].normal
        return word in TYPE_WORDS or word in CONNECTING

    def _whole_names(self, seen: Container[int]) -> Iterator[Chance]:
        """Names of common words only, such as Park Road Surgery, where they stand in full."""
        telling = [place for place, word in enumerate(self.text.words) if word.normal not in CONNECTING]
        for order, place in enumerate(telling):
            first = self.text.words[place].normal
            second = self.text.words[telling[order + 1]].normal if order + 1 < len(telling) else ""
            for start in {(first, second), (first, "")}:
                for number in self._named(place, start):
                    entry = self.index.entries[number]
                    if number not in seen and (chance := self._stands(entry, telling[order : order + LONGEST_NAME])):
                        yield chance

    def _named(self, place: int, start: tuple[str, str]) -> Iterable[int]:
        """Names that begin so. "The Surgery" names something only within an area, and with a capital."""
        if not TYPE_WORDS.issuperset(filter(None, start)):
            return self.index.with_start(*start)
        if not self.text.capital[place] or self._follows_on(place) or self._is_plural(place):
            return ()
        if start not in self._generic:
            within = {number for area in self.areas for number in area.by_word.get(start[0], ())}
            self._generic[start] = frozenset(within.intersection(self.index.with_start(*start)))
        return self._generic[start]

    def _is_plural(self, place: int) -> bool:
        """ "Surgeries on the old contract" names none of those called The Surgery."""
        return self.text.words[place].raw.lower().endswith("s")

    def _follows_on(self, place: int) -> bool:
        """Does another word of a name stand right before: "Annfield Plain Surgery" is not "The Surgery"?"""
        if not place or self.text.words[place].gap is not Gap.SPACE:
            return False
        return self.text.words[place - 1].normal not in CONNECTING and self.text.capital[place - 1]

    def _stands(self, entry: Entry, places: Sequence[int]) -> Chance | None:
        words, segments, places = self.text.words, self.text.segments, places[: len(entry.words)]
        if tuple(words[place].normal for place in places) != entry.words or segments[places[0]] != segments[places[-1]]:
            return None
        standing: dict[str, list[Hit]] = defaultdict(list)
        for name, place in zip(entry.words, places, strict=True):
            standing[name].append(Hit(name, place, place, 0))
        return Chance(entry, [hit for hits in standing.values() for hit in hits], standing)


def _of(entry: Entry, told: Mapping[str, list[Hit]]) -> list[Hit]:
    """The hits of this name's words, as they stand in the text."""
    anchors = [hit for word in dict.fromkeys(entry.words) for hit in told.get(word, ())]
    return sorted(anchors, key=_place) if len(anchors) > 1 else anchors


def _place(hit: Hit) -> int:
    return hit.first


def _type_words_last(numbered: tuple[int, str]) -> bool:
    return numbered[1] in TYPE_WORDS


def _fullness(sighting: Sighting) -> tuple[int, int, int]:
    """For choosing among places: most of the name, in the shortest run of words, and the first of them."""
    return len(sighting.hits), sighting.first - sighting.last, -sighting.first
