"""Which known words a misspelt one may stand for."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 3  # shorter words differ by a letter from too many others
TWO_SLIPS_FROM = 5  # two slips leave too little of a shorter word


class Reading(NamedTuple):
    """A known word that a written one may stand for, and how far off it is in letters."""

    word: str
    slips: int


class Spelling:
    """A set of known words, asked for those within a slip or two of a written one.

    Words are kept by length and by first or last letter: a person who slips twice seldom misses both ends.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self.known = frozenset(known)
        self._by_end: dict[tuple[int, str], list[str]] = defaultdict(list)
        for word in sorted(self.known):
            if len(word) >= SHORTEST and not word.isdigit():
                self._by_end[len(word), "^" + word[0]].append(word)
                self._by_end[len(word), word[-1] + "$"].append(word)
        self.near = lru_cache(maxsize=20_000)(self._near)

    def _near(self, written: str, most: int) -> tuple[Reading, ...]:
        """The known words within `most` slips, the nearest first, and only those as near as the nearest."""
        allowed = min(most, 0 if len(written) < SHORTEST else 1 if len(written) < TWO_SLIPS_FROM else 2)
        if not allowed or written.isdigit():
            return ()
        if len(written) == SHORTEST:
            return tuple(
                Reading(word, 1)
                for word in self._by_end.get((4, "^" + written[0]), ())
                if OSA.distance(written, word) == 1
            )
        choices = {
            word
            for length in range(len(written) - allowed, len(written) + allowed + 1)
            for end in ("^" + written[0], written[-1] + "$")
            for word in self._by_end.get((length, end), ())
        }
        found = process.extract(written, choices, scorer=OSA.distance, score_cutoff=allowed, limit=12)
        nearest = min((slips for _, slips, _ in found), default=0)
        return tuple(Reading(word, int(slips)) for word, slips, _ in sorted(found) if slips == nearest)
