"""Phrases as people write them in a list, found in a text: "*" is any ending, "~" up to five words, "?" one or none."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

MOST_BETWEEN = 5
JOINT = r"[\s\-/]+"
# A bound, and a plus that gives nothing back: else a long run of letters and apostrophes could be shared out among the
# parts of a pattern in more ways than there is time to try.
LONGEST_WORD = 40
ANOTHER = rf"(?:[\s\-/,'’]++[\w'’]{{1,{LONGEST_WORD}}}+)"
BETWEEN = {"~": rf"{ANOTHER}{{0,{MOST_BETWEEN}}}?", "?": rf"{ANOTHER}??"}
WORD = re.compile(r"\w+|£")
FIRST = re.compile(r"(?:\w+|£)\*?")
KNOWN_WORDS = 20_000  # remembered with the phrases each may begin


class Hit(NamedTuple):
    """Where in a text a phrase of one of the lists stands."""

    list: str
    start: int
    end: int


Beginning = tuple[str, str]  # a list, and the pattern of its phrases; none where the first word is all of it


class Phrases:
    """Lists of phrases, all found in one pass; the time grows with the text and hardly with the lists."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        whole: dict[str, list[Beginning]] = defaultdict(list)
        begun: dict[str, list[Beginning]] = defaultdict(list)
        for name, phrases in lists.items():
            for first, together in _by_first_word(phrases).items():
                (begun if first.endswith("*") else whole)[first.rstrip("*")].extend(_beginnings(name, together))
        lengths = sorted({len(first) for first in begun})

        @lru_cache(maxsize=KNOWN_WORDS)
        def beginning_with(word: str) -> tuple[tuple[str, re.Pattern[str] | None], ...]:
            word = word.lower()
            found = [each for length in lengths if length <= len(word) for each in begun.get(word[:length], ())]
            return tuple(
                (name, _compiled(pattern) if pattern else None) for name, pattern in (*whole.get(word, ()), *found)
            )

        self._beginning_with = beginning_with

    def hits(self, text: str) -> Iterator[Hit]:
        """Every phrase, of every list, in the order in which they stand."""
        beginning_with = self._beginning_with
        for word in WORD.finditer(text):
            for name, pattern in beginning_with(word.group()):
                if match := word if pattern is None else pattern.match(text, word.start()):
                    yield Hit(name, *match.span())

    def search(self, text: str) -> Hit | None:
        """The first phrase of any list."""
        return next(self.hits(text), None)

    def sub(self, put: str | Callable[[str], str], text: str) -> str:
        """The text with something else put for each phrase, or with what is made of it."""
        parts, end = [], 0
        for hit in self.hits(text):
            if hit.start >= end:
                parts += text[end : hit.start], put if isinstance(put, str) else put(text[hit.start : hit.end])
                end = hit.end
        return "".join((*parts, text[end:]))


def listed(phrases: Iterable[str]) -> Phrases:
    """A single list of phrases."""
    return Phrases({"": phrases})


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    """The phrases by the word they begin with; its "*" is kept where any ending of it will do."""
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        first = FIRST.match(phrase.lower())
        if first:
            found[first.group()].append(phrase)
    return found


def _beginnings(name: str, together: Iterable[str]) -> Iterator[Beginning]:
    """What to look for behind a first word: longer phrases before the word alone."""
    together = sorted(together, key=len, reverse=True)
    longer = [_pattern(phrase) for phrase in together if not FIRST.fullmatch(phrase)]
    if longer:
        yield name, "|".join(longer)
    if len(longer) < len(together):
        yield name, ""


@lru_cache(maxsize=KNOWN_WORDS)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _pattern(phrase: str) -> str:
    pattern = ""
    for word in phrase.split():
        if word in BETWEEN:
            pattern += BETWEEN[word]
        else:
            pattern += (JOINT if pattern else "") + _word(word)
    return rf"{pattern}(?!\w)"


def _word(word: str) -> str:
    ending = rf"[\w'’]{{0,{LONGEST_WORD}}}+(?:(?<=\d)[.,]\w+)*"
    return re.escape(word).replace("'", "['’]").replace(r"\*", ending)
