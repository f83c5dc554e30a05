"""What an agenda item is about besides organisations: contracts, services, schemes, all practices, sectors."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from matching.keys import Theme
from matching.phrases import pattern_of

LEXICON = Path(__file__).parent / "lexicon.json"
SENTENCES = re.compile(r"(?<=[.;!?])\s+|\n+")
EVERY_CONTRACT = frozenset({"GMS", "PMS", "APMS"})


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


def read_themes(title: str, paper: str = "", lexicon: Lexicon | None = None, *, named: bool = False) -> list[Theme]:
    """The themes of an item. None for a paper that is only to be noted, or that uses the words in passing.

    Where the paper names organisations (`named`), the item is about those, unless its title speaks of many or the
    paper asks for a decision on every practice.
    """
    lexicon = lexicon or default_lexicon()
    if lexicon.routine.search(title) or lexicon.elsewhere.search(title) or only_noted(title, paper, lexicon):
        return []
    found = _themes_in(title, lexicon)
    if found:
        return [] if named and not lexicon.many.search(title) else _narrowest(found)
    sentences = [each for each in SENTENCES.split(paper) if not named or _decides_for_everyone(each, lexicon)]
    return _narrowest(theme for sentence in sentences for theme in _themes_in(sentence, lexicon))


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


def _themes_in(sentence: str, lexicon: Lexicon) -> list[Theme]:
    if lexicon.elsewhere.search(sentence):
        return []
    has_stake = bool(lexicon.stakes.search(sentence))
    return [
        entry.theme
        for entry in lexicon.entries
        if not entry.blocks.search(sentence)
        and (entry.phrases.search(sentence) or (has_stake and entry.with_stake.search(sentence)))
    ]


def _narrowest(found: Iterable[Theme]) -> list[Theme]:
    """One of each; "all practices" adds nothing where a contract, service or scheme is told."""
    themes = list(dict.fromkeys(found))
    contracts = {theme.value for theme in themes if theme.kind == "ct"}
    if contracts >= EVERY_CONTRACT:
        return [Theme("gp"), *(theme for theme in themes if theme.kind not in ("ct", "gp"))]
    if contracts or any(theme.kind in ("sv", "sc") for theme in themes):
        return [theme for theme in themes if theme.kind != "gp"]
    return themes
