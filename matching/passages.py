"""An agenda item as its title and the sentences of its paper, each with the phrases that stand in it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from matching.phrases import Hit, Phrases

SENTENCES = re.compile(r"(?<=[.;!?])\s+|\n+")

Where = Literal["title", "paper"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A title or a sentence: where it starts, and the phrases in it, by the list they are of."""

    where: Where
    offset: int
    hits: Mapping[str, Sequence[Hit]]

    def has(self, *lists: str, but: Sequence[str] = ()) -> bool:
        """Does a phrase of any of these lists stand in it, other than as part of one of the lists `but`?"""
        return not self.hits.keys().isdisjoint(lists) and bool(not but or self.first(*lists, but=but))

    def first(self, *lists: str, but: Sequence[str] = ()) -> Hit | None:
        """The first phrase of these lists that is no part of one of the lists `but`."""
        taken = [hit for name in but for hit in self.hits.get(name, ())]
        found = (hit for name in lists for hit in self.hits.get(name, ()) if not _overlaps(hit, taken))
        return min(found, key=lambda hit: hit.start, default=None)


@dataclass(frozen=True, slots=True)
class Item:
    """A title and the sentences of a paper; `closely` where what the paper says in passing is not to count."""

    title: Passage
    paper: tuple[Passage, ...]
    closely: bool

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The title first."""
        return (self.title, *self.paper)

    def has(self, *lists: str, but: Sequence[str] = ()) -> bool:
        """Does a phrase of these lists stand anywhere, other than as part of one of the lists `but`?"""
        return any(passage.has(*lists, but=but) for passage in self.passages)


def item_of(title: str, paper: str, phrases: Phrases, *, closely: bool) -> Item:
    """Read an item once for all that is asked of it."""
    paper_passages = (_passage("paper", start, sentence, phrases) for start, sentence in _sentences(paper))
    return Item(_passage("title", 0, title, phrases), tuple(paper_passages), closely)


def _overlaps(hit: Hit, others: Sequence[Hit]) -> bool:
    return any(hit.start < other.end and other.start < hit.end for other in others)


def _passage(where: Where, offset: int, text: str, phrases: Phrases) -> Passage:
    hits: dict[str, list[Hit]] = defaultdict(list)
    for hit in phrases.hits(text):
        hits[hit.list].append(hit)
    return Passage(where, offset, dict(hits))


def _sentences(paper: str) -> Iterator[tuple[int, str]]:
    """Each sentence of a paper, and where it starts."""
    start = 0
    for gap in SENTENCES.finditer(paper):
        yield start, paper[start : gap.start()]
        start = gap.end()
    yield start, paper[start:]
