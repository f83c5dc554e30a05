"""Names as the national files write them (“THE DENSHAM SURGERY”), made readable."""

import re

KEPT = frozenset(
    {"NHS", "PCN", "GP", "CCG", "ICB", "APMS", "GMS", "PMS", "PLC", "LLP", "CIC", "UK", "HMP", "MOD", "LA"}
)
SMALL = frozenset({"and", "of", "the", "in", "at", "for", "on", "upon", "by", "to", "with", "le", "de", "under"})


def readable(text: str) -> str:
    """Capitals as a person would write them; text that already has small letters is left alone."""
    text = " ".join(text.split())
    if any(character.islower() for character in text):
        return text
    words = re.split(r"([\s,(/&-]+)", text)
    return "".join(_word(word, first=index == 0) for index, word in enumerate(words))


def _word(word: str, *, first: bool) -> str:
    if word[:1] in {'"', "“", "‘"}:
        return word[0] + _word(word[1:], first=first)
    bare = word.strip(".)")
    if bare in KEPT or any(character.isdigit() for character in bare):
        return word
    if not first and bare.lower() in SMALL:
        return word.lower()
    if bare.startswith("O'"):
        return word[:2] + word[2:].capitalize()
    return word.capitalize()
