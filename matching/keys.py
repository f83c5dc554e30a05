"""The join keys an interest and an agenda item emit, each with the steps that led to it.

What an interest may emit depends on how it is held: a patient of a practice does not profit from its contract,
a partner does, and someone with a role in a network has a stake in every practice of it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from matching.directory import NETWORKS, PRACTICES, PREMISES, Directory
from matching.holding import HeldAs, places_of_work, works_in_general_practice, works_locally

ThemeKind = Literal["ct", "sv", "sc", "gp", "pr", "w", "se"]


class Directness(StrEnum):
    """How directly a key ties an interest to an item, the strongest first."""

    NAMED = "named"
    PARENT_OR_BRANCH = "parent_or_branch"
    SUCCESSOR = "successor"
    NETWORK = "network"
    PREMISES = "premises"
    SUPPLIER = "supplier"
    CONTRACT_CLASS = "contract_class"
    SERVICE_CLASS = "service_class"
    SCHEME_CLASS = "scheme_class"
    ALL_PRACTICES = "all_practices"
    WARD = "ward"
    SECTOR = "sector"
    NEIGHBOUR = "neighbour"
    BIDDER = "bidder"
    DISPLACED = "displaced"

    def rank(self) -> int:
        """Nought for the strongest."""
        return _RANKS[self]


_RANKS = {directness: number for number, directness in enumerate(Directness)}
# Who may be affected by an item though it is not about them: asked about, and never among those it concerns.
COLLATERAL = frozenset({Directness.NEIGHBOUR, Directness.BIDDER, Directness.DISPLACED})


class Step(NamedTuple):
    """One step of a path: what explains it, the name of what it leads to, and that thing's code or kind:value."""

    sentence: str
    node: str
    ref: str = ""


Path = tuple[Step, ...]


def path_of(stored: Iterable[Iterable[str]]) -> Path:
    """A path as it was stored: the three texts of each step."""
    return tuple(Step(*step) for step in stored)


@dataclass(frozen=True, slots=True)
class Key:
    """Two equal keys, one held and one the subject of an item, are a finding. `path` says how it came about."""

    key: str
    directness: Directness
    path: Path


@dataclass(frozen=True, slots=True)
class Theme:
    """What an item is about besides organisations.

    A contract (ct), service (sv), scheme (sc), general practice as a whole (gp), premises (pr), ward (w), sector (se).
    """

    kind: ThemeKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """An interest: the organisations it is tied to, how it is held, and what was written."""

    codes: tuple[str, ...]
    held_as: HeldAs
    indirect: bool = False
    text: str = ""
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """An agenda item: the organisations and themes it concerns, and the areas it speaks for."""

    codes: tuple[str, ...]
    themes: tuple[Theme, ...] = ()
    areas: tuple[str, ...] = ()


# Who gains or loses with the practice itself. What nobody has told us counts as such until somebody does.
STAKEHOLDERS = frozenset(
    {
        HeldAs.PARTNER,
        HeldAs.SALARIED_GP,
        HeldAs.EMPLOYEE,
        HeldAs.DIRECTOR,
        HeldAs.SHAREHOLDER,
        HeldAs.OWNER,
        HeldAs.LANDLORD,
        HeldAs.NETWORK_LEAD,
        HeldAs.UNKNOWN,
    }
)
HOLDERS_OF_PREMISES = frozenset({HeldAs.LANDLORD, HeldAs.TENANT, HeldAs.OWNER})
ADVOCACY = "Speaks for the practices of this area"
LOCAL_MEDICAL_COMMITTEE = re.compile(r"\bLMC\b|\blocal medical committee\b", re.IGNORECASE)
MEDICAL_CONTRACTS = ("GMS", "PMS", "APMS")
SECTORS = {
    "gp_practice": "primary",
    "branch_surgery": "primary",
    "pcn": "primary",
    "federation": "primary",
    "nhs_trust": "secondary",
    "hospital_site": "secondary",
}
CLASSES = (
    ("holds_contract", "ct", Directness.CONTRACT_CLASS, "holds a {} contract"),
    ("provides", "sv", Directness.SERVICE_CLASS, "provides {}"),
    ("signed_up_to", "sc", Directness.SCHEME_CLASS, "has signed up to {}"),
)
THEMES = {
    "ct": (Directness.CONTRACT_CLASS, "About {} contracts", "holds_contract"),
    "sv": (Directness.SERVICE_CLASS, "About the provision of {}", "provides"),
    "sc": (Directness.SCHEME_CLASS, "About the scheme {}", "signed_up_to"),
}
# What a class is called where a path leads to it.
NODES = {"ct": "{} contracts", "sv": "Provision of {}", "sc": "The scheme {}"}
ALL_PRACTICES = ("Practices in the area", "gp:")
ROLES = {
    HeldAs.PARTNER: "Partner at {}",
    HeldAs.SALARIED_GP: "GP at {}",
    HeldAs.EMPLOYEE: "Works for {}",
    HeldAs.DIRECTOR: "Director of {}",
    HeldAs.SHAREHOLDER: "Shareholder in {}",
    HeldAs.OWNER: "Owner of {}",
    HeldAs.LANDLORD: "Landlord of {}",
    HeldAs.TENANT: "Tenant of {}",
    HeldAs.PATIENT: "Patient of {}",
    HeldAs.GOVERNOR_OR_TRUSTEE: "Governor or trustee of {}",
    HeldAs.COUNCILLOR: "Councillor on {}",
    HeldAs.ADVISER: "Adviser to {}",
    HeldAs.VOLUNTEER: "Volunteer with {}",
    HeldAs.RESEARCH: "Takes part in research with {}",
    HeldAs.SUPPLIER: "Supplier of {}",
    HeldAs.PROFESSIONAL_BODY: "Member of {}",
    HeldAs.ADVOCATE: "Speaks for {}",
    HeldAs.NETWORK_LEAD: "Leads {}",
}


