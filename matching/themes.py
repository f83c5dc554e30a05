"""What an agenda item is about besides organisations: contracts, services, schemes, all practices, sectors.

The words that tell it are data, in the shape of lexicon.json. Each of its themes has

- `kind` and `value`, as a `Theme` has them;
- `phrases`: they tell the theme by themselves, in an item that speaks of money, contracts or a decision;
- `with_stake`: they tell it in a sentence that also has a word of `stakes`;
- `with_topic`: they tell it in a paper the title of which has a word of `topics`;
- `blocks`: what holds one of these phrases without meaning it ("best practices");
- `not_beside`: where a sentence has one of these, it is not about the theme;
- `letters` and `usual`: letters such as PMS tell the theme unless the item spells them out without the usual word,
  or has them as the name of a thing ("PMS software").

The other lists hold for all themes: see `GENERAL`. In a phrase "*" is any ending, "~" up to five words between.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from matching.keys import Theme
from matching.letters import stand_for_something_else
from matching.passages import Item, Passage, Where, item_of
from matching.phrases import Hit, Phrases, listed

LEXICON = Path(__file__).parent / "lexicon.json"
EVERY_CONTRACT = frozenset({"GMS", "PMS", "APMS"})
GENERAL = {
    "stakes": "words of money and contract",
    "bearing": "words of rules and changes: in an item without these, stakes or a decision, nothing is at stake",
    "topics": "what papers on general practice as a whole are about",
    "many": "words of a class rather than of one",
    "broad": "words of a class, where the paper does not go on to single some out",
    "everyone": "words of the whole of a class",
    "holders": "those who hold contracts",
    "few": "what looks like the whole of a class and is a handful",
    "elsewhere": "words that show the item to be about something else",
    "routine": "items of every meeting",
    "other_sectors": "titles of these are not about general practice though it is mentioned",
    "noting": "nothing is to be decided, unless a word of `deciding` stands beside it",
    "no_decision": "nothing is to be decided, whatever else is said",
    "not_noting": "what looks like noting and is not",
    "telling": "titles of what is told rather than decided",
    "deciding": "words of a decision asked for",
    "things": "behind letters, they make them the name of a thing",
    "things_called": "in front of letters, likewise",
    "venue": "what stands before the place where people meet",
    "venue_after": "what stands behind it",
}
AT_STAKE = ("stakes", "bearing", "deciding")
ALWAYS_AT_STAKE = ("sc", "se")
NO_DECISION = ("noting", "no_decision")
OF_THEMES = ("phrases", "with_stake", "with_topic", "blocks", "not_beside", "letters")


@dataclass(frozen=True, slots=True)
class ThemeEvidence:
    """A theme of an item, and the words that tell it: offsets in its title or in its paper."""

    theme: Theme
    where: Where
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One theme, and the number its lists go by; its letters stand for it with the `usual` word."""

    number: int
    theme: Theme
    letters: tuple[str, ...] = ()
    usual: str = ""

    def list(self, name: str) -> str:
        """One of its lists among those of the lexicon."""
        return f"{self.number}.{name}"

    def means_something_else(self, item: Item, text: str) -> bool:
        """Are its letters the name of something else in this item?"""
        if not self.letters or not item.has(self.list("letters")):
            return False
        return item.has(self.list("things")) or any(
            stand_for_something_else(text, letters, self.usual) for letters in self.letters
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that tell themes: all lists found in one pass, those of an entry under its number."""

    entries: tuple[Entry, ...]
    phrases: Phrases
    venue: Phrases
    venue_after: Phrases


def lexicon_from(data: Mapping[str, Any]) -> Lexicon:
    """A lexicon from data in the shape of lexicon.json."""
    themes = data["themes"]
    entries = tuple(
        Entry(
            number,
            Theme(each["kind"], each.get("value", "")),
            tuple(each.get("letters", ())),
            each.get("usual", ""),
        )
        for number, each in enumerate(themes)
    )
    lists = {name: data.get(name, ()) for name in GENERAL}
    for entry, each in zip(entries, themes, strict=True):
        lists |= {entry.list(name): each.get(name, ()) for name in OF_THEMES}
        lists[entry.list("things")] = _things(entry.letters, data)
    venues = (listed(data.get(name, ())) for name in ("venue", "venue_after"))
    return Lexicon(entries, Phrases(lists), *venues)


def _things(letters: Iterable[str], data: Mapping[str, Any]) -> list[str]:
    """The letters as (part of) the name of a thing."""
    letters = tuple(letters)
    behind = [f"{each} {thing}" for each in letters for thing in data.get("things", ())]
    return behind + [f"{thing} {each}" for each in letters for thing in data.get("things_called", ())]


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
    item = item_of(title, paper, lexicon.phrases)
    if item.title.has("routine") or _elsewhere(item) or only_noted(item):
        return []
    entries = _meant(item, f"{title}\n{paper}", lexicon)
    in_title = list(_told(item.title, item, entries))
    if in_title and named and not _speaks_of_many(item):
        in_title = []
    elif in_title and not _loosely(in_title, item, entries):
        return _narrowest((*in_title, *_holders(item, entries)))
    passages = [passage for passage in item.paper if not named or _decides_for_everyone(passage, item)]
    return _narrowest((*in_title, *(each for passage in passages for each in _told(passage, item, entries))))


def only_noted(item: Item) -> bool:
    """Is the item for noting or information, with nothing to decide?"""
    if item.has("no_decision"):
        return True
    noted = item.has("noting", but=("not_noting",)) or item.title.has("telling")
    return noted and not item.has("deciding", but=NO_DECISION)


def _meant(item: Item, text: str, lexicon: Lexicon) -> list[Entry]:
    """The themes that the item may be about: only schemes and sectors where no money, rule or decision is spoken of."""
    at_stake = item.has(*AT_STAKE, but=NO_DECISION)
    return [
        each
        for each in lexicon.entries
        if (at_stake or each.theme.kind in ALWAYS_AT_STAKE) and not each.means_something_else(item, text)
    ]


def theme_spans(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where in a text the phrases of services and contracts stand."""
    tells = {each.list("phrases") for each in lexicon.entries} | {each.list("letters") for each in lexicon.entries}
    return ((hit.start, hit.end) for hit in lexicon.phrases.hits(text) if hit.list in tells)


def _elsewhere(item: Item) -> bool:
    """Is it about something else by its title, and not all the same about a decision on every practice?"""
    return item.title.has("elsewhere") and not any(_decides_for_everyone(each, item) for each in item.paper)


def _speaks_of_many(item: Item) -> bool:
    if item.title.has("many"):
        return True
    return item.title.has("broad") and any(passage.first("everyone", "many", but=("few",)) for passage in item.paper)


def _decides_for_everyone(passage: Passage, item: Item) -> bool:
    if passage.has("elsewhere") or not passage.first("everyone", but=("few",)):
        return False
    decides = passage.first("deciding", but=NO_DECISION)
    return bool(decides or (passage.has("stakes") and item.has("deciding", but=NO_DECISION)))


def _told(passage: Passage, item: Item, entries: Iterable[Entry]) -> Iterator[ThemeEvidence]:
    """What a passage tells of the themes."""
    if passage.has("elsewhere"):
        return
    for entry in entries:
        hit = _first(passage, item, entry)
        if hit and not passage.has(entry.list("not_beside")):
            yield ThemeEvidence(entry.theme, passage.where, passage.offset + hit.start, passage.offset + hit.end)


def _first(passage: Passage, item: Item, entry: Entry) -> Hit | None:
    blocks = entry.list("blocks")
    hit = passage.first(entry.list("phrases"), entry.list("letters"), but=(blocks,))
    if not hit and entry.theme.kind == "gp":
        hit = passage.first("everyone", but=(blocks, "few"))
    if not hit and not (passage.where == "paper" and item.title.has("other_sectors")):
        loose = [entry.list("with_stake")] if passage.has("stakes") else []
        loose += [entry.list("with_topic")] if item.title.has("topics") else []
        hit = passage.first(*loose, but=(blocks,))
    return hit


def _loosely(told: Iterable[ThemeEvidence], item: Item, entries: Iterable[Entry]) -> bool:
    """Is general practice all that is told, and only in passing?"""
    general = [each.list("phrases") for each in entries if each.theme.kind == "gp"]
    return all(each.theme.kind == "gp" for each in told) and not item.title.has(*general)


def _holders(item: Item, entries: Iterable[Entry]) -> Iterator[ThemeEvidence]:
    """The contracts the holders of which a paper speaks of, where it does not speak of all practices as well."""
    contracts = [each for each in entries if each.theme.kind == "ct"]
    letters = [name for each in contracts for name in (each.list("letters"), each.list("phrases"))]
    if any(passage.first("everyone", but=("few", *letters)) for passage in item.paper):
        return
    for passage in item.paper:
        if passage.has("holders"):
            yield from _told(passage, item, contracts)


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
