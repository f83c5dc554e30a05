"""When two interests are, or may be, the same one told twice (peers D15), as plain functions."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from registers.policy.lines import folded

# Of 100: “Larkfield Surgery” and “Larkfeild Surgery” are 94 alike, “Larkfield Surgery” and “Larkhill Surgery” 85.
ALIKE = 88


@dataclass(frozen=True)
class Told:
    """What of an interest says which it is."""

    organisation: str
    organisation_id: int | None
    held_as: str
    whose: str  # the relationship, or an empty text for one's own
    third_party: str = ""


def is_same(one: Told, other: Told) -> bool:
    """Whether two interests are surely one: the same organisation, held in the same way by the same person."""
    same_place = (
        one.organisation_id == other.organisation_id
        if one.organisation_id and other.organisation_id
        else folded(one.organisation) == folded(other.organisation)
    )
    return same_place and _same_hold(one, other) and folded(one.third_party) == folded(other.third_party)


def may_be_same(one: Told, other: Told) -> bool:
    """Whether two interests look like one told twice, so that it is worth a second look."""
    if one.organisation_id and other.organisation_id:
        alike = one.organisation_id == other.organisation_id
    else:
        alike = fuzz.token_sort_ratio(folded(one.organisation), folded(other.organisation)) >= ALIKE
    return alike and _same_hold(one, other)


def _same_hold(one: Told, other: Told) -> bool:
    return (one.held_as, one.whose) == (other.held_as, other.whose)
