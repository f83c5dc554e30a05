"""What a declared interest says: the organisations it names, and how each is held."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.directory import NETWORKS, PRACTICES
from matching.holding import HeldAs, Told, means_another, read_held_as, read_roles, works_in_general_practice
from matching.keys import Holding
from matching.resolving import Candidate, Grade, Resolver, counted


@dataclass(frozen=True, slots=True)
class InterestReading:
    """Every candidate, for a person to confirm, and what the interest holds until one does."""

    candidates: tuple[Candidate, ...]
    holdings: tuple[Holding, ...]


def read_interest(text: str, resolver: Resolver, areas: Sequence[str]) -> InterestReading:
    """Read an interest declared to a body that commissions for these areas.

    One holding for each way of holding the text tells of: "partner at A, patient of B" gives two.
    """
    candidates = tuple(resolver.resolve(text, areas=areas))
    places = sorted({(each.start or 0, each.end or 0) for each in counted(candidates)})
    roles = dict(zip(places, read_roles(text, _apart(places)), strict=True))
    unnamed = _without(text, places)
    held: dict[Told, list[str]] = defaultdict(list)
    for each in sorted(counted(candidates), key=lambda one: one.start or 0):
        role = roles[each.start or 0, each.end or 0]
        if not means_another(unnamed, each.start or 0, role):
            held[_possible(role, each, resolver)].append(each.code)
    holdings = [Holding(tuple(codes), *role, text, tuple(areas)) for role, codes in held.items()]
    if not holdings or _works_elsewhere(unnamed, candidates, resolver):
        holdings.append(Holding((), *read_held_as(text), unnamed, tuple(areas)))
    return InterestReading(candidates, tuple(holdings))


def _possible(told: Told, candidate: Candidate, resolver: Resolver) -> Told:
    """How it may be held: nobody is a patient of a network; and what nobody is sure of, or tells how, is no stake."""
    organisation = resolver.directory.organisation(candidate.code)
    if told[0] is HeldAs.UNKNOWN and candidate.grade is Grade.POSSIBLE:
        return HeldAs.OTHER, told[1]
    if told[0] is HeldAs.PATIENT and organisation and organisation.kind in NETWORKS:
        return HeldAs.OTHER, told[1]
    return told


def _apart(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same places, cut so that none begins before the one before it ends."""
    apart: list[tuple[int, int]] = []
    for start, end in places:
        floor = apart[-1][1] if apart else 0
        apart.append((max(start, floor), max(end, floor)))
    return apart


def _without(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with blanks for the names in it: a GP federation is nobody's occupation."""
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _works_elsewhere(text: str, candidates: Sequence[Candidate], resolver: Resolver) -> bool:
    """Does it speak of work in general practice, of which none of its organisations is a part?"""
    found = (resolver.directory.organisation(candidate.code) for candidate in candidates)
    return works_in_general_practice(text) and not any(each and each.kind in PRACTICES for each in found)
