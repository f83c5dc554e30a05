"""The join keys an interest and an agenda item emit, each with the steps that led to it.

What an interest may emit depends on how it is held: a patient of a practice does not profit from its contract,
a partner does, and someone with a role in a network has a stake in every practice of it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from matching.directory import NETWORKS, PRACTICES, Directory
from matching.holding import HeldAs, places_of_work, works_in_general_practice, works_locally

ThemeKind = Literal["ct", "sv", "sc", "gp", "pr", "w", "se"]


class Directness(StrEnum):
    """How directly a key ties an interest to an item, the strongest first."""

    NAMED = "named"
    PARENT_OR_BRANCH = "parent_or_branch"
    NETWORK = "network"
    PREMISES = "premises"
    CONTRACT_CLASS = "contract_class"
    SERVICE_CLASS = "service_class"
    SCHEME_CLASS = "scheme_class"
    ALL_PRACTICES = "all_practices"
    WARD = "ward"
    SECTOR = "sector"

    def rank(self) -> int:
        """Nought for the strongest."""
        return _RANKS[self]


_RANKS = {directness: number for number, directness in enumerate(Directness)}


@dataclass(frozen=True, slots=True)
class Key:
    """Two equal keys, one held and one the subject of an item, are a finding. `path` says how it came about."""

    key: str
    directness: Directness
    path: tuple[str, ...]


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
    organisation = directory.organisation(code)
    kind = organisation.kind if organisation else ""
    held = _in_words(holding, directory.title(code))
    yield Key(f"o:{code}", Directness.NAMED, (held,))
    is_patient = holding.held_as is HeldAs.PATIENT
    if not is_patient or kind in PRACTICES:
        yield from _related_organisations(code, (held,), directory)
    if holding.held_as in HOLDERS_OF_PREMISES:
        yield Key(f"pr:{code}", Directness.PREMISES, (held,))
    for tenant in directory.lets_to(code):
        step = f"{directory.title(code)} owns the premises of {directory.title(tenant)}"
        yield Key(f"pr:{tenant}", Directness.PREMISES, (held, step))
    if kind in NETWORKS and not is_patient:
        yield Key(f"g:{code}", Directness.NETWORK, (held,))
    if kind in PRACTICES and holding.held_as in STAKEHOLDERS:
        yield from _stake_keys(_practice(code, directory), (held,), directory)
    if kind in SECTORS and holding.held_as in STAKEHOLDERS:
        yield Key(f"se:{SECTORS[kind]}", Directness.SECTOR, (held, f"It is part of {SECTORS[kind]} care"))


def _related_organisations(code: str, path: tuple[str, ...], directory: Directory) -> Iterator[Key]:
    """The organisation's own parent, the parent's parent, and what took its place."""
    title = directory.title(code)
    if (parent := directory.parent(code)) and parent != code:
        step = f"{title} is part of {directory.title(parent)}"
        yield Key(f"o:{parent}", Directness.PARENT_OR_BRANCH, (*path, step))
    for successor in directory.successors(code):
        step = f"{directory.title(successor)} took the place of {title}"
        yield Key(f"o:{successor}", Directness.PARENT_OR_BRANCH, (*path, step))


def _stake_keys(practice: str, path: tuple[str, ...], directory: Directory) -> Iterator[Key]:
    """What a stake in a practice is also a stake in: its networks, its contract, its services, general practice."""
    title = directory.title(practice)
    for network in directory.networks(practice):
        step = f"{title} belongs to {directory.title(network)}"
        yield Key(f"m:{network}", Directness.NETWORK, (*path, step))
    for area in directory.areas(practice):
        yield Key(f"gp@{area}", Directness.ALL_PRACTICES, (*path, f"{title} is a practice in this area"))
        for relation, prefix, directness, words in CLASSES:
            for value in directory.targets(practice, relation):
                step = f"{title} {words.format(in_words(value))}"
                yield Key(f"{prefix}:{value}@{area}", directness, (*path, step))


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
        yield Key(f"gp@{area}", Directness.ALL_PRACTICES, ("Works in general practice in this area",))


def _advocacy_keys(holding: Holding) -> Iterator[Key]:
    """Whoever speaks for a Local Medical Committee speaks for every practice on its contract (requirements C14)."""
    if not LOCAL_MEDICAL_COMMITTEE.search(holding.text):
        return
    path = ("Speaks for the practices of this area",)
    for area in holding.areas:
        yield Key(f"gp@{area}", Directness.ALL_PRACTICES, path)
        for contract in MEDICAL_CONTRACTS:
            step = f"Among them those with {contract} contracts"
            yield Key(f"ct:{contract}@{area}", Directness.CONTRACT_CLASS, (*path, step))


def _ward_keys(holding: Holding, directory: Directory) -> Iterator[Key]:
    """Whoever is elected for a ward answers to those who live there (requirements C15)."""
    text = holding.text.casefold()
    for ward in directory.all_wards:
        if re.search(rf"\b{re.escape(ward.casefold())}\b", text):
            yield Key(f"w:{ward.casefold()}", Directness.WARD, (f"Elected for {ward}",))


def _named_keys(code: str, directory: Directory) -> Iterator[Key]:
    organisation = directory.organisation(code)
    kind = organisation.kind if organisation else ""
    path = (f"Names {directory.title(code)}",)
    yield Key(f"o:{code}", Directness.NAMED, path)
    yield from _related_organisations(code, path, directory)
    yield Key(f"pr:{code}", Directness.PREMISES, path)
    if kind in NETWORKS:
        yield Key(f"m:{code}", Directness.NETWORK, path)
    if kind in PRACTICES:
        practice = _practice(code, directory)
        for network in directory.networks(practice):
            step = f"{directory.title(practice)} belongs to {directory.title(network)}"
            yield Key(f"g:{network}", Directness.NETWORK, (*path, step))
    for ward in directory.wards(code):
        yield Key(f"w:{ward.casefold()}", Directness.WARD, (*path, f"It stands in {ward}"))


def _theme_keys(theme: Theme, areas: Iterable[str], directory: Directory) -> Iterator[Key]:
    if theme.kind == "pr":
        yield Key(f"pr:{theme.value}", Directness.PREMISES, (f"About the premises of {directory.title(theme.value)}",))
    elif theme.kind == "w":
        yield Key(f"w:{theme.value.casefold()}", Directness.WARD, (f"About {theme.value}",))
    elif theme.kind == "se":
        yield Key(f"se:{theme.value}", Directness.SECTOR, (f"Moves money to or from {theme.value} care",))
    else:
        for area in areas:
            yield _class_key(theme, area, directory)


def _class_key(theme: Theme, area: str, directory: Directory) -> Key:
    if theme.kind == "gp":
        return Key(f"gp@{area}", Directness.ALL_PRACTICES, ("About all practices in the area",))
    directness, words, relation = THEMES[theme.kind]
    path = (words.format(in_words(theme.value)),)
    if not directory.offered(relation, theme.value, area):
        path += ("Nobody has recorded which practices these are, so it may be any in the area",)
        return Key(f"gp@{area}", Directness.ALL_PRACTICES, path)
    return Key(f"{theme.kind}:{theme.value}@{area}", directness, path)


def in_words(value: str) -> str:
    """A service or scheme as people say it: minor_surgery is minor surgery."""
    return value.replace("_", " ")


def _in_words(holding: Holding, title: str) -> str:
    words = ROLES.get(holding.held_as, "Has an interest in {}").format(title)
    return f"A relative or friend: {words[0].lower()}{words[1:]}" if holding.indirect else words


def _practice(code: str, directory: Directory) -> str:
    return next(iter(directory.targets(code, "branch_of")), code)


def _strongest(keys: Iterable[Key]) -> list[Key]:
    best: dict[str, Key] = {}
    for key in sorted(keys, key=lambda each: (each.directness.rank(), len(each.path))):
        best.setdefault(key.key, key)
    return list(best.values())
