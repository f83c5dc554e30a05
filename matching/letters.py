"""Whether letters such as PMS mean what they usually do, or something else that a text says they stand for."""

import re
from collections.abc import Sequence

WORD = re.compile(r"[\w'’&]+")
SMALL = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with", "&"})
MOST_BEFORE = 8  # words in front of a bracket that may be what the letters in it stand for


def stand_for_something_else(text: str, letters: str, usual: str) -> bool:
    """Does the text spell the letters out, in brackets or in capitals, in words without the `usual` one?"""
    spelt = [*_in_front(text, letters), *_behind(text, letters), *_in_capitals(text, letters)]
    return any(not any(word.lower().startswith(usual) for word in words) for words in spelt)


def _in_front(text: str, letters: str) -> list[list[str]]:
    """The "property management software" of "property management software (PMS)"."""
    found = []
    for bracket in re.finditer(rf"\(\W*{letters}\b\W*\)", text, re.IGNORECASE):
        words = WORD.findall(text[: bracket.start()])[-MOST_BEFORE:]
        starts = [start for start in range(len(words)) if _spell(words[start:], letters)]
        if starts:
            found.append(words[starts[-1] :])
    return found


def _behind(text: str, letters: str) -> list[list[str]]:
    """The "people management suite" of "PMS (people management suite)" or of "PMS stands for …"."""
    after = rf"\b{letters}\b\W*(?:\(|=|[,–-]? ?(?:that is|i\.?e\.?|stands for|means|short for)\b)([^)=;.\n]*)"
    found = (WORD.findall(match.group(1)) for match in re.finditer(after, text, re.IGNORECASE))
    told = ([word for word in words if word.lower() not in SMALL][: len(letters) + 1] for words in found)
    return [words for words in told if _spell(words, letters)]


def _in_capitals(text: str, letters: str) -> list[list[str]]:
    """The "Performance Management System" that an item called PMS speaks of."""
    words = [word for word in WORD.findall(text) if word.lower() not in SMALL]
    size = len(letters)
    runs = (words[start : start + size] for start in range(len(words) - size + 1) if words[start][0] == letters[0])
    return [run for run in runs if "".join(word[0] for word in run) == letters and not any(map(str.isupper, run))]


def _spell(words: Sequence[str], letters: str) -> bool:
    """Do the letters begin words here, in their order, the first of them the first?"""
    initials = [word[0].upper() for word in words if word.lower() not in SMALL]
    if initials[:1] != [letters[0]] or len(initials) > len(letters) + 1:
        return False
    left = iter(initials)
    return all(letter in left for letter in letters)
