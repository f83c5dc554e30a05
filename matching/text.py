"""A text prepared for spotting names in it."""

from dataclasses import dataclass

from matching.vocabulary import english, word_set
from matching.words import CONNECTING, TYPE_WORDS, Gap, Word, words

ORDINARY = word_set("declaring") | word_set("agenda")
COMMON = CONNECTING | (ORDINARY - TYPE_WORDS)
# Longer texts are papers: there, a word without a capital is seldom a name gone wrong.
SHORT = 60
ENGLISH = english()


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a text; `segments` numbers the runs between stops, `cased` says whether capitals mean anything.

    `capital` tells of each word whether it begins with a capital or a digit, or capitals are of no help in this text;
    `ordinary` whether it is a word of any declaration or agenda, or a joining word.
    """

    written: str
    words: tuple[Word, ...]
    segments: tuple[int, ...]
    cased: bool
    capital: tuple[bool, ...]
    ordinary: tuple[bool, ...]

    @property
    def short(self) -> bool:
        """Is it a line or two rather than a paper?"""
        return len(self.words) <= SHORT


def prepare(written: str) -> Text:
    """Read a text once for all that is asked of it."""
    found = tuple(words(written))
    segments, number = [], 0
    for word in found:
        number += word.gap is Gap.STOP
        segments.append(number)
    initials = [word.raw[0] for word in found if len(word.raw) > 2]
    cased = any(map(str.islower, initials)) and any(map(str.isupper, initials))
    capital = tuple(
        [not (cased and (word.raw[0].islower() or _opens(found, place))) for place, word in enumerate(found)]
    )
    ordinary = tuple([word.normal in COMMON for word in found])
    return Text(written, found, tuple(segments), cased, capital, ordinary)


def _opens(found: tuple[Word, ...], place: int) -> bool:
    """Does an everyday word have its capital only because it opens a sentence: "City centre growth"?"""
    word, after = found[place], found[place + 1 : place + 2]
    return word.gap is Gap.STOP and word.normal in ENGLISH and bool(after) and after[0].raw[0].islower()
