"""How likely at best a name is that may stand in a text, told before it is laid over the words there."""

import math
from collections.abc import Collection, Sequence

from matching.directory import Organisation
from matching.index import ADDRESS, OTHER, OWN, NameIndex
from matching.spotting import Chance
from matching.surroundings import CARE_TALK, HELD_AT
from matching.text import Text
from matching.weighing import (
    CONSTANT,
    KINDS,
    KNOWN_WIDELY,
    MOST_TELLING,
    OWN_SORTS,
    SAYS_SO,
    SORTS,
    WEIGHTS,
    stands_for_one,
)
from matching.words import LEGAL_WORDS, TYPE_WORDS

ROUNDING = 1e-9  # sums in another order differ by less
HARDLY_LONGER = 12  # words that a place told after a name may add to it
# What may speak for a name, and what surely speaks against it.
FOR = {name: max(0.0, weight) for name, weight in WEIGHTS.items()}
AGAINST = {name: min(0.0, weight) for name, weight in WEIGHTS.items()}
ANY_NAME = FOR["slips"]
ANY_BARE_NAME = WEIGHTS["bare"] + FOR["bare_part"] + FOR["bare_extra"]


class Prospects:
    """Tells of names that may stand in one text, read for these areas, what odds they can have."""

    def __init__(self, index: NameIndex, areas: Collection[str], text: Text) -> None:
        self.index, self.directory, self.areas, self.text = index, index.directory, tuple(sorted(set(areas))), text
        self._here = frozenset(areas)
        said = [word.normal for word in text.words]
        self._said = frozenset(said)
        self._typed = not self._said.isdisjoint(TYPE_WORDS)
        self._talks = not self._said.isdisjoint(CARE_TALK)
        self._held_at = FOR["held_at"] if self._talks and not self._said.isdisjoint(HELD_AT) else 0.0
        self._places = frozenset(filter(index.places.__contains__, self._said))
        self._once = frozenset([place for place in self._places if said.count(place) == 1])

    def at_best(self, chance: Chance) -> float:
        """The odds it would have if all that cannot be told yet spoke for it, names elsewhere in the text aside."""
        entry, told, weight = chance.entry, chance.standing, self.index.weight
        organisation = self.directory.organisation(entry.code)
        if organisation is None:
            return -math.inf
        telling = types = legal = 0.0
        words, exact, complete = [], True, True
        for word in entry.words:
            if word not in told:
                exact, complete = exact and word in LEGAL_WORDS, complete and word in TYPE_WORDS
            elif word not in TYPE_WORDS:
                telling += weight(word)
                words.append(word)
            elif word in LEGAL_WORDS:
                legal += weight(word)
            else:
                types += weight(word)
        its_area, widely = self._of_its_area(organisation)
        exactly = self._exactly(organisation, chance) if exact else 0.0
        odds = self._of_its_sort(organisation, chance) + WEIGHTS["telling"] * min(telling, MOST_TELLING) / 10
        odds += ANY_NAME + its_area + self._fitting(organisation, chance)
        share = (WEIGHTS["covered"] + WEIGHTS["both"]) / entry.weight
        bare = share * (telling + legal) + self._bare(organisation, chance, words)
        bare += widely + exactly if exact and not types else 0.0
        if not self._typed and not types and not legal:
            return odds + bare
        typed = share * (telling + legal + types) + (exactly if exact else 0.0)
        typed += widely if exact or complete else 0.0
        return odds + max(bare, typed)

    def _exactly(self, organisation: Organisation, chance: Chance) -> float:
        """What a name gains that stands there in full."""
        odds, words, kind = WEIGHTS["exact"], chance.entry.words, organisation.kind
        if not OWN_SORTS.isdisjoint(words) and any(kind in SORTS[word] for word in OWN_SORTS.intersection(words)):
            odds += FOR["its_sort"]
        elsewhere = self.areas and self._here.isdisjoint(self.directory.areas(organisation.code))
        return odds + (FOR["one_of_its_name"] if elsewhere and stands_for_one(chance.entry, self.index) else 0.0)

    def _bare(self, organisation: Organisation, chance: Chance, words: Sequence[str]) -> float:
        """What it gains and loses if no word such as surgery stands beside it."""
        odds = ANY_BARE_NAME + self._held_at
        first_run = self.text.segments[chance.anchors[0].first] == self.text.segments[0]
        opens = first_run and any(hit.first == 0 for word in words for hit in chance.standing[word])
        if opens:
            odds += FOR["heading"]
        if opens and len(self.text.words) <= len(chance.entry.words) + HARDLY_LONGER:
            odds += FOR["alone"]
        elif not self._talks:
            odds += AGAINST["untalked"]
        odds += AGAINST["local"] * math.log1p(self.index.neighbours(organisation, words, self.areas))
        return odds + AGAINST["shared"] * math.log1p(self.index.bearers(frozenset(words), self.areas))

    def _of_its_sort(self, organisation: Organisation, chance: Chance) -> float:
        entry, told = chance.entry, chance.standing
        odds = CONSTANT + ROUNDING + WEIGHTS[KINDS.get(organisation.kind, "other_kind")]
        if not organisation.active:
            odds += WEIGHTS["closed"]
        if entry.source != OWN:
            odds += WEIGHTS["other_name" if entry.source == OTHER else "house_name"]
        if entry.source == ADDRESS:
            odds += FOR["house_swapped"]
        needed = SAYS_SO.get(organisation.kind)
        if needed and needed.isdisjoint(self._said) and needed.isdisjoint(told) and not needed.isdisjoint(entry.words):
            odds += WEIGHTS["unsaid_sort"]
        return odds

    def _of_its_area(self, organisation: Organisation) -> tuple[float, float]:
        """What it gains or loses by where it is, and what more if it is written as names known widely are."""
        its_areas = self.directory.areas(organisation.code)
        if not self._here.isdisjoint(its_areas):
            return WEIGHTS["here"], 0.0
        widely = organisation.kind in KNOWN_WIDELY
        elsewhere = self.areas and its_areas and not widely
        odds = WEIGHTS["elsewhere"] if elsewhere else 0.0 if self.areas else WEIGHTS["nowhere"]
        return odds, FOR["known_widely"] if widely else 0.0

    def _fitting(self, organisation: Organisation, chance: Chance) -> float:
        """What it gains if a place of its address stands in the text, besides the words of its name."""
        address = self.index.address(organisation.code)
        if self._places.isdisjoint(address):
            return 0.0
        fitting, named = self._places & address, self._once.intersection(chance.entry.words)
        return (
            WEIGHTS["place_fits"] if any(word not in named or word not in chance.standing for word in fitting) else 0.0
        )
