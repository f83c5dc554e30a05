"""What a phrase of the lexicon may look like: common enough to be found, rare enough to tell something."""

import re
from collections.abc import Iterable

from matching.phrases import listed

LONGEST = 80
LONGEST_VALUE = 80
FEWEST_LETTERS = 3
MOST_GAPS = 2
# Fewer items than these say too little about how often a phrase stands in an item.
FEWEST_ITEMS = 12
MOST_OF_ITEMS = 1 / 3
WORD = re.compile(r"£?[^\W_][\w'\-/&.,£%+]*\*?|£\*?|&|~")


def tidy(written: str) -> str:
    """A phrase as it is kept: small letters, plain apostrophes, single spaces."""
    return " ".join(written.casefold().replace("’", "'").split())


def fault(phrase: str) -> str:
    """What is wrong with a tidy phrase and how to mend it, as a sentence; empty where nothing is."""
    words = phrase.split()
    starred = [word for word in words if "*" in word]
    if len(phrase) > LONGEST:
        return f"A phrase must be {LONGEST} characters or fewer"
    if sum(map(str.isalpha, phrase)) < FEWEST_LETTERS:
        return f"A phrase must have at least {FEWEST_LETTERS} letters"
    if words.count("~") > MOST_GAPS:
        return f"A phrase may have “~” {MOST_GAPS} times at most"
    if phrase.startswith("~") or phrase.endswith("~") or "~ ~" in phrase:
        return "Put “~” between two words, with a space on either side"
    if any(sum(map(str.isalpha, word)) < FEWEST_LETTERS for word in starred):
        return f"Put at least {FEWEST_LETTERS} letters before “*”, or it would find too much"
    if not all(WORD.fullmatch(word) for word in words):
        return "Use letters, numbers, spaces, “*” at the end of a word and “~” between words"
    return ""


def places_in(text: str, phrases: Iterable[str]) -> tuple[int, int] | None:
    """Where the first of some phrases stands in a text."""
    found = listed(phrases).search(text)
    return (found.start, found.end) if found else None


def is_too_common(phrase: str, texts: list[str]) -> bool:
    """Whether it stands in more than a third of the texts, one for each item, and so tells nothing."""
    wanted = listed([phrase])
    return len(texts) >= FEWEST_ITEMS and sum(1 for text in texts if wanted.search(text)) > MOST_OF_ITEMS * len(texts)
