"""What an agenda item is about besides organisations: contracts, services, schemes, all practices, sectors.

The words that tell it are data, in the shape of lexicon.json. Each of its themes has

- `kind` and `value`, as a `Theme` has them;
- `phrases`: they tell the theme by themselves, in an item that speaks of money, contracts or a decision;
- `with_stake`: they tell it in a sentence that also has a word of `stakes`;
- `with_topic`: they tell it in a sentence of rules or decisions, under a title with a word of `topics`;
- `blocks`: what holds one of these phrases without meaning it ("best practices");
- `not_beside`: where a sentence has one of these, it is not about the theme;
- `letters` and `usual`: letters such as PMS tell the theme unless the item spells them out without the usual word,
  or has them as the name of a thing ("PMS software").

The other lists hold for all themes (`GENERAL`) and for places where people meet (`VENUES`). In a phrase "*" is any
ending, "~" up to five words, "?" one word or none.
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
from matching.phrases import Hit, Phrases

LEXICON = Path(__file__).parent / "lexicon.json"
EVERY_CONTRACT = frozenset({"GMS", "PMS", "APMS"})
GENERAL = {
    "stakes": "words of money and contract",
    "bearing": "words of rules and changes: in an item without these, stakes or a decision, nothing is at stake",
    "topics": "what papers on general practice as a whole are about",
    "many": "words of a class rather than of one",
    "broad": "words of a class, where the paper does not go on to single some out",
    "plural": "several of a class",
    "everyone": "words of the whole of a class",
    "holders": "those who hold contracts",
    "few": "what looks like the whole of a class and is a handful",
    "contract_talk": "without any of these in an item, letters mean no contract",
    "elsewhere": "words that show the item to be about something else",
    "routine": "items of every meeting",
    "not_routine": "what looks like one of these and is not",
    "other_sectors": "titles of these are not about general practice though it is mentioned",
    "noting": "nothing is to be decided, unless a word of `deciding` stands beside it",
    "no_decision": "nothing is to be decided, whatever else is said",
    "not_noting": "what looks like noting and is not",
    "telling": "titles of what is told rather than decided",
    "deciding": "words of a decision asked for",
    "things": "behind letters, they make them the name of a thing",
    "things_called": "in front of letters, likewise",
}
AT_STAKE = ("stakes", "bearing", "deciding")
ALWAYS_AT_STAKE = ("sc", "se")
VENUES = {
    "venue": "in front of the place where people meet",
    "venue_after": "behind it",
    "gathering": "meetings and events: what they are at is where they are held",
    "meeting_titles": "titles of items about meetings to be held",
    "not_venue": "a sentence with one of these is about the organisation, whatever else it says",
}
SHORT = 5  # sentences of a paper that hang together
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
    """One theme, and the names of its lists; its letters stand for it with the `usual` word, or for something else."""

    theme: Theme
    tells: tuple[str, ...]
    with_stake: str
    with_topic: str
    everyone: tuple[str, ...]
    blocks: tuple[str, ...]
    not_beside: str
    letters: tuple[str, ...]
    usual: str
    things: str

    @property
    def general(self) -> bool:
        """Is it general practice as a whole?"""
        return self.theme.kind == "gp"

    @property
    def loosely(self) -> tuple[str, ...]:
        """The lists that tell it beside other words."""
        return (self.with_stake, self.with_topic, *self.everyone)

    def means_something_else(self, item: Item, text: str) -> bool:
        """Are its letters the name of something else in this item?"""
        if not self.letters or not item.has(*self.tells):
            return False
        if item.has(self.things) or not item.has("contract_talk"):
            return True
        return any(stand_for_something_else(text, letters, self.usual) for letters in self.letters)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that tell themes: all lists found in one pass, those of an entry under its number."""

    entries: tuple[Entry, ...]
    phrases: Phrases
    venues: Phrases  # the lists of VENUES


