"""A text prepared for spotting names in it."""

from dataclasses import dataclass

from matching.vocabulary import word_set
from matching.words import CONNECTING, TYPE_WORDS, Gap, Word, words

ORDINARY = word_set("declaring") | word_set("agenda")
# Longer texts are papers: there, a word without a capital is seldom a name gone wrong.
SHORT = 60


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a text; `segments` numbers the runs between stops, `cased` says whether capitals mean anything."""

    written: str
    words: tuple[Word, ...]
    segments: tuple[int, ...]
    cased: bool

    @property
    def short(self) -> bool:
        """Is it a line or two rather than a paper?"""
        return len(self.words) <= SHORT

    def capital(self, place: int) -> bool:
        """Does the word begin with a capital or a digit, or are capitals of no help in this text?"""
        return not self.cased or not self.words[place].raw[0].islower()

    def ordinary(self, place: int) -> bool:
        """Is it a word of any declaration or agenda, or a joining word?"""
        word = self.words[place].normal
        return word in CONNECTING or (word in ORDINARY and word not in TYPE_WORDS)


def prepare(written: str) -> Text:
    """Read a text once for all that is asked of it."""
    found = tuple(words(written))
    segments, number = [], 0
    for word in found:
        number += word.gap is Gap.STOP
        segments.append(number)
    initials = [word.raw[0] for word in found if len(word.raw) > 2]
    cased = any(map(str.islower, initials)) and any(map(str.isupper, initials))
    return Text(written, found, tuple(segments), cased)