def interest_keys(holding: Holding, directory: Directory) -> list[Key]:
    """Every key the interest emits, one of each, the most direct first."""
    keys = [key for code in holding.codes for key in _held_keys(holding, code, directory)]
    if not holding.codes:
        keys.extend(_occupation_keys(holding, directory))
    if holding.held_as is HeldAs.ADVOCATE:
        keys.extend(_advocacy_keys(holding))
    if holding.held_as is HeldAs.COUNCILLOR:
        keys.extend(_ward_keys(holding, directory))
    return _strongest(keys)


def item_keys(subject: Subject, directory: Directory) -> list[Key]:
    """Every key the item emits, one of each, the most direct first."""
    keys = [key for code in subject.codes for key in _named_keys(code, directory)]
    keys.extend(key for theme in subject.themes for key in _theme_keys(theme, subject.areas, directory))
    return _strongest(keys)


def _held_keys(holding: Holding, code: str, directory: Directory) -> Iterator[Key]:
    kind = _kind(code, directory)
    title = directory.title(code)
    path = (Step(_in_words(holding, title), title, code),)
    yield Key(f"o:{code}", Directness.NAMED, path)
    is_patient = holding.held_as is HeldAs.PATIENT
    if not is_patient or kind in PRACTICES:
        yield from _related_organisations(code, path, directory)
    if not is_patient:
        yield from _property_keys(holding, code, path, directory)
        if directory.customers(code):
            yield Key(f"su:{code}", Directness.SUPPLIER, path)
        if kind in NETWORKS:
            yield Key(f"g:{code}", Directness.NETWORK, path)
    if holding.held_as in STAKEHOLDERS:
        yield from _sector_keys(kind, path)
        if kind in PRACTICES:
            yield from _stake_keys(_practice(code, directory), path, directory)
            for successor, onward in _successors(code, path, directory):
                yield from _stake_keys(successor, onward, directory)


def _related_organisations(code: str, path: Path, directory: Directory) -> Iterator[Key]:
    """The organisation's own parent, and whatever took its place."""
    if (parent := directory.parent(code)) and parent != code:
        name = directory.title(parent)
        step = Step(f"{directory.title(code)} is part of {name}", name, parent)
        yield Key(f"o:{parent}", Directness.PARENT_OR_BRANCH, (*path, step))
    for successor, onward in _successors(code, path, directory):
        yield Key(f"o:{successor}", Directness.SUCCESSOR, onward)


def _successors(code: str, path: Path, directory: Directory) -> Iterator[tuple[str, Path]]:
    """Whatever took an organisation's place, and whatever took the place of that, each with the path to it."""
    seen, waiting = {code}, [(code, path)]
    while waiting:
        replaced, so_far = waiting.pop(0)
        for successor in directory.successors(replaced):
            if successor not in seen:
                seen.add(successor)
                name = directory.title(successor)
                step = Step(f"{name} took the place of {directory.title(replaced)}", name, successor)
                waiting.append((successor, (*so_far, step)))
                yield waiting[-1]


