"""Who may be affected by an item that is not about them: neighbours, bidders, those whose funding is displaced.

A weaker kind of their own. Each is a question that a person answers; only a yes gives keys.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path as File

from matching.directory import PRACTICES, Directory
from matching.keys import (
    ALL_PRACTICES,
    MEDICAL_CONTRACTS,
    NODES,
    Directness,
    Key,
    Path,
    Step,
    Subject,
    Theme,
    in_words,
)
from matching.phrases import Phrases, listed
from matching.themes import is_routine

WORDS = File(__file__).parent / "effects.json"
MOST_NEIGHBOURS = 60
PAID = ("ct", "sv", "sc")


class Effect(StrEnum):
    """What an item may do to those it does not name."""

    PATIENTS = "patients"
    BIDDING = "bidding"
    FUNDING = "funding"
    MONEY = "money"


@cache
def _signs() -> dict[Effect, Phrases]:
    words = json.loads(WORDS.read_text(encoding="utf-8"))
    return {effect: listed(words[effect]) for effect in Effect}


def effects_raised(title: str, ask: str, kinds: Collection[str], themes: Collection[Theme]) -> list[Effect]:
    """The questions an item raises, by the words of its title and of what is asked, and by what it concerns.

    `kinds` are those of the organisations it concerns. Whether money moves is asked only where nothing is known that
    the item concerns: once something is, it is matched by that. Of the items of every meeting, as its minutes and its
    finance report, nothing else is asked.
    """
    asked = [Effect.MONEY] if is_routine(title) else list(Effect)
    names_practice = bool(PRACTICES.intersection(kinds))
    fits = {
        Effect.PATIENTS: names_practice,
        Effect.BIDDING: True,
        Effect.FUNDING: names_practice or any(theme.kind in PAID for theme in themes),
        Effect.MONEY: not themes and not kinds,
    }
    return [effect for effect in asked if fits[effect] and _signs()[effect].search(f"{title}\n{ask}")]


def collateral_keys(effects: Iterable[Effect], subject: Subject, directory: Directory) -> list[Key]:
    """The keys of those whom an item may affect in these ways, one of each."""
    keys = [key for effect in effects for key in MAKERS.get(effect, _none)(subject, directory)]
    return list({key.key: key for key in reversed(keys)}.values())


def _none(subject: Subject, directory: Directory) -> Iterator[Key]:
    yield from ()


def _neighbours(subject: Subject, directory: Directory) -> Iterator[Key]:
    """The practices that patients of one named may go to: of its network, or of its town or postcode district."""
    for code in subject.codes:
        if _kind(code, directory) in PRACTICES:
            practice = next(iter(directory.targets(code, "branch_of")), code)
            path = (Step(f"Names {directory.title(code)}", directory.title(code), code),)
            found = {**_near(practice, directory), **_in_its_network(practice, directory)}
            for neighbour, how in list(found.items())[:MOST_NEIGHBOURS]:
                if neighbour not in (practice, *subject.codes):
                    name = directory.title(neighbour)
                    step = Step(f"Its patients may go to {name}, {how}", name, neighbour)
                    yield Key(f"o:{neighbour}", Directness.NEIGHBOUR, (*path, step))


def _in_its_network(practice: str, directory: Directory) -> dict[str, str]:
    return {
        member: f"also in {directory.title(network)}"
        for network in directory.networks(practice)
        if _kind(network, directory) == "pcn"
        for member in directory.members(network)
    }


def _near(practice: str, directory: Directory) -> dict[str, str]:
    organisation = directory.organisation(practice)
    return dict.fromkeys(directory.close_by(organisation), "close by") if organisation else {}


def _bidders(subject: Subject, directory: Directory) -> Iterator[Key]:
    """Every practice of the areas the item speaks for, and the federations they belong to."""
    for area in subject.areas:
        step = Step("Any practice in the area may bid", *ALL_PRACTICES)
        yield Key(f"gp@{area}", Directness.BIDDER, (step,))
        for federation in directory.federations(area):
            name = directory.title(federation)
            path = (Step(f"{name} may bid", name, federation),)
            yield Key(f"o:{federation}", Directness.BIDDER, path)
            yield Key(f"m:{federation}", Directness.BIDDER, path)


def _displaced(subject: Subject, directory: Directory) -> Iterator[Key]:
    """Those who hold another contract than the one paid; where practices or a scheme are paid, every practice."""
    paid = {theme.value for theme in subject.themes if theme.kind == "ct"}
    others = [contract for contract in MEDICAL_CONTRACTS if contract not in paid]
    for area in subject.areas:
        for contract in others if paid else ():
            node = NODES["ct"].format(contract)
            step = Step(f"What is paid here is not there for {node}", node, f"ct:{contract}")
            yield Key(f"ct:{contract}@{area}", Directness.DISPLACED, (*_first(subject, directory), step))
        if not paid:
            step = Step("What is paid here is not there for other practices", *ALL_PRACTICES)
            yield Key(f"gp@{area}", Directness.DISPLACED, (*_first(subject, directory), step))


def _first(subject: Subject, directory: Directory) -> Path:
    """The step from the item to what it pays."""
    if subject.themes:
        return (_of_theme(subject.themes[0]),)
    titles = [directory.title(code) for code in subject.codes[:1]]
    return tuple(Step(f"Names {title}", title, code) for title, code in zip(titles, subject.codes, strict=False))


def _of_theme(theme: Theme) -> Step:
    name = NODES[theme.kind].format(in_words(theme.value)) if theme.kind in NODES else ALL_PRACTICES[0]
    return Step("What the item is about", name, f"{theme.kind}:{theme.value}")


def _kind(code: str, directory: Directory) -> str:
    organisation = directory.organisation(code)
    return organisation.kind if organisation else ""


MAKERS = {Effect.PATIENTS: _neighbours, Effect.BIDDING: _bidders, Effect.FUNDING: _displaced}
