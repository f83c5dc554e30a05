"""What a declared interest says: the organisations it names, and how each is held."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.holding import read_held_as
from matching.keys import Holding
from matching.resolving import Candidate, Resolver, counted


@dataclass(frozen=True, slots=True)
class InterestReading:
    """Every candidate, for a person to confirm, and what the interest holds until one does."""

    candidates: tuple[Candidate, ...]
    holdings: tuple[Holding, ...]


def read_interest(text: str, resolver: Resolver, areas: Sequence[str]) -> InterestReading:
    """Read an interest declared to a body that commissions for these areas."""
    candidates = tuple(resolver.resolve(text, areas=areas))
    held_as, indirect = read_held_as(text)
    codes = tuple(candidate.code for candidate in counted(candidates))
    return InterestReading(candidates, (Holding(codes, held_as, indirect, text, tuple(areas)),))
