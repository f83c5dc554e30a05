"""Reading the cells of an entry in an earlier register (guidance 1.6, Annex B and C)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

FINANCIAL, PROFESSIONAL, PERSONAL = "financial", "non_financial_professional", "non_financial_personal"
# The statutory order, which is also that of weight: of two that were ticked the first is taken.
TICKED = {"financial": FINANCIAL, "professional": PROFESSIONAL, "personal": PERSONAL}
IN_WORDS = {
    FINANCIAL: re.compile(r"(?<!non-)(?<!non )(?<!non)\bfinancial|^f$", re.IGNORECASE),
    PROFESSIONAL: re.compile(r"professional|\bnfp\b|\bnfprof", re.IGNORECASE),
    PERSONAL: re.compile(r"personal|\bnfpe\b|\bnfpers", re.IGNORECASE),
}
NO_TICK = {"", "no", "n", "-", "–", "—", "0", "n/a", "na", "none", "false", "☐", "□", "nil"}
NIL = re.compile(
    r"(nil|none|n/?a|nothing)( (return|declaration|declared|to declare|known|interests?))*"
    r"|no (known |relevant |declared )?interests?( (to declare|declared|to disclose))?|-+",
    re.IGNORECASE,
)
RELATIONSHIPS = {
    "relative_by_marriage": r"in[- ]law\b",
    "business_partner": r"\bbusiness partner\b",
    "spouse_or_partner": r"\b(wife|husband|spouse|(civil|my|his|her) partner|partner is|fianc[eé]e?)\b",
    "child": r"\b(son|daughter|child|children|step-?son|step-?daughter)\b",
    "parent": r"\b(mother|father|parents?)\b",
    "sibling": r"\b(brother|sister|sibling)\b",
    "close_friend": r"\bfriend\b",
}


@dataclass
class Kind:
    """What type of interest it is; empty, or None, where that cannot be read, with the reason among the hints."""

    category: str = ""
    is_indirect: bool | None = None
    hints: list[str] = field(default_factory=list)


def kind_of(cells: Mapping[str, str]) -> Kind:
    """The type of an interest, from a column in words or from three to tick, and whether it is indirect."""
    kind = Kind()
    ticked = [category for name, category in TICKED.items() if cells.get(name, "").strip().casefold() not in NO_TICK]
    words = cells.get("type", "")
    told = ticked or [category for category, means in IN_WORDS.items() if means.search(words.strip())]
    if told:
        kind.category = told[0]
    if len(told) > 1:
        kind.hints.append("The register gave it more than one type. Only the first is kept.")
    if not told and words and not _directness(words):
        kind.hints.append(f"The register says “{words[:60]}”, which is no type of interest.")
    if not told:
        kind.hints.append("The type of interest could not be read.")
    kind.is_indirect = _indirect(cells.get("indirect", ""), words, kind.hints)
    return kind


def _indirect(written: str, words: str, hints: list[str]) -> bool | None:
    told = _directness(written) or _directness(words)
    if not told and written.strip().casefold() not in NO_TICK:
        hints.append(f"The register says “{written[:60]}”, which is neither direct nor indirect.")
    return {"direct": False, "indirect": True}.get(told)


def _directness(text: str) -> str:
    if re.search(r"\bin-?direct|^i$", text.strip(), re.IGNORECASE):
        return "indirect"
    return "direct" if re.search(r"\bdirect|^d$", text.strip(), re.IGNORECASE) else ""


def is_nil(text: str) -> bool:
    """Whether an entry says that there is nothing to declare."""
    return NIL.fullmatch(text.strip(" .")) is not None


def relationship_of(text: str) -> str:
    """Whose interest an indirect one seems to be, by the words for relatives; empty where none is there."""
    return next((name for name, words in RELATIONSHIPS.items() if re.search(words, text, re.IGNORECASE)), "")
