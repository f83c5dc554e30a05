"""An invented directory the size of the national one, as the three tables a normalised directory comes in."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from organisations.actions.invented import NAMES

AREAS = 100
IN_A_NETWORK = 7
PRACTICES = ("Surgery", "Medical Centre", "Health Centre", "Medical Practice", "Group Practice")
# In every four hundred organisations of an area: how many of each kind, and what such a one is called.
KINDS = {
    "gp_practice": (86, PRACTICES),
    "branch_surgery": (27, ("Branch Surgery",)),
    "pcn": (13, ("Primary Care Network",)),
    "federation": (1, ("GP Federation Ltd",)),
    "nhs_trust": (3, ("NHS Foundation Trust",)),
    "hospital_site": (20, ("Hospital", "Infirmary", "Community Hospital")),
    "pharmacy": (60, ("Pharmacy", "Chemist")),
    "dental_practice": (80, ("Dental Practice", "Dental Care")),
    "company": (70, ("Healthcare Ltd", "Consulting Ltd", "Holdings Ltd")),
    "charity": (40, ("Hospice", "Carers Trust", "Community Trust")),
}
KIND_BY_SHARE = [kind for kind, (many, _) in KINDS.items() for _ in range(many)]
WITH_A_PARENT = {"branch_surgery": ("branch_of", "gp_practice"), "hospital_site": ("site_of", "nhs_trust")}
ORGANISATION = ("code", "name", "kind", "area", "town", "postcode", "status", "address")


class Invented(NamedTuple):
    """One organisation of the directory: the n-th of its kind in its area."""

    code: str
    name: str
    kind: str
    area: str
    number: int


def write_directory(folder: Path, *, size: int) -> None:
    """Write organisations.csv, names.csv and relations.csv of so many organisations; the same ones every time."""
    organisations = list(_organisations(size))
    _write(folder / "organisations.csv", ORGANISATION, map(_row, organisations))
    _write(folder / "names.csv", ("code", "name", "source"), _former_names(organisations))
    _write(folder / "relations.csv", ("source", "relation", "target"), _ties(organisations))


def _write(path: Path, header: Iterable[str], rows: Iterable[tuple]) -> None:
    with path.open("w", newline="", encoding="utf-8") as table:
        writer = csv.writer(table)
        writer.writerow(header)
        writer.writerows(rows)


def _organisations(size: int) -> Iterator[Invented]:
    """Areas are filled one after the other, each with every kind in its share."""
    in_an_area = max(size // AREAS, 1)
    for place in range(size):
        area, nth = divmod(place, in_an_area)
        yield _invented(f"9{area:03}", nth * 400 // in_an_area, nth)


def _invented(area: str, share: int, nth: int) -> Invented:
    kind = KIND_BY_SHARE[share]
    endings = KINDS[kind][1]
    # A step that shares no factor with the number of stems: no name twice in an area, and the same ones in many.
    stem = NAMES[(nth * 7 + int(area) * 31) % len(NAMES)]
    return Invented(f"Z{area}{nth:05}", f"{stem} {endings[nth % len(endings)]}", kind, area, nth)


def _row(each: Invented) -> tuple:
    town = NAMES[int(each.area) * 3 % len(NAMES)]
    address = f"{1 + each.number % 90} {NAMES[each.number * 11 % len(NAMES)]} Road {town}"
    return each.code, each.name, each.kind, each.area, town, f"ZZ{each.number % 90} 1AA", "active", address


def _former_names(organisations: Iterable[Invented]) -> Iterator[tuple]:
    for each in organisations:
        if each.kind == "gp_practice" and each.number % 6 == 0:
            yield each.code, f"Dr {NAMES[each.number * 13 % len(NAMES)]} and Partners", "former name"


def _ties(organisations: list[Invented]) -> Iterator[tuple]:
    """Branches and sites to their parents, practices to a network, a federation, a contract and perhaps a service."""
    by_kind: dict[tuple[str, str], list[Invented]] = {}
    for each in organisations:
        by_kind.setdefault((each.area, each.kind), []).append(each)
    for (area, kind), members in by_kind.items():
        relation, above = WITH_A_PARENT.get(kind, ("", ""))
        parents = by_kind.get((area, above), [])
        for place, each in enumerate(members):
            if parents:
                yield each.code, relation, parents[place % len(parents)].code
            if kind == "gp_practice":
                yield from _ties_of_practice(each.code, place, area, by_kind)


def _ties_of_practice(code: str, place: int, area: str, by_kind: dict) -> Iterator[tuple]:
    yield code, "holds_contract", "PMS" if place % 3 == 0 else "GMS"
    if place % 2:
        yield code, "provides", "minor_surgery"
    if networks := by_kind.get((area, "pcn")):
        yield code, "member_of", networks[place // IN_A_NETWORK % len(networks)].code
    if place % 5 and (federations := by_kind.get((area, "federation"))):
        yield code, "member_of", federations[0].code
