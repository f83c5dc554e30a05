"""Where in a text the names of organisations may stand."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from matching.index import AreaIndex, Entry, NameIndex
from matching.spelling import Reading, Spelling
from matching.text import Text
from matching.words import ABBREVIATIONS, CONNECTING, TYPE_WORDS, Gap, spelt

LONGEST_JUMP = 4  # words between two parts of one name
REACH = 5  # words beyond the telling ones in which to look for the rest
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


class Spotter:
    """Looks for every name of an index in one text."""

    def __init__(self, index: NameIndex, areas: Iterable[str], text: Text) -> None:
        self.index, self.text = index, text
        self.areas: list[AreaIndex] = [index.area(area) for area in areas]
        self._guesses = 0
        self._generic: dict[tuple[str, str], frozenset[int]] = {}
        self.hits = [list(self._read(place)) for place in range(len(text.words))]
        self._part_and_join()

    def sightings(self) -> Iterator[Sighting]:
        """Every plausible name, each with the place it stands at."""
        laid: set[int] = set()
        for number, anchors in self._anchored().items():
            entry = self.index.entries[number]
            least = self._least(number) * entry.telling
            if sum(self.index.weight(word) for word in {hit.word for hit in anchors}) >= least:
                for cluster in self._clusters(anchors):
                    if sighting := self._align(entry, cluster, least):
                        laid.add(number)
                        yield sighting
        yield from self._whole_names(laid)

    def _least(self, number: int) -> float:
        """How much of a name's telling words must be there: more, where it is not of this area."""
        here = not self.areas or any(number in area.entries for area in self.areas)
        return LEAST_SHARE if here else LEAST_SHARE_ELSEWHERE

    def _read(self, place: int) -> Iterator[Hit]:
        word = self.text.words[place].normal
        if word in self.index:
            yield Hit(word, place, place, 0)
        if self.text.words[place].raw.endswith(("'s", "’s")) and word[:-1] in self.index:
            yield Hit(word[:-1], place, place, 0)
        if self._guesses < MOST_GUESSES and self._may_be_misspelt(place, word):
            self._guesses += 1
            for reading in self._near(word):
                if reading.slips > 1 and not self.text.short:
                    continue
                yield Hit(reading.word, place, place, reading.slips)

    def _may_be_misspelt(self, place: int, word: str) -> bool:
        if word in TYPE_WORDS or self.text.ordinary(place) or len(word) > LONGEST_WORD:
            return False
        if any(word in area.by_word for area in self.areas):
            return False
        return self.text.short or self.text.capital(place)

    def _near(self, word: str) -> Iterable[Reading]:
        """Words it may be a slip for: of this area first, then of any; and words such as surgery and street."""
        known = word in self.index
        found = [reading for area in self.areas for reading in area.spelling.near(word, 1 if known else 2)]
        if not known:
            found += [Reading(spelt(form)[0], slips) for form, slips in FORMS.near(word, 1 if len(word) < LONG else 2)]
            found = found or list(self.index.spelling.near(word, 1 if len(word) < LONG else 2))
        least = min((reading.slips for reading in found), default=0)
        return {reading for reading in found if reading.slips == least}

    def _part_and_join(self) -> None:
        """Read "Park view" as Parkview, and "Parkview" as Park View."""
        words = self.text.words
        for place, word in enumerate(words):
            after = words[place + 1] if place + 1 < len(words) else None
            if after and after.gap is Gap.SPACE and (joined := word.normal + after.normal) in self.index:
                self.hits[place].append(Hit(joined, place, place + 1, 0))
            known = word.normal in self.index or self.text.ordinary(place)
            if not known and len(word.normal) <= LONGEST_WORD:
                self.hits[place].extend(self._parts(word.normal, place))

    def _parts(self, word: str, place: int) -> Iterator[Hit]:
        for cut in range(SHORTEST_PART - 1, len(word) - SHORTEST_PART + 2):
            parts = (word[:cut], word[cut:])
            known = min(map(len, parts)) >= SHORTEST_PART and all(part in self.index for part in parts)
            if known or self.index.with_start(*parts):
                yield from (Hit(part, place, place, 0) for part in parts)

    def _anchored(self) -> dict[int, list[Hit]]:
        """Entries with a telling word in the text, and the hits that brought them."""
        anchored: dict[int, list[Hit]] = defaultdict(list)
        seen: Counter[str] = Counter()
        for hits in self.hits:
            for hit in hits:
                seen[hit.word] += 1
                if hit.word in TYPE_WORDS or hit.word in CONNECTING or seen[hit.word] > MOST_REPEATS:
                    continue
                if self.text.cased and not self.text.capital(hit.first) and self.text.ordinary(hit.first):
                    continue
                for number in self._entries_with(hit.word):
                    anchored[number].append(hit)
        return anchored

    def _entries_with(self, word: str) -> set[int]:
        numbers = set(self.index.with_word(word))
        for area in self.areas:
            numbers.update(area.by_word.get(word, ()))
        return numbers

    def _clusters(self, anchors: Sequence[Hit]) -> Iterator[list[Hit]]:
        if len(anchors) == 1:
            yield list(anchors)
            return
        cluster: list[Hit] = []
        for hit in sorted(anchors, key=lambda each: each.first):
            if cluster and not (self._together(cluster[-1], hit) and hit.last - cluster[0].first < LONGEST_NAME):
                yield cluster
                cluster = []
            cluster.append(hit)
        yield cluster

    def _together(self, one: Hit, other: Hit) -> bool:
        segments = self.text.segments
        return other.first - one.last <= LONGEST_JUMP and segments[one.first] == segments[other.first]

    def _align(self, entry: Entry, anchors: Sequence[Hit], least: float) -> Sighting | None:
        """Lay the name over the text around its telling words; none if too little of it is there."""
        found = {hit.word for hit in anchors}
        if sum(self.index.weight(word) for word in found) < least:
            return None
        return self._lay(entry, anchors)

    def _lay(self, entry: Entry, anchors: Sequence[Hit]) -> Sighting:
        at = self._window(anchors)
        taken: dict[int, Hit] = {}
        surest = max(anchors, key=lambda hit: (self.index.weight(hit.word), -hit.slips))
        start = surest.first - entry.words.index(surest.word)
        for type_words in (False, True):
            for number, word in enumerate(entry.words):
                if (word in TYPE_WORDS) is type_words:
                    choices = [hit for hit in at.get(word, ()) if hit not in taken.values()]
                    if type_words:
                        choices = [hit for hit in choices if self._belongs(hit, number, taken)]
                    if choices:
                        taken[number] = min(choices, key=lambda hit: abs(hit.first - start - number) + hit.slips)
        hits = tuple(taken[number] for number in sorted(taken))
        missing = tuple(word for number, word in enumerate(entry.words) if number not in taken)
        return Sighting(entry, hits, missing, min(hit.first for hit in hits), max(hit.last for hit in hits))

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

    def _window(self, anchors: Sequence[Hit]) -> dict[str, list[Hit]]:
        segment = self.text.segments[anchors[0].first]
        low = max(0, anchors[0].first - REACH)
        high = min(len(self.hits), anchors[-1].last + REACH + 1)
        at: dict[str, list[Hit]] = defaultdict(list)
        for place in range(low, high):
            if self.text.segments[place] == segment:
                for hit in self.hits[place]:
                    at[hit.word].append(hit)
        return at

    def _whole_names(self, seen: Container[int]) -> Iterator[Sighting]:
        """Names of common words only, such as Park Road Surgery, where they stand in full."""
        telling = [place for place, word in enumerate(self.text.words) if word.normal not in CONNECTING]
        for order, place in enumerate(telling):
            first = self.text.words[place].normal
            second = self.text.words[telling[order + 1]].normal if order + 1 < len(telling) else ""
            for start in {(first, second), (first, "")}:
                for number in self._named(place, start):
                    entry = self.index.entries[number]
                    if number not in seen and (sighting := self._stands(entry, telling[order : order + LONGEST_NAME])):
                        yield sighting

    def _named(self, place: int, start: tuple[str, str]) -> Iterable[int]:
        """Names that begin so. "The Surgery" names something only within an area, and with a capital."""
        if not TYPE_WORDS.issuperset(filter(None, start)):
            return self.index.with_start(*start)
        if not self.text.capital(place) or self._follows_on(place):
            return ()
        if start not in self._generic:
            within = {number for area in self.areas for number in area.by_word.get(start[0], ())}
            self._generic[start] = frozenset(within.intersection(self.index.with_start(*start)))
        return self._generic[start]

    def _follows_on(self, place: int) -> bool:
        """Does another word of a name stand right before: "Annfield Plain Surgery" is not "The Surgery"?"""
        if not place or self.text.words[place].gap is not Gap.SPACE:
            return False
        return self.text.words[place - 1].normal not in CONNECTING and self.text.capital(place - 1)

    def _stands(self, entry: Entry, places: Sequence[int]) -> Sighting | None:
        words, segments, places = self.text.words, self.text.segments, places[: len(entry.words)]
        if tuple(words[place].normal for place in places) != entry.words or segments[places[0]] != segments[places[-1]]:
            return None
        hits = tuple(Hit(name, place, place, 0) for name, place in zip(entry.words, places, strict=True))
        return Sighting(entry, hits, (), places[0], places[-1])
