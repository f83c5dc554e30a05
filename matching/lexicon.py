"""The lexicon as data: themes with lists of phrases, and lists that hold for every item, read and changed by name.

Which lists there are is the affair of matching.themes, which makes a Lexicon of the data; here each is only a list.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from matching.themes import LEXICON

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One list of phrases: of a theme, or (no kind) of those that hold for every item."""

    kind: str
    value: str
    list: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase put in a list, or taken from it."""

    place: Place
    phrase: str
    is_there: bool = True

    @property
    def opposite(self) -> "Wording":
        """What undoes it."""
        return replace(self, is_there=not self.is_there)


@cache
def shipped() -> Data:
    """The lexicon that comes with the engine. Shared: not to be changed."""
    return json.loads(LEXICON.read_text(encoding="utf-8"))


def lists_in(data: Data) -> dict[Place, list[str]]:
    """Every list of phrases, in the order in which the data has them."""
    return {
        Place(owner.get("kind", ""), owner.get("value", ""), name): phrases
        for owner in _owners(data)
        for name, phrases in owner.items()
        if _is_phrases(phrases)
    }


def with_wordings(data: Data, wordings: Iterable[Wording]) -> Data:
    """The data with phrases put in and taken out, in that order; a list or a theme that is not there is made."""
    changed = deepcopy(dict(data))
    for wording in wordings:
        owner = _owner(changed, wording.place)
        others = [phrase for phrase in owner.get(wording.place.list, ()) if phrase != wording.phrase]
        owner[wording.place.list] = [*others, wording.phrase] if wording.is_there else others
    return changed


def _owners(data: Data) -> Iterator[Data]:
    yield from data["themes"]
    yield data


def _owner(data: dict[str, Any], place: Place) -> dict[str, Any]:
    if not place.kind:
        return data
    for theme in data["themes"]:
        if (theme["kind"], theme.get("value", "")) == (place.kind, place.value):
            return theme
    theme = {"kind": place.kind, "value": place.value}
    data["themes"].append(theme)
    return theme


def _is_phrases(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
