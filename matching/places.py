"""Which areas a place word stands for, learnt from the addresses of the organisations there."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

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
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        known = list(addresses)
        for area, address in known:
            for word in set(normal(address)):
                counts[word][area] += 1
        self._counts = dict(counts)
        scale = max(1, len(known) // FEW)
        self._least_here, town = min(LEAST_HERE, scale), min(TOWN, scale + 1)
        self._towns = frozenset(word for word, found in counts.items() if found.total() >= town)
        self._areas = {word: areas for word, found in counts.items() if (areas := _foremost(word, found))}

    def areas_of(self, words: Sequence[str]) -> frozenset[str]:
        """The areas in which a place of these words lies; none if it is no place we know."""
        known = [self._areas[word] for word in words if word in self._areas]
        if not words or len(known) != len([word for word in words if word not in CONNECTING]):
            return frozenset()
        return frozenset.intersection(*known)

    def lies_in(self, words: Sequence[str], area: str) -> bool:
        """Is there a place of these words in this area, though there may be a greater one of that name elsewhere?"""
        told = [word for word in words if word not in CONNECTING]
        return bool(told) and all(word in self._areas and self._has(area, word) for word in told)

    def _has(self, area: str, word: str) -> bool:
        counts = self._counts[word]
        return counts[area] >= max(self._least_here, LEAST_SHARE_HERE * max(counts.values()))

    def is_town(self, word: str) -> bool:
        """Is it a place of some size, so that the word alone rather means the place than what is named after it?"""
        return word in self._areas and word in self._towns

    def __contains__(self, word: str) -> bool:
        return word in self._areas


def _foremost(word: str, found: Counter[str]) -> frozenset[str]:
    if word in STREETS or word in TYPE_WORDS or word in CONNECTING or not word.isalpha() or len(word) < 3:
        return frozenset()
    most = max(found.values())
    areas = frozenset(area for area, count in found.items() if count >= LEAST_SHARE * most)
    return areas if len(areas) <= MOST_AREAS else frozenset()
