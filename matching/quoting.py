"""A passage of a text with the words that count marked in it."""

from dataclasses import dataclass

LONGEST = 240  # letters shown on either side of the words marked
SENTENCE_ENDS = (". ", "! ", "? ", "; ", "\n")
CUT = "…"


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage: what stands before the words that count, those words (none: nothing is marked), and what follows."""

    before: str
    marked: str = ""
    after: str = ""


def quote(text: str, start: int | None = None, end: int | None = None) -> Quote:
    """The sentence around text[start:end] with those words marked; without a place in the text, how it begins.

    A place that is not in the text (it has changed since) marks nothing.
    """
    if start is None or end is None or not 0 <= start < end <= len(text):
        return Quote(text if len(text) <= 2 * LONGEST else text[: 2 * LONGEST].rstrip() + CUT)
    before, after = text[:start], text[end:]
    opens = max(before.rfind(sign) + len(sign) for sign in SENTENCE_ENDS if sign in before) if _ends(before) else 0
    closes = min(after.find(sign) + 1 for sign in SENTENCE_ENDS if sign in after) if _ends(after) else len(after)
    return Quote(_last(before[opens:]), text[start:end], _first(after[:closes]))


def _ends(text: str) -> bool:
    return any(sign in text for sign in SENTENCE_ENDS)


def _last(text: str) -> str:
    return text if len(text) <= LONGEST else CUT + text[-LONGEST:].lstrip()


def _first(text: str) -> str:
    return text.rstrip("\n") if len(text) <= LONGEST else text[:LONGEST].rstrip() + CUT
