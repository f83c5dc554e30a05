"""Text read as words: spelt one way, abbreviations opened, each knowing where it stood."""

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from matching.vocabulary import abbreviations, word_set


class Gap(IntEnum):
    """What stands between a word and the one before it."""

    SPACE = 0
    COMMA = 1  # a comma, a bracket, a dash: a name may run across
    STOP = 2  # the end of a sentence, a colon, a new line: a name may not


class Word(NamedTuple):
    """One word of a text. `start` and `end` are offsets; an opened abbreviation gives several words there."""

    normal: str
    raw: str
    start: int
    end: int
    gap: Gap


ABBREVIATIONS = abbreviations()
CONNECTING = word_set("connecting")
TYPE_WORDS = word_set("type")
LEGAL_WORDS = word_set("legal")
SHORTENED = word_set("shortened")
PCN = ("primary", "care", "network"), ("primary", "care", "networks")

# Initials with points, shortened type words, then any word, its apostrophes within it.
WORD = re.compile(
    r"\b(?:[^\W\d_]\.){1,3}[^\W\d_](?=\.)"
    r"|\b(?:h/c(?:are)?|m/c|m/p)\b|[pn]'(?:ship|hood)\b|h'care\b"
    r"|[^\W_]+(?:['’`´][^\W\d_]+)*['’`´]?|[&@]",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?]")
STOPS = re.compile(r"[:;\n\r|•?!]")
COMMAS = re.compile(r"[,(){}\[\]\"“”…]|\s[-–—~]+\s?|[–—]|\s/|/\s|\.")


def words(text: str) -> list[Word]:
    """Read a text of any length into words, in time that grows with its length."""
    found: list[Word] = []
    end, last = 0, ""
    for match in WORD.finditer(text):
        raw, start = match.group(), match.start()
        gap = _gap(text[end:start], last, raw) if found else Gap.STOP
        for part in spelt(raw):
            found.append(Word(part, raw, start, match.end(), gap))
            gap = Gap.SPACE
        end, last = match.end(), raw
    for place in reversed(_networks([word.normal for word in found])):
        first = found[place]
        found[place : place + 3] = [Word("pcn", first.raw, first.start, found[place + 2].end, first.gap)]
    return found


def normal(text: str) -> list[str]:
    """The words of a text, spelt one way, without their places."""
    found = [part for raw in WORD.findall(text) for part in spelt(raw)]
    for place in reversed(_networks(found)):
        found[place : place + 3] = ["pcn"]
    return found


@lru_cache(maxsize=10_000)
def spelt(raw: str) -> tuple[str, ...]:
    """One written word as the words it stands for: "Surg" is surgery, "H.C." and "H/C" health centre."""
    plain = raw.lower().replace("`", "'").replace("/", "").replace(".", "")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.replace("’", "'").replace("´", "'"))
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
        plain = plain.replace("/", "").replace(".", "")
    opened = ABBREVIATIONS.get(plain.rstrip("'")) or ABBREVIATIONS.get(plain.replace("'", ""))
    return opened or (plain.replace("'", "") or raw,)


def _gap(between: str, before: str, after: str) -> Gap:
    if between == " " or not between:
        return Gap.SPACE
    if STOPS.search(between):
        return Gap.STOP
    if "." in between:
        return _after_a_point(between, before, after)
    return Gap.COMMA if COMMAS.search(between) else Gap.SPACE


def _after_a_point(between: str, before: str, after: str) -> Gap:
    """A point may end a sentence or an abbreviation; only the words on either side tell."""
    shortened = len(before) <= 2 or before.lower() in SHORTENED or not between.strip(".")
    if shortened and not COMMAS.search(between.replace(".", "")):
        return Gap.SPACE
    if after[:1].islower() or before.lower() in ABBREVIATIONS:
        return Gap.COMMA
    return Gap.STOP


def _networks(normals: Sequence[str]) -> list[int]:
    """Where "primary care network" stands, which is one word in names."""
    if "network" not in normals and "networks" not in normals:
        return []
    return [place for place in range(len(normals) - 2) if tuple(normals[place : place + 3]) in PCN]