def _property_keys(holding: Holding, code: str, path: Path, directory: Directory) -> Iterator[Key]:
    """What follows from owning, letting or renting premises: `pr:` of the premises, `ow:` of whoever owns or lets."""
    kind = _kind(code, directory)
    if holding.held_as in HOLDERS_OF_PREMISES or kind == PREMISES:
        yield Key(f"pr:{code}", Directness.PREMISES, path)
    if kind == PREMISES or directory.premises(code):
        yield Key(f"ow:{code}", Directness.PREMISES, path)
    for rented in directory.rents(code):
        name = directory.title(rented)
        step = Step(f"{directory.title(code)} rents {name}", name, rented)
        yield Key(f"pr:{rented}", Directness.PREMISES, (*path, step))


def _sector_keys(kind: str, path: Path) -> Iterator[Key]:
    if kind in SECTORS:
        step = Step(f"It is part of {SECTORS[kind]} care", f"{SECTORS[kind].capitalize()} care", f"se:{SECTORS[kind]}")
        yield Key(f"se:{SECTORS[kind]}", Directness.SECTOR, (*path, step))


def _stake_keys(practice: str, path: Path, directory: Directory) -> Iterator[Key]:
    """What a stake in a practice is also a stake in: its networks, its contract, its services, general practice."""
    title = directory.title(practice)
    for network in directory.networks(practice):
        name = directory.title(network)
        yield Key(f"m:{network}", Directness.NETWORK, (*path, Step(f"{title} belongs to {name}", name, network)))
    for area in directory.areas(practice):
        step = Step(f"{title} is a practice in this area", *ALL_PRACTICES)
        yield Key(f"gp@{area}", Directness.ALL_PRACTICES, (*path, step))
        for relation, kind, directness, words in CLASSES:
            for value in directory.targets(practice, relation):
                said = f"{title} {words.format(in_words(value))}{_formerly(practice, relation, directory)}"
                step = Step(said, NODES[kind].format(in_words(value)), f"{kind}:{value}")
                yield Key(f"{kind}:{value}@{area}", directness, (*path, step))


def _formerly(practice: str, relation: str, directory: Directory) -> str:
    """Of a practice that changed its contract, the one it held before: it does not count, and is good to know."""
    former = directory.former_contracts(practice) if relation == "holds_contract" else ()
    return f" (formerly {', '.join(former)})" if former else ""


def _occupation_keys(holding: Holding, directory: Directory) -> Iterator[Key]:
    """ "Is a GP in Rotherham" names no organisation, and yet is a stake in general practice there."""
    if holding.held_as is HeldAs.PATIENT or not works_in_general_practice(holding.text):
        return
    places = places_of_work(holding.text)
    areas = {area for place in places for area in holding.areas if directory.places.lies_in(place, area)}
    areas = areas or {area for place in places for area in directory.places.areas_of(place)}
    if not areas and works_locally(holding.text):
        areas = set(holding.areas)
    for area in sorted(areas):
        step = Step("Works in general practice in this area", *ALL_PRACTICES)
        yield Key(f"gp@{area}", Directness.ALL_PRACTICES, (step,))


def _advocacy_keys(holding: Holding) -> Iterator[Key]:
    """Whoever speaks for a Local Medical Committee speaks for every practice on its contract (requirements C14)."""
    if not LOCAL_MEDICAL_COMMITTEE.search(holding.text):
        return
    path = (Step(ADVOCACY, *ALL_PRACTICES),)
    for area in holding.areas:
        yield Key(f"gp@{area}", Directness.ALL_PRACTICES, path)
        for contract in MEDICAL_CONTRACTS:
            step = Step(f"Among them those with {contract} contracts", f"{contract} contracts", f"ct:{contract}")
            yield Key(f"ct:{contract}@{area}", Directness.CONTRACT_CLASS, (*path, step))


def _ward_keys(holding: Holding, directory: Directory) -> Iterator[Key]:
    """Whoever is elected for a ward answers to those who live there (requirements C15)."""
    text = holding.text.casefold()
    for ward in directory.all_wards:
        if re.search(rf"\b{re.escape(ward.casefold())}\b", text):
            step = Step(f"Elected for {ward}", ward, f"w:{ward.casefold()}")
            yield Key(f"w:{ward.casefold()}", Directness.WARD, (step,))


