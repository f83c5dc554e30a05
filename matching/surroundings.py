"""What stands around a name in a text: the rest of a longer name, a place, a person's title, the talk it is part of."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import takewhile

from matching.index import NameIndex
from matching.spotting import Sighting
from matching.text import Text
from matching.vocabulary import word_set
from matching.words import CONNECTING, TYPE_WORDS, Gap

NEIGHBOURS = 4  # words beside a name that may belong to it
PLACE_REACH = 5  # words after a name in which its place may be told
LONGEST_PLACE = 5
WHICH_REACH = 9  # words after a name in which it may be told which one is meant
NEARBY = 5  # words between a name and what is said of the person who bears it
TALK_REACH = 12
DENIED_REACH = 3
TYPE_WEIGHT = 0.3  # of a type word the organisation's name lacks

BEFORE_PLACES = word_set("before_places")
AFTER_PLACES = word_set("after_places")
BEFORE_STREETS = word_set("before_streets")
STREET_ENDS = word_set("street_ends")
IN_PLACES = word_set("in_places")
LINKING = word_set("linking")
HELD_IN = word_set("held_in")
CARE = word_set("care")
OF_CARE = CARE | {"centre", "practice", "pharmacy", "hospice"}
LONGEST_POSTCODE = 4  # letters of its first half
CARE_TALK = word_set("care_talk")
DECLARING = word_set("declaring")
OTHER_THINGS = word_set("other_things")
HOMES = word_set("homes")
HELD_AT = word_set("held_at")
DENIALS = word_set("denials")
ELSEWHERE_TALK = word_set("elsewhere_talk")
TITLES = word_set("titles")
FIRM = word_set("firm")
ACQUAINTANCE = word_set("acquaintance")
NOWHERE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Around:
    """What stands in and beside a sighting that its name does not explain; `last` is the last word of it all."""

    last: int
    unexplained: float = 0.0
    telling: float = 0.0
    types: tuple[str, ...] = ()
    place_fits: bool = False
    places: tuple[str, ...] = ()
    other_thing: bool = False


class Surroundings:
    """Reads the surroundings of sightings in one text."""

    def __init__(self, text: Text, index: NameIndex) -> None:
        self.text, self.words, self.index, self.places = text, text.words, index, index.places
        self._opening = self._place_at_start()

    def around(self, sighting: Sighting, address: frozenset[str]) -> Around:
        """What else stands in and beside a name, given the words of its organisation's address."""
        around = Around(sighting.last)
        taken = {place for hit in sighting.hits for place in range(hit.first, hit.last + 1)}
        for place in range(sighting.first, sighting.last + 1):
            if place not in taken:
                self._meet(around, place, NOWHERE)
        # "Lawson Road Surgery building" is still that surgery's; "Lawson Road building" may be anything.
        typed = sighting.hits[-1].word in OF_CARE
        self._walk(around, sighting.first - 1, -1, NOWHERE, typed)
        self._walk(around, sighting.last + 1, 1, address, typed)
        self._place(around, sighting, address)
        around.other_thing = around.other_thing or self._of_something(sighting)
        return around

    def names_a_person(self, sighting: Sighting, typed: bool) -> bool:
        """Is it a person's: "Dr King" beside a practice called King Street Surgery, "friend of Mrs King"?"""
        first, entry = sighting.first, sighting.entry.words
        if not (first and self.words[first - 1].normal in TITLES) and self.words[first].normal != "dr":
            return False
        known = self._near(sighting, ACQUAINTANCE)
        return known or (not typed and "dr" not in entry and not TYPE_WORDS.isdisjoint(entry))

    def names_a_home(self, sighting: Sighting) -> bool:
        """Is it where somebody lives: "our house on Oak Lane"?"""
        return any(self.words[place].normal in HOMES for place in self._before(sighting))

    def names_a_place(self, sighting: Sighting, typed: bool) -> bool:
        """Is it a place rather than what is called after it: "in Truro", "the Truro area", "a Truro practice"?"""
        words, first, after = self.words, sighting.first, sighting.last + 1
        if first and words[first - 1].raw in ("a", "an") and words[first].gap is Gap.SPACE:
            return True
        if typed:
            return False
        before = first - 1 - (first > 1 and words[first - 1].normal == "the")
        within = first > 0 and words[before].normal in BEFORE_PLACES
        if sighting.hits[-1].word in STREET_ENDS and first and words[first - 1].normal in BEFORE_STREETS:
            return True
        held = first > 1 and words[first - 2].normal in HELD_IN
        return (within and not held) or (after < len(words) and words[after].normal in AFTER_PLACES)

    def heads(self, sighting: Sighting) -> bool:
        """Does it stand at the head of a text, before a colon, a dash or a comma: "Gorton: new premises"?"""
        after = sighting.last + 1
        return not sighting.first and after < len(self.words) and self.words[after].gap is not Gap.SPACE

    def held_at(self, sighting: Sighting) -> bool:
        """Does it say where somebody works or is looked after: "nurse at Chantry", "registered with Foundry"?"""
        first = sighting.first
        first -= first > 0 and self.words[first - 1].normal == "the"
        if not first or self.words[first - 1].normal not in HELD_AT:
            return False
        return any(self.words[place].normal in CARE_TALK for place in range(max(0, first - NEARBY), first))

    def talks_of_elsewhere(self, sighting: Sighting) -> bool:
        """Do the words beside it speak of a church, a pub, a school or a bus: of a place rather than of care?"""
        return self._near(sighting, ELSEWHERE_TALK)

    def trails(self, sighting: Sighting) -> bool:
        """Does it end a run of names, as a place does: "St Catherine's Primary School, Chipping Campden"?"""
        first, after = sighting.first, sighting.last + 1
        ends = after == len(self.words) or self.words[after].gap is not Gap.SPACE
        return first > 0 and self.words[first].gap is Gap.COMMA and ends and self.text.capital[first - 1]

    def denied(self, sighting: Sighting) -> bool:
        """Is it what the text says it is not: "not at Chantry Surgery as printed last time"?"""
        segments, first = self.text.segments, sighting.first
        before = range(max(0, first - DENIED_REACH), first)
        return any(self.words[place].normal in DENIALS and segments[place] == segments[first] for place in before)

    def speaks_of_care(self, sighting: Sighting) -> bool:
        """Do the words around it speak of care and contracts; or is there nothing but the name?"""
        first, after = sighting.first, sighting.last + 1
        if not first and after == len(self.words):
            return True
        if after < len(self.words) and self._makes_a_place(after):
            return False
        beside = (*self.words[max(0, first - TALK_REACH) : first], *self.words[after : after + TALK_REACH])
        return any(word.normal in CARE_TALK for word in beside)

    def _walk(self, around: Around, place: int, step: int, address: frozenset[str], typed: bool) -> None:
        """Walk away from a name as long as words may belong to it."""
        for _ in range(NEIGHBOURS):
            joint = place if step > 0 else place + 1
            if not 0 <= place < len(self.words) or self.words[joint].gap is not Gap.SPACE:
                return
            if step > 0 and self._ends_in_possessive(place - 1) and self.words[place].normal not in TYPE_WORDS:
                return
            if step > 0 and not typed and (self._is_other_thing(place) or self._and_sons(place)):
                around.other_thing = True
                return
            if not self._meet(around, place, address):
                return
            place += step

    def _ends_in_possessive(self, place: int) -> bool:
        """ "Bevan Healthcare's street medicine": what follows is its own, not its name."""
        return self.words[place].raw.endswith(("'s", "’s"))

    def _meet(self, around: Around, place: int, address: frozenset[str]) -> bool:
        """Weigh one word in or beside a name; false where the name cannot go on."""
        word = self.words[place].normal
        if word in TYPE_WORDS and (word != "dr" or self.words[place].raw.lower() == "doctors"):
            around.types += (word,)
            around.unexplained += TYPE_WEIGHT
            return True
        if word == "dr" or self.text.ordinary[place] or not self.text.capital[place]:
            return False
        if word[0].isdigit() or (word[-1].isdigit() and len(word) <= LONGEST_POSTCODE):
            return False
        if word in address:
            if word in self.places:
                around.place_fits, around.last = True, max(around.last, place)
            return True
        around.unexplained += self.index.weight(word)
        around.telling += self.index.weight(word)
        return True

    def _is_other_thing(self, place: int) -> bool:
        """Is it a road, a school or the like, rather than a surgery called after one?"""
        word, after = self.words[place], self.words[place + 1 : place + 2]
        if after and after[0].gap is Gap.SPACE and after[0].normal in CARE:
            return False
        return word.normal in OTHER_THINGS or word.raw.lower() == "street"

    def _and_sons(self, place: int) -> bool:
        """Is it a firm, such as King and Sons?"""
        following = self.words[place + 1 : place + 2]
        return self.words[place].normal == "and" and any(word.normal in FIRM for word in following)

    def _of_something(self, sighting: Sighting) -> bool:
        """ "University of York", "Church of St Mary": the name belongs to something else."""
        first = sighting.first
        if first < 2 or self.words[first - 1].normal != "of":
            return False
        return self.words[first - 2].normal in OTHER_THINGS or self.words[first - 2].normal == "university"

    def _place(self, around: Around, sighting: Sighting, address: frozenset[str]) -> None:
        """The place told after a name, or before it."""
        is_typed = bool(around.types) or any(hit.word in TYPE_WORDS for hit in sighting.hits)
        start, end = self._place_after(sighting.last + 1 + self._types_after(sighting.last), is_typed)
        if start == end:
            start, end = self._which_one(sighting.last + 1)
        if start == end:
            start, end = 0, self._opening if self._opening <= sighting.first else 0
        told = tuple(self.words[place].normal for place in range(start, end))
        if any(word in address and word in self.places and word not in IN_PLACES for word in told):
            around.place_fits, around.last = True, max(around.last, end - 1)
        elif told and all(word in self.places or word in IN_PLACES for word in told):
            around.places, around.last = told, max(around.last, end - 1)

    def _types_after(self, last: int) -> int:
        """How many type words follow that its name lacks."""
        place = last + 1
        while place < len(self.words) and self.words[place].gap is Gap.SPACE and self.words[place].normal in TYPE_WORDS:
            place += 1
        return place - last - 1

    def _place_after(self, start: int, is_typed: bool) -> tuple[int, int]:
        """The words after `start` that may be a place: "(Leeds)", ", West Yorkshire", "which is in Leeds"."""
        for place in range(start, min(len(self.words), start + PLACE_REACH)):
            word = self.words[place]
            if word.gap is Gap.STOP or (place > start and word.gap is not Gap.SPACE):
                break
            said = word.normal in BEFORE_PLACES or (place == start and word.normal in ("of", "from", "at"))
            # After a bare name a comma goes on with a list rather than with its place.
            may_be = said or (is_typed and place == start and word.gap is Gap.COMMA)
            if may_be and (end := self._end_of_place(place + said)) > place + said:
                return place + said, end
            if word.normal not in LINKING:
                break
        return start, start

    def _which_one(self, start: int) -> tuple[int, int]:
        """The place by which one of several is told apart: "that's the Ely one", "the one at Maidenhead"."""
        for place in range(start, min(len(self.words) - 2, start + WHICH_REACH)):
            if self.words[place].normal != "the":
                continue
            if self.words[place + 1].normal == "one" and self.words[place + 2].normal in HELD_AT:
                return place + 3, self._end_of_place(place + 3)
            for end in range(place + 2, min(len(self.words), place + 2 + LONGEST_PLACE)):
                if self.words[end].normal in ("one", "branch"):
                    return (place + 1, end) if self.text.capital[place + 1] else (start, start)
        return start, start

    def _end_of_place(self, first: int) -> int:
        """Where a place that starts at `first` ends; at `first` when another name starts there."""
        for place in range(first, min(len(self.words), first + LONGEST_PLACE)):
            word, common = self.words[place], self.text.ordinary[place] or not self.text.capital[place]
            parted = word.gap is Gap.STOP or (word.gap is Gap.COMMA and word.normal not in self.places)
            if place > first and (parted or common):
                return first if self._goes_on(place) else place
            if common or word.normal in TYPE_WORDS or not word.normal.isalpha():
                return first
        return min(len(self.words), first + LONGEST_PLACE)

    def _goes_on(self, place: int) -> bool:
        """Does "and" join a further part of a name: "Penlow and Strade Medical Group"?"""
        if self.words[place].normal != "and" or self.words[place].gap is not Gap.SPACE:
            return False
        rest = self.words[place + 1 : place + 1 + LONGEST_PLACE]
        named = list(takewhile(lambda word: word.gap is Gap.SPACE and not word.raw[0].islower(), rest))
        return any(word.normal in TYPE_WORDS for word in named)

    def _place_at_start(self) -> int:
        """How many words make a place the text opens with: "Leeds: partner at Park Surgery"."""
        first = [word for word, segment in zip(self.words, self.text.segments, strict=True) if segment == 1]
        placed = all(
            self.places.is_town(word.normal) or word.normal in IN_PLACES for word in first[: LONGEST_PLACE + 1]
        )
        return len(first) if placed and len(first) <= LONGEST_PLACE else 0

    def _before(self, sighting: Sighting) -> list[int]:
        segments, first = self.text.segments, sighting.first
        return [place for place in range(max(0, first - NEARBY), first) if segments[place] == segments[first]]

    def _near(self, sighting: Sighting, wanted: Collection[str]) -> bool:
        segments, last = self.text.segments, sighting.last
        after = range(last + 1, min(len(self.words), last + 1 + NEARBY))
        places = [*self._before(sighting), *(place for place in after if segments[place] == segments[last])]
        return any(self.words[place].normal in wanted for place in places)

    def _makes_a_place(self, after: int) -> bool:
        """Does a noun follow that makes it a place: "High Street regeneration", "Park improvements"?"""
        word = self.words[after]
        common = word.normal in CONNECTING or word.normal in DECLARING or word.normal in CARE_TALK
        return word.gap is Gap.SPACE and self.text.cased and word.raw[0].islower() and not common
