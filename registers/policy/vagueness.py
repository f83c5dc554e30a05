"""Second thoughts about an entry that is vague, before it is submitted (peers, “nudge before submit”): never a refusal.

What says no organisation, no date or no pay cannot be matched with what a committee decides.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from registers.policy.lines import folded

SHORTEST_NAME = 4
COMMON_WORDS = """
    a an the and or of in at for my our his her their local nearby various several many some other others different
    number none na n tbc tba unknown not sure private public nhs gp gps doctor doctors surgery surgeries practice
    practices hospital hospitals clinic clinics trust trusts pharmacy pharmacies company companies firm firms business
    businesses charity charities school schools university council care home homes provider providers organisation
    organisations supplier suppliers agency agencies network networks employer area county town city
"""
NAMELESS = set(COMMON_WORDS.split())  # a text of these words alone names no organisation
SEVERAL = re.compile(r"\b(various|several|many|different|a number of)\b", re.I)
PAY = re.compile(
    r"£|\b(un)?paid\b|\bpay(s|ment)?\b|\bsalar(y|ied)\b|\bfees?\b|\bhonorari(um|a)\b|\bremunerat|\bvolunt(ary|eer)"
    r"|\bexpenses\b|\ballowance\b|\bpro bono\b|\bstipend\b|\bwithout pay\b",
    re.I,
)
# Held in these ways it may be paid or not, and the way does not say.
PAID_OR_NOT = {
    "director",
    "adviser",
    "governor_or_trustee",
    "councillor",
    "advocate",
    "network_lead",
    "professional_body",
    "other",
}

WHICH = "Which organisation is it? A name lets meetings see whether it bears on what they discuss."
WHICH_ONES = "Is this more than one organisation? Each is best declared as an interest of its own, under its name."
NOT_KNOWN = (
    "This name is not in the directory. If the organisation has another name, try that; if not, leave it as it is."
)
SINCE = "Since when? Even the year helps: a guess will do."
PAID = "Is it paid or unpaid? A word in the public description says which."


@dataclass(frozen=True)
class Entry:
    """What of an interest can be vague."""

    organisation: str
    is_known: bool  # in the directory
    held_as: str
    since: date | None
    words: str = ""  # all that was written about it
    particulars: Mapping[str, str] | None = None


@dataclass(frozen=True)
class SecondThought:
    """A question worth another look: the page that answers it, and its words."""

    page: str
    words: str


def second_thoughts(entry: Entry) -> list[SecondThought]:
    """What is still vague about an entry, the most telling first; nothing about a patient's practice but its name."""
    found = [
        ("organisation", organisation_thought(entry)),
        ("dates", "" if entry.since else SINCE),
        ("details", "" if says_whether_paid(entry) else PAID),
    ]
    return [SecondThought(page, words) for page, words in found if words]


def organisation_thought(entry: Entry) -> str:
    """A question about the organisation's name, or an empty text."""
    if entry.is_known:
        return ""
    if SEVERAL.search(entry.organisation):
        return WHICH_ONES
    return WHICH if is_nameless(entry.organisation) else NOT_KNOWN


def is_nameless(text: str) -> bool:
    """Whether a text names no organisation: “local hospital”, “n/a”, “a GP practice”."""
    words = re.findall(r"[^\W\d_]+", folded(text))
    return sum(map(len, words)) < SHORTEST_NAME or set(words) <= NAMELESS


def says_whether_paid(entry: Entry) -> bool:
    """Whether an entry says if there is money in it, or the way it is held does."""
    asked = (entry.particulars or {}).get("pay")
    return bool(asked) or entry.held_as not in PAID_OR_NOT or bool(PAY.search(entry.words))
