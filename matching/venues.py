"""Whether an organisation is named only as the place where people meet."""

import re
from itertools import pairwise

from matching.phrases import Phrases

REACH = 60  # letters from the word that tells a venue to the venue itself
BEHIND = 4  # letters at most between the venue and what stands behind it: "'s ", ", "
SENTENCE_END = re.compile(r"(?<=[.;!?])\s|\n")
PLACED = re.compile(r"\b(?:at|in|to|behind|outside|inside|opposite|from)\s+(?:the\s+|our\s+)?$", re.IGNORECASE)


def is_venue(text: str, start: int, end: int, venues: Phrases, *, of_meetings: bool = False) -> bool:
    """Is what stands between `start` and `end` only where people met? It may still be named elsewhere as a subject.

    The words for it are lists of the lexicon; `of_meetings` where all of it is about when and where to meet.
    """
    first, last = _sentence(text, start, end)
    before, after = text[first:start], text[end:last]
    told = {hit.list for part in (before, after) for hit in venues.hits(part)}
    if "not_venue" in told:
        return False
    if any(hit.list == "venue" for hit in venues.hits(before[-REACH:])):
        return True
    if any(hit.list == "venue_after" and hit.start <= BEHIND for hit in venues.hits(after)):
        return True
    return of_meetings or ("gathering" in told and bool(PLACED.search(before)))


def speaks_of_meetings(title: str, venues: Phrases) -> bool:
    """Is an item with this title about when and where to meet?"""
    told = {hit.list for hit in venues.hits(title)}
    return "meeting_titles" in told and "not_venue" not in told


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a place in a text."""
    edges = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    within = [(first, last) for first, last in pairwise(edges) if first <= start < last]
    first = within[0][0] if within else 0
    return first, max(end, within[0][1] if within else len(text))
