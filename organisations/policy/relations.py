"""How ties read from either end, and the things that organisations are tied to. Plain data, for forms and pages."""

# “Larkfield Surgery belongs to Lark PCN”, and from the other end “Lark PCN has as a member Larkfield Surgery”.
BETWEEN: dict[str, tuple[str, str]] = {
    "branch_of": ("is a branch of", "has as a branch"),
    "site_of": ("is a site of", "has as a site"),
    "member_of": ("belongs to", "has as a member"),
    "parent_company": ("is owned by", "is the owner of"),
    "supplier_of": ("supplies", "is supplied by"),
    "owner_of": ("owns the premises of", "has its premises owned by"),
    "landlord_of": ("is landlord of", "has as its landlord"),
    "tenant_of": ("is a tenant of", "has as a tenant"),
    "successor_of": ("replaced", "was replaced by"),
}
SUCCESSION = "successor_of"

TO_A_THING: dict[str, tuple[str, str]] = {
    "holds_contract": ("Contract", "holds a contract of type"),
    "provides": ("Service", "provides"),
    "signed_up_to": ("Scheme", "has signed up to"),
    "located_in": ("Ward or place", "lies in"),
}
CONTRACT = "holds_contract"
# The kind of theme, in the engine's short names, that an agenda item about such a thing has.
THEMES = {"holds_contract": "ct", "provides": "sv", "signed_up_to": "sc", "located_in": "w"}

# Contract types under which care is bought from practices, and what they stand for.
CONTRACTS: dict[str, str] = {
    "GMS": "GMS – general medical services",
    "PMS": "PMS – personal medical services",
    "APMS": "APMS – alternative provider medical services",
    "GDS": "GDS – general dental services",
    "PDS": "PDS – personal dental services",
    "GOS": "GOS – general ophthalmic services",
    "pharmaceutical": "Pharmaceutical services",
}


def in_words(relation: str, *, backwards: bool = False) -> str:
    """A relation as it reads from the organisation that has the tie, or from the one it leads to."""
    if relation in TO_A_THING:
        return TO_A_THING[relation][1]
    return BETWEEN[relation][backwards]
