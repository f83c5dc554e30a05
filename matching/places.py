"""Which areas a place word stands for, learnt from the addresses of the organisations there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from matching.vocabulary import word_set
from matching.words import CONNECTING, TYPE_WORDS, normal

# A word of many areas ("road", "high") is no place; a county may span a score of them.
MOST_AREAS = 20
# A place belongs to an area that has at least this share of the addresses its foremost area has.
LEAST_SHARE = 0.25
# A lesser place of the same name: Ashford in Surrey beside Ashford in Kent.
LEAST_HERE, LEAST_SHARE_HERE = 3, 0.08
TOWN = 15  # addresses
FEW = 100  # of so many addresses, one makes a place as three or fifteen do of the whole country's
STREETS = word_set("streets")


class Gazetteer:
    """Place words and the areas they are found in."""

    def __init__(self, addresses: Iterable[tuple[str, str]]) -> None:
        counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        known = 0
        for area, address in addresses:
            known += 1
            for word in set(normal(address)):
                counts[word][area] += 1
        scale = max(1, known // FEW)
        least_here, town = min(LEAST_HERE, scale), min(TOWN, scale + 1)
        self._areas: dict[str, frozenset[str]] = {}
        self._lesser: dict[str, frozenset[str]] = {}
        shared: dict[frozenset[str], frozenset[str]] = {}
        for word, found in counts.items():
            if areas := _foremost(word, found):
                self._areas[word] = shared.setdefault(areas, areas)
                here = _with_at_least(max(least_here, LEAST_SHARE_HERE * max(found.values())), found)
                self._lesser[word] = shared.setdefault(here, here)
        self._towns = frozenset(word for word in self._areas if sum(counts[word].values()) >= town)

    def areas_of(self, words: Sequence[str]) -> frozenset[str]:
        """The areas in which a place of these words lies; none if it is no place we know."""
        known = [self._areas[word] for word in words if word in self._areas]
        if not words or len(known) != len([word for word in words if word not in CONNECTING]):
            return frozenset()
        return frozenset.intersection(*known)

    def lies_in(self, words: Sequence[str], area: str) -> bool:
        """Is there a place of these words in this area, though there may be a greater one of that name elsewhere?"""
        told = [word for word in words if word not in CONNECTING]
        return bool(told) and all(area in self._lesser.get(word, ()) for word in told)

    def is_town(self, word: str) -> bool:
        """Is it a place of some size, so that the word alone rather means the place than what is named after it?"""
        return word in self._towns

    def __contains__(self, word: str) -> bool:
        return word in self._areas


def _foremost(word: str, found: Mapping[str, int]) -> frozenset[str]:
    if word in STREETS or word in TYPE_WORDS or word in CONNECTING or not word.isalpha() or len(word) < 3:
        return frozenset()
    areas = _with_at_least(LEAST_SHARE * max(found.values()), found)
    return areas if len(areas) <= MOST_AREAS else frozenset()


def _with_at_least(least: float, found: Mapping[str, int]) -> frozenset[str]:
    return frozenset(area for area, count in found.items() if count >= least)
