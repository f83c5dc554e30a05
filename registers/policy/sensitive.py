"""Hints that words for the public tell more than they need: about somebody else, or about what the law protects most.

Special categories of data (guidance 5.1) and names of third parties (guidance 1.8). A hint is a reason to look, no
more: it decides nothing, and what it misses is still for the declarant and the reviewer to see.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from registers.policy.declaring import names_somebody


@dataclass(frozen=True)
class Hint:
    """Something in a text for the public that somebody should look at: what it may tell, and the words that do."""

    kind: str
    words: str


NAME = "the name of somebody else"
HEALTH = "health"
UNION = "a trade union"
POLITICS = "political opinions"
RELIGION = "religion or belief"
FAMILY = "a husband, wife or partner, which can tell of sexual orientation"

CONDITIONS = (
    "cancer|diabetes|asthma|epilepsy|depression|anxiety|dementia|illness|condition|diagnosis|treatment|operation"
    "|disability|pregnancy|surgery for|recovery"
)
STREETS = "street|lane|road|view|hill|close|house|end|green|walk|gate|surgery|medical|practice"

# What each kind is told by. Words of faith that often stand in the names of streets and practices are no hint there.
SIGNS: dict[str, tuple[str, ...]] = {
    HEALTH: (
        rf"\b(?:my|own|her|his|their)\s+(?:\w+\s+){{0,2}}(?:{CONDITIONS})\b",
        r"\b(?:diagnosed|suffer(?:s|ed|ing)?|living with|lives with|survivor|disabled|registered blind)\b",
        r"\b(?:patient (?:of|at|there|myself)|treated (?:for|at|by)|individually funded)\b",
    ),
    UNION: (
        r"\b(?:trade union|shop steward|union (?:rep\w*|member\w*|officer|official|branch|organiser|steward))\b",
        r"\b(?:unison|unite the union|gmb|royal college of nursing|british medical association|bma|rcn)\b",
    ),
    POLITICS: (
        r"\b(?:labour|conservative|liberal democrats?|green|reform) (?:party|candidate|councillor|group)\b",
        r"\b(?:political party|party (?:member|candidate|officer|treasurer)|pressure group|member of a campaign)\b",
        r"\bcampaign(?:er|ers|s|ing)? (?:against|for|group|on)\b",
    ),
    RELIGION: (
        rf"\b(?:church|chapel|temple)\b(?!\s+(?:{STREETS}))",
        r"\b(?:mosque|synagogue|gurdwara|vicar|imam|rabbi|priest|congregation|diocese|lay preacher)\b",
        r"\b(?:christian|muslim|catholic|jewish|hindu|sikh|methodist|quaker|faith group)\b",
    ),
    FAMILY: (r"\bmy (?:husband|wife|spouse|civil partner|boyfriend|girlfriend)\b",),
}
PATTERNS = {kind: re.compile("|".join(signs), re.IGNORECASE) for kind, signs in SIGNS.items()}

_CAPITAL = r"[A-Z][\w’'-]+"
KIN = (
    "wife|husband|spouse|son|daughter|mother|father|brother|sister|cousin|niece|nephew|friend|uncle|aunt"
    "|mother-in-law|father-in-law|brother-in-law|sister-in-law"
)
NAMED = re.compile(
    rf"\b(?i:{KIN}|my partner),?(?:\s+is|\s+called)?\s+(?P<kin>{_CAPITAL}(?:\s+{_CAPITAL})?)"
    rf"|\b(?:Mr|Mrs|Miss|Ms|Mx|Dr|Prof|Professor|Sir|Dame)\.?\s+(?P<titled>{_CAPITAL}(?:\s+{_CAPITAL})?)"
)


def hints(text: str, *, names: Iterable[str] = (), own_name: str = "", organisation: str = "") -> list[Hint]:
    """What a text for the public may tell too much of.

    `names` are those of third parties that are known. Words of one's own name, and of the organisation's where the
    directory has it, name nobody else.
    """
    apart = f"{own_name} {organisation}"
    named = [found["kin"] or found["titled"] for found in NAMED.finditer(text)]
    others = [name for name in named if names_somebody(name, [name], apart_from=apart)]
    if not others and names_somebody(text, names, apart_from=apart):
        others = [next(name for name in names if names_somebody(text, [name], apart_from=apart))]
    found = [(kind, pattern.search(text)) for kind, pattern in PATTERNS.items()]
    return [*(Hint(NAME, name) for name in others), *(Hint(kind, match[0]) for kind, match in found if match)]