def _named_keys(code: str, directory: Directory) -> Iterator[Key]:
    kind = _kind(code, directory)
    title = directory.title(code)
    path = (Step(f"Names {title}", title, code),)
    yield Key(f"o:{code}", Directness.NAMED, path)
    yield from _related_organisations(code, path, directory)
    yield Key(f"pr:{code}", Directness.PREMISES, path)
    yield from _owners(code, path, directory)
    for supplier in directory.suppliers(code):
        name = directory.title(supplier)
        yield Key(f"su:{supplier}", Directness.SUPPLIER, (*path, Step(f"{name} supplies {title}", name, supplier)))
    if kind in NETWORKS:
        yield Key(f"m:{code}", Directness.NETWORK, path)
    if kind in PRACTICES:
        practice = _practice(code, directory)
        for network in directory.networks(practice):
            name = directory.title(network)
            step = Step(f"{directory.title(practice)} belongs to {name}", name, network)
            yield Key(f"g:{network}", Directness.NETWORK, (*path, step))
    for ward in directory.wards(code):
        step = Step(f"It stands in {ward}", ward, f"w:{ward.casefold()}")
        yield Key(f"w:{ward.casefold()}", Directness.WARD, (*path, step))


def _owners(code: str, path: Path, directory: Directory) -> Iterator[Key]:
    """Who owns or lets the premises an item concerns: the premises it names, or those of a practice it names."""
    title = directory.title(code)
    for owner in directory.owners(code):
        name = directory.title(owner)
        yield Key(f"ow:{owner}", Directness.PREMISES, (*path, Step(f"{name} owns or lets {title}", name, owner)))
    for rented in directory.rents(code):
        name = directory.title(rented)
        onward = (*path, Step(f"{title} rents {name}", name, rented))
        yield Key(f"ow:{rented}", Directness.PREMISES, onward)
        yield from _owners(rented, onward, directory)


def _theme_keys(theme: Theme, areas: Iterable[str], directory: Directory) -> Iterator[Key]:
    ref, value = f"{theme.kind}:{theme.value}", theme.value
    if theme.kind == "pr":
        path = (Step(f"About the premises of {directory.title(value)}", directory.title(value), ref),)
        yield Key(f"pr:{value}", Directness.PREMISES, path)
        yield from _owners(value, path, directory)
    elif theme.kind == "w":
        yield Key(f"w:{value.casefold()}", Directness.WARD, (Step(f"About {value}", value, ref),))
    elif theme.kind == "se":
        step = Step(f"Moves money to or from {value} care", f"{value.capitalize()} care", ref)
        yield Key(f"se:{value}", Directness.SECTOR, (step,))
    else:
        for area in areas:
            yield _class_key(theme, area, directory)


def _class_key(theme: Theme, area: str, directory: Directory) -> Key:
    ref = f"{theme.kind}:{theme.value}"
    if theme.kind == "gp":
        step = Step("About all practices in the area", ALL_PRACTICES[0], ref)
        return Key(f"gp@{area}", Directness.ALL_PRACTICES, (step,))
    directness, words, relation = THEMES[theme.kind]
    value = in_words(theme.value)
    path = (Step(words.format(value), NODES[theme.kind].format(value), ref),)
    if not directory.offered(relation, theme.value, area):
        step = Step("Nobody has recorded which practices these are, so it may be any in the area", *ALL_PRACTICES)
        return Key(f"gp@{area}", Directness.ALL_PRACTICES, (*path, step))
    return Key(f"{theme.kind}:{theme.value}@{area}", directness, path)


def in_words(value: str) -> str:
    """A service or scheme as people say it: minor_surgery is minor surgery."""
    return value.replace("_", " ")


def _in_words(holding: Holding, title: str) -> str:
    words = ROLES.get(holding.held_as, "Has an interest in {}").format(title)
    return f"A relative or friend: {words[0].lower()}{words[1:]}" if holding.indirect else words


def _kind(code: str, directory: Directory) -> str:
    organisation = directory.organisation(code)
    return organisation.kind if organisation else ""


def _practice(code: str, directory: Directory) -> str:
    return next(iter(directory.targets(code, "branch_of")), code)


def _strongest(keys: Iterable[Key]) -> list[Key]:
    best: dict[str, Key] = {}
    for key in sorted(keys, key=lambda each: (each.directness.rank(), len(each.path))):
        best.setdefault(key.key, key)
    return list(best.values())
