"""What an agenda item is about besides organisations: contracts, services, schemes, all practices, sectors."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from matching.keys import Theme, ThemeKind

LEXICON = Path(__file__).parent / "lexicon.json"
MOST_BETWEEN = 5  # words that a "~" in a phrase may stand for
NOBODY = re.compile(r"(?!)")
SENTENCES = re.compile(r"(?<=[.;:!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One theme: the phrases that mean it alone, those that mean it beside a word of money or contract, and those that block it."""

    theme: Theme
    phrases: re.Pattern[str]
    with_stake: re.Pattern[str]
    blocks: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that tell themes. Phrases use "*" for any ending and "~" for up to five words between."""

    entries: tuple[Entry, ...]
    stakes: re.Pattern[str]
    elsewhere: re.Pattern[str]
    routine: re.Pattern[str]
    noting: re.Pattern[str]
    deciding: re.Pattern[str]


def lexicon_from(data: Mapping[str, object]) -> Lexicon:
    """A lexicon from the shape of lexicon.json."""
    themes = data["themes"]
    entries = tuple(
        Entry(
            Theme(each["kind"], each.get("value", "")),
            _pattern(each.get("phrases", ())),
            _pattern(each.get("with_stake", ())),
            _pattern(each.get("blocks", ())),
        )
        for each in themes
    )
    names = ("stakes", "elsewhere", "routine", "noting", "deciding")
    return Lexicon(entries, *(_pattern(data.get(name, ())) for name in names))


@cache
def default_lexicon() -> Lexicon:
    """The lexicon that ships with the engine."""
    return lexicon_from(json.loads(LEXICON.read_text()))


def read_themes(title: str, paper: str = "", lexicon: Lexicon | None = None) -> list[Theme]:
    """The themes of an item. None for a paper that is only to be noted, or that speaks of the words in passing."""
    lexicon = lexicon or default_lexicon()
    if lexicon.routine.search(title) or only_noted(title, paper, lexicon):
        return []
    found = _themes_in(title, lexicon)
    if not found and not lexicon.elsewhere.search(title):
        found = [theme for sentence in SENTENCES.split(paper) for theme in _themes_in(sentence, lexicon)]
    return _narrowest(found)


def only_noted(title: str, paper: str, lexicon: Lexicon) -> bool:
    """Is the item for noting or information, with nothing to decide?"""
    both = f"{title}. {paper}"
    return bool(lexicon.noting.search(both)) and not lexicon.deciding.search(lexicon.noting.sub(" ", both))


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
    """One of each; "all practices" says nothing more where a contract, service or scheme is told."""
    themes = list(dict.fromkeys(found))
    narrow = [theme for theme in themes if theme.kind in ("ct", "sv", "sc")]
    if {theme.value for theme in narrow if theme.kind == "ct"} >= {"GMS", "PMS", "APMS"}:
        return [Theme("gp"), *(theme for theme in themes if theme.kind not in ("ct", "gp"))]
    return [theme for theme in themes if theme.kind != "gp"] if narrow else themes


def _pattern(phrases: Sequence[str] | object) -> re.Pattern[str]:
    parts = [_phrase(phrase) for phrase in phrases]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE) if parts else NOBODY


def _phrase(phrase: str) -> str:
    pattern = ""
    for word in phrase.split():
        if word == "~":
            pattern += rf"(?:[\s\-/,'’]+\w+){{0,{MOST_BETWEEN}}}?"
            continue
        plain = re.escape(word).replace("'", "['’]").replace(r"\*", r"[\w'’]*")
        pattern += (r"[\s\-/]+" if pattern else "") + plain
    return pattern
