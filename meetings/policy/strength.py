"""How strong a conflict is, in words: how directly, what type of interest, how sure the tie."""

from matching.keys import Directness
from meetings.policy.matrix import CLASS, InterestType

LABELS = {
    Directness.NAMED: "Named in the item",
    Directness.PARENT_OR_BRANCH: "Parent or branch of one named",
    Directness.NETWORK: "In a network the item concerns",
    Directness.PREMISES: "Premises the item concerns",
    Directness.CONTRACT_CLASS: "Holds a contract of the kind concerned",
    Directness.SERVICE_CLASS: "Provides the service concerned",
    Directness.SCHEME_CLASS: "Signed up to the scheme concerned",
    Directness.ALL_PRACTICES: "Shared by all practices",
    Directness.WARD: "Answers to the place concerned",
    Directness.SECTOR: "In a sector that gains or loses",
}

WHY = {
    Directness.NAMED: "the interest is in an organisation the item concerns.",
    Directness.PARENT_OR_BRANCH: "the interest is in the parent, a branch or a site of an organisation concerned.",
    Directness.NETWORK: "the interest and the item are tied by a network.",
    Directness.PREMISES: "the interest is in premises the item concerns.",
    Directness.CONTRACT_CLASS: "the item concerns all who hold this kind of contract.",
    Directness.SERVICE_CLASS: "the item concerns all who provide this service.",
    Directness.SCHEME_CLASS: "the item concerns all who have signed up to this scheme.",
    Directness.ALL_PRACTICES: "the item concerns every practice alike.",
    Directness.WARD: "the item concerns the place they answer to.",
    Directness.SECTOR: "the item moves money into or out of the sector.",
}

TYPES = {
    InterestType.FINANCIAL: "Financial interest",
    InterestType.PROFESSIONAL: "Non-financial professional interest",
    InterestType.PERSONAL: "Non-financial personal interest",
    InterestType.INDIRECT: "Indirect interest",
}

CLASS_WIDE = CLASS | {Directness.ALL_PRACTICES}

PICKED = "Certain: the declarant said which organisation"
UNTIED = "Not tied to an organisation of the directory"
READ = {
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


def rank(directness: str, category: str) -> tuple[int, int]:
    """For ordering, the strongest first: by directness, then by type."""
    return Directness(directness).rank(), list(InterestType).index(InterestType(category))