def lexicon_from(data: Mapping[str, Any]) -> Lexicon:
    """A lexicon from data in the shape of lexicon.json."""
    lists = {name: data.get(name, ()) for name in GENERAL}
    entries = []
    for number, each in enumerate(data["themes"]):
        entries.append(_entry(str(number), each))
        lists |= {f"{number}.{name}": each.get(name, ()) for name in OF_THEMES}
        lists[entries[-1].things] = _things(entries[-1].letters, data)
    return Lexicon(tuple(entries), Phrases(lists), Phrases({name: data.get(name, ()) for name in VENUES}))


def _entry(number: str, each: Mapping[str, Any]) -> Entry:
    general = each["kind"] == "gp"
    return Entry(
        Theme(each["kind"], each.get("value", "")),
        (f"{number}.phrases", f"{number}.letters"),
        f"{number}.with_stake",
        f"{number}.with_topic",
        ("everyone",) if general else (),
        (f"{number}.blocks", *(("few",) if general else ())),
        f"{number}.not_beside",
        tuple(each.get("letters", ())),
        each.get("usual", ""),
        f"{number}.things",
    )


def _things(letters: Iterable[str], data: Mapping[str, Any]) -> list[str]:
    """The letters as (part of) the name of a thing."""
    behind = [f"{each} {thing}" for each in letters for thing in data.get("things", ())]
    return behind + [f"{thing} {each}" for each in letters for thing in data.get("things_called", ())]


@cache
def default_lexicon() -> Lexicon:
    """The lexicon that ships with the engine."""
    return lexicon_from(json.loads(LEXICON.read_text(encoding="utf-8")))


def read_themes(
    title: str, paper: str = "", lexicon: Lexicon | None = None, *, named: bool = False, hinted: bool = False
) -> list[ThemeEvidence]:
    """The themes of an item and the words that tell each. None where it is only to be noted, or speaks in passing.

    Where the paper names organisations (`named`), the item is about those, unless its title speaks of many or the
    paper asks for a decision on every practice. Where it may name some (`hinted`), words in passing tell nothing.
    """
    lexicon = lexicon or default_lexicon()
    item = item_of(title, paper, lexicon.phrases, closely=hinted)
    entries = _meant(item, f"{title}\n{paper}", lexicon)
    if not entries or item.title.has("routine", but=("not_routine",)) or _elsewhere(item) or _only_noted(item):
        return []
    in_title = list(_told(item.title, item, entries))
    if in_title and named and not _speaks_of_many(item, in_title):
        in_title = []
    elif in_title and not _loosely(in_title, item, entries):
        return _narrowest((*in_title, *_holders(item, entries)))
    passages = [passage for passage in item.paper if not named or _decides_for_everyone(passage, item)]
    return _narrowest((*in_title, *(each for passage in passages for each in _told(passage, item, entries))))


def is_routine(title: str, lexicon: Lexicon | None = None) -> bool:
    """Is it an item of every meeting, as its minutes and its register of interests?"""
    item = item_of(title, "", (lexicon or default_lexicon()).phrases, closely=False)
    return item.title.has("routine", but=("not_routine",))


