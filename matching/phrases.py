"""Phrases as people write them in a list, made into patterns: "*" is any ending, "~" up to five words between."""

import re
from collections.abc import Iterable

MOST_BETWEEN = 5
NOTHING = re.compile(r"(?!)")
JOINT = r"[\s\-/]+"
# A bound, and a plus that gives nothing back: else a long run of letters and apostrophes could be shared out among the
# parts of a pattern in more ways than there is time to try.
LONGEST_WORD = 40
BETWEEN = rf"(?:[\s\-/,'’]++[\w'’]{{1,{LONGEST_WORD}}}+){{0,{MOST_BETWEEN}}}?"


def pattern_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases as whole words, in capitals or not; nothing, when there are none."""
    parts = [_part(phrase) for phrase in phrases]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if parts else NOTHING


def _part(phrase: str) -> str:
    pattern = ""
    for word in phrase.split():
        if word == "~":
            pattern += BETWEEN
        else:
            pattern += (JOINT if pattern else "") + _word(word)
    return pattern


def _word(word: str) -> str:
    return re.escape(word).replace("'", "['’]").replace(r"\*", rf"[\w'’]{{0,{LONGEST_WORD}}}+")
