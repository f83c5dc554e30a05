"""What an agenda item is about besides organisations: contracts, services, schemes, all practices, sectors."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from matching.keys import Theme
from matching.phrases import pattern_of

LEXICON = Path(__file__).parent / "lexicon.json"
SENTENCES = re.compile(r"(?<=[.;!?])\s+|\n+")
EVERY_CONTRACT = frozenset({"GMS", "PMS", "APMS"})


Where = Literal["title", "paper"]


@dataclass(frozen=True, slots=True)
class ThemeEvidence:
    """A theme of an item, and the words that tell it: offsets in its title or in its paper."""

    theme: Theme
    where: Where
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One theme: the phrases that mean it, alone or beside a word of money or contract, and those that block it."""

    theme: Theme
    phrases: re.Pattern[str]
    with_stake: re.Pattern[str]
    blocks: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that tell themes."""

    entries: tuple[Entry, ...]
    stakes: re.Pattern[str]  # words of money and contract
    many: re.Pattern[str]  # words of a class rather than of one
    everyone: re.Pattern[str]  # words of the whole of a class
    elsewhere: re.Pattern[str]  # words that show the item to be about something else
    routine: re.Pattern[str]  # items of every meeting
    venue: re.Pattern[str]  # what stands before the place where people meet
    noting: re.Pattern[str]
    not_noting: re.Pattern[str]
    deciding: re.Pattern[str]


def lexicon_from(data: Mapping[str, Any]) -> Lexicon:
    """A lexicon from data in the shape of lexicon.json."""
    entries = tuple(
        Entry(
            Theme(each["kind"], each.get("value", "")),
            *(pattern_of(each.get(name, ())) for name in ("phrases", "with_stake", "blocks")),
        )
        for each in data["themes"]
    )
    names = ("stakes", "many", "everyone", "elsewhere", "routine", "venue", "noting", "not_noting", "deciding")
    return Lexicon(entries, *(pattern_of(data.get(name, ())) for name in names))


@cache
def default_lexicon() -> Lexicon:
    """The lexicon that ships with the engine."""
    return lexicon_from(json.loads(LEXICON.read_text(encoding="utf-8")))


def read_themes(
    title: str, paper: str = "", lexicon: Lexicon | None = None, *, named: bool = False
) -> list[ThemeEvidence]:
    """The themes of an item and the words that tell each. None where it is only to be noted, or speaks in passing.

    Where the paper names organisations (`named`), the item is about those, unless its title speaks of many or the
    paper asks for a decision on every practice.
    """
    lexicon = lexicon or default_lexicon()
    if lexicon.routine.search(title) or lexicon.elsewhere.search(title) or only_noted(title, paper, lexicon):
        return []
    found = list(_themes_in(title, 0, "title", lexicon))
    if found:
        return [] if named and not lexicon.many.search(title) else _narrowest(found)
    sentences = [
        (start, sentence)
        for start, sentence in _sentences(paper)
        if not named or _decides_for_everyone(sentence, lexicon)
    ]
    return _narrowest(each for start, sentence in sentences for each in _themes_in(sentence, start, "paper", lexicon))


def only_noted(title: str, paper: str, lexicon: Lexicon) -> bool:
    """Is the item for noting or information, with nothing to decide?"""
    both = lexicon.not_noting.sub(" ", f"{title}. {paper}")
    return bool(lexicon.noting.search(both)) and not lexicon.deciding.search(lexicon.noting.sub(" ", both))


def _decides_for_everyone(sentence: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.everyone.search(sentence) and lexicon.deciding.search(sentence))


def theme_spans(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where in a text the phrases of services and contracts stand."""
    for entry in lexicon.entries:
        for match in entry.phrases.finditer(text):
            yield match.span()


def _sentences(paper: str) -> Iterator[tuple[int, str]]:
    """Each sentence of a paper, and where it starts."""
    start = 0
    for gap in SENTENCES.finditer(paper):
        yield start, paper[start : gap.start()]
        start = gap.end()
    yield start, paper[start:]


def _themes_in(sentence: str, offset: int, where: Where, lexicon: Lexicon) -> Iterator[ThemeEvidence]:
    """What a sentence tells, which stands at `offset` in the title or the paper."""
    if lexicon.elsewhere.search(sentence):
        return
    has_stake = bool(lexicon.stakes.search(sentence))
    for entry in lexicon.entries:
        told = entry.phrases.search(sentence) or (entry.with_stake.search(sentence) if has_stake else None)
        if told and not entry.blocks.search(sentence):
            yield ThemeEvidence(entry.theme, where, offset + told.start(), offset + told.end())


def _narrowest(found: Iterable[ThemeEvidence]) -> list[ThemeEvidence]:
    """One of each, as first told; "all practices" adds nothing where a contract, service or scheme is told."""
    first: dict[Theme, ThemeEvidence] = {}
    for each in found:
        first.setdefault(each.theme, each)
    contracts = [each for theme, each in first.items() if theme.kind == "ct"]
    others = [each for theme, each in first.items() if theme.kind not in ("ct", "gp")]
    if {each.theme.value for each in contracts} >= EVERY_CONTRACT:
        return [replace(min(contracts, key=_place), theme=Theme("gp")), *others]
    if contracts or any(each.theme.kind in ("sv", "sc") for each in others):
        return [each for each in first.values() if each.theme.kind != "gp"]
    return list(first.values())


def _place(each: ThemeEvidence) -> tuple[bool, int]:
    return each.where == "paper", each.start
