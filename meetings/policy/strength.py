"""How strong a conflict is, in words: how directly, what type of interest, how sure the tie."""

from collections.abc import Sequence
from enum import StrEnum

from matching.keys import COLLATERAL, Directness
from meetings.policy.matrix import CLASS, InterestType


class Group(StrEnum):
    """Where a conflict stands among those of its item: what people raised, then the closest first."""

    RAISED = "raised"
    NAMED = "named"
    RELATED = "related"
    CLASS_WIDE = "class_wide"
    AFFECTED = "affected"

    @property
    def heading(self) -> str:
        """What stands above the group."""
        return GROUPS[self]


GROUPS = {
    Group.RAISED: "Raised by somebody",
    Group.NAMED: "Named in the item",
    Group.RELATED: "Related to what the item concerns",
    Group.CLASS_WIDE: "Shared with everyone of a kind",
    Group.AFFECTED: "May be affected",
}

LABELS = {
    Directness.NAMED: "Named in the item",
    Directness.PARENT_OR_BRANCH: "Parent or branch of one named",
    Directness.SUCCESSOR: "Took the place of one concerned, or was replaced by it",
    Directness.NETWORK: "In a network the item concerns",
    Directness.PREMISES: "Premises the item concerns",
    Directness.SUPPLIER: "Supplies an organisation the item concerns",
    Directness.CONTRACT_CLASS: "Holds a contract of the kind concerned",
    Directness.SERVICE_CLASS: "Provides the service concerned",
    Directness.SCHEME_CLASS: "Signed up to the scheme concerned",
    Directness.ALL_PRACTICES: "Shared by all practices",
    Directness.WARD: "Answers to the place concerned",
    Directness.SECTOR: "In a sector that gains or loses",
    Directness.NEIGHBOUR: "May receive patients",
    Directness.BIDDER: "May bid",
    Directness.DISPLACED: "May have less funding",
}

WHY = {
    Directness.NAMED: "the interest is in an organisation the item concerns.",
    Directness.PARENT_OR_BRANCH: "the interest is in the parent, a branch or a site of an organisation concerned.",
    Directness.SUCCESSOR: "one organisation took the other’s place.",
    Directness.NETWORK: "the interest and the item are tied by a network.",
    Directness.PREMISES: "the interest is in premises the item concerns.",
    Directness.SUPPLIER: "the interest is in a supplier of an organisation the item concerns.",
    Directness.CONTRACT_CLASS: "the item concerns all who hold this kind of contract.",
    Directness.SERVICE_CLASS: "the item concerns all who provide this service.",
    Directness.SCHEME_CLASS: "the item concerns all who have signed up to this scheme.",
    Directness.ALL_PRACTICES: "the item concerns every practice alike.",
    Directness.WARD: "the item concerns the place they answer to.",
    Directness.SECTOR: "the item moves money into or out of the sector.",
    Directness.NEIGHBOUR: "patients may come to it from the practice concerned.",
    Directness.BIDDER: "it may bid for what is to be provided.",
    Directness.DISPLACED: "what is paid to others is not there for it.",
}

RAISED_RANK = (0, 0)  # beside the strongest

TYPES = {
    InterestType.FINANCIAL: "Financial interest",
    InterestType.PROFESSIONAL: "Non-financial professional interest",
    InterestType.PERSONAL: "Non-financial personal interest",
    InterestType.INDIRECT: "Indirect interest",
}

CLOSEST = frozenset({Directness.NAMED, Directness.PARENT_OR_BRANCH, Directness.SUCCESSOR})
CLASS_WIDE = CLASS | {Directness.ALL_PRACTICES, Directness.SECTOR}
TO_CONFIRM = {
    Directness.SUCCESSOR: (
        "One organisation took the other’s place, and the declaration was made before or does not say so."
        " Ask the member to confirm that the interest went over."
    )
}

PICKED = "Certain: the declarant said which organisation"
UNTIED = "Not tied to an organisation of the directory"
READ = {
    "confirmed": "Certain: a governance lead said which organisation",
    "certain": "Certain: read in the declarant’s words",
    "probable": "Probable: read in the declarant’s words",
    "possible": "Possible: read in the declarant’s words",
}


def type_in_words(category: str, underlying: str = "") -> str:
    """“Financial interest”, “Indirect interest, financial”: the statutory type, and of somebody else's, which."""
    words = TYPES[InterestType(category)]
    if not underlying:
        return words
    return f"{words}, {TYPES[InterestType(underlying)].removesuffix(' interest').lower()}"


def certainty_in_words(grades: list[str], is_picked: bool) -> str:
    """How sure we are that the interest is in the organisation it was matched by."""
    if is_picked:
        return PICKED
    return next((words for grade, words in READ.items() if grade in grades), UNTIED)


def group_of(reasons: Sequence[Directness]) -> Group:
    """By the closest reason; class-wide only where no reason is closer, may be affected where there is no other."""
    if not set(reasons) - COLLATERAL:
        return Group.AFFECTED
    if not set(reasons) - COLLATERAL - CLASS_WIDE:
        return Group.CLASS_WIDE
    return Group.NAMED if CLOSEST.intersection(reasons) else Group.RELATED


def rank(directness: str, category: str) -> tuple[int, int]:
    """For ordering, the strongest first: by directness, then by type."""
    return Directness(directness).rank(), list(InterestType).index(InterestType(category))


def weaker(one: str, other: str) -> Directness:
    """How directly two keys meet: only as directly as the less direct of the two sides."""
    return max(Directness(one), Directness(other), key=Directness.rank)