def theme_spans(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where in a text the phrases of services and contracts stand."""
    tells = {name for each in lexicon.entries for name in each.tells}
    return ((hit.start, hit.end) for hit in lexicon.phrases.hits(text) if hit.list in tells)


def _meant(item: Item, text: str, lexicon: Lexicon) -> list[Entry]:
    """The themes that the item may be about: only schemes and sectors where no money, rule or decision is spoken of."""
    told = [each for each in lexicon.entries if item.has(*each.tells, *each.loosely)]
    if told and not item.has(*AT_STAKE, but=NO_DECISION):
        told = [each for each in told if each.theme.kind in ALWAYS_AT_STAKE]
    return [each for each in told if not each.means_something_else(item, text)]


def _only_noted(item: Item) -> bool:
    """Is the item for noting or information, with nothing to decide?"""
    if item.has("no_decision"):
        return True
    noted = item.title.has("telling") or item.has("noting", but=("not_noting",))
    return noted and not item.has("deciding", but=NO_DECISION)


def _elsewhere(item: Item) -> bool:
    """Is it about something else by its title, and not all the same about a decision on every practice?"""
    return item.title.has("elsewhere") and not any(_decides_for_everyone(each, item) for each in item.paper)


def _speaks_of_many(item: Item, told: Iterable[ThemeEvidence]) -> bool:
    """Is the title about a class though the paper names organisations? A scheme may have been used by two of them."""
    if item.title.has("many"):
        return True
    general = all(each.theme.kind == "gp" for each in told)
    return item.title.has("broad") and not (general and not any(_for_everyone(each) for each in item.paper))


def _decides_for_everyone(passage: Passage, item: Item) -> bool:
    if passage.has("elsewhere") or not _for_everyone(passage):
        return False
    decides = passage.has("deciding", but=NO_DECISION)
    return decides or (passage.has("stakes") and item.has("deciding", but=NO_DECISION))


def _for_everyone(passage: Passage) -> bool:
    return passage.has("everyone", but=("few",))


def _told(passage: Passage, item: Item, entries: Iterable[Entry]) -> Iterator[ThemeEvidence]:
    """What a passage tells of the themes."""
    if passage.has("elsewhere"):
        return
    for entry in entries:
        hit = _first(passage, item, entry)
        if (
            hit
            and not passage.has(entry.not_beside)
            and (entry.theme.kind in ALWAYS_AT_STAKE or _of_a_class(passage, item))
        ):
            yield ThemeEvidence(entry.theme, passage.where, passage.offset + hit.start, passage.offset + hit.end)


def _of_a_class(passage: Passage, item: Item) -> bool:
    """Are there words of a class rather than of one: in the title, in the sentence, or below what the title tells?"""
    if item.title.has("many", but=("few",)) or _plural(passage) or any(_for_everyone(each) for each in item.paper):
        return True
    if item.title.has("broad"):
        return passage.where == "title" or len(item.paper) <= SHORT
    return passage.where == "title" and any(_plural(each) for each in item.paper)


def _plural(passage: Passage) -> bool:
    return passage.has("everyone", "plural", but=("few",))


def _first(passage: Passage, item: Item, entry: Entry) -> Hit | None:
    """The first words of a passage that tell a theme, alone or beside others."""
    hit = passage.first(*entry.tells, but=entry.blocks)
    elsewhere = item.title.has("other_sectors")
    if not hit and (
        passage.has(*AT_STAKE) or (not elsewhere and (item.title.has("topics") or _decided_in_short(item)))
    ):
        hit = passage.first(*entry.everyone, but=entry.blocks)
    if hit or elsewhere or (item.closely and passage.where == "paper"):
        return hit
    loose = [entry.with_stake] if passage.has("stakes") or _at_stake_below(passage, item, entry) else []
    loose += [entry.with_topic] if _on_topic(passage, item) else []
    return passage.first(*loose, but=entry.blocks)


def _at_stake_below(passage: Passage, item: Item, entry: Entry) -> bool:
    """Does the paper speak of money where the title has the words of a service?"""
    return passage.where == "title" and not entry.general and item.has("stakes")


def _on_topic(passage: Passage, item: Item) -> bool:
    """Is it about rules or decisions, in a paper of general practice by its title?"""
    return item.title.has("topics") and (passage.has("bearing", "deciding") or _decided_in_short(item))


def _decided_in_short(item: Item) -> bool:
    return len(item.paper) <= SHORT and item.has("deciding", but=NO_DECISION)


def _loosely(told: Iterable[ThemeEvidence], item: Item, entries: Iterable[Entry]) -> bool:
    """Is general practice all that is told, and only in passing?"""
    if any(each.theme.kind != "gp" for each in told):
        return False
    return not any(item.title.has(*each.tells, *each.everyone, but=each.blocks) for each in entries if each.general)


def _holders(item: Item, entries: Iterable[Entry]) -> Iterator[ThemeEvidence]:
    """The contracts the holders of which a paper speaks of, where it does not speak of all practices as well."""
    contracts = [each for each in entries if each.theme.kind == "ct"]
    letters = [name for each in contracts for name in each.tells]
    if any(passage.has("everyone", but=("few", *letters)) for passage in item.paper):
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
