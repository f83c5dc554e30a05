"""The words a quorum may be written in, and how they are spelt when it is written out again."""

from dataclasses import dataclass

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of member that can be counted, with the other ways people write it."""

    key: str
    singular: str
    also: tuple[str, ...] = ()


KINDS = (
    Kind("member", "member", ("voting member",)),
    Kind("non_voting", "non-voting member", ("non-voting",)),
    Kind("non_executive", "non-executive member", ("non-executive",)),
    Kind("lay", "lay member", ("lay", "lay person", "lay people")),
    Kind("lay_adviser", "lay adviser", ("lay advisor",)),
    Kind("executive", "executive member", ("executive",)),
    Kind("chief_officer", "chief officer"),
    Kind("clinician", "clinician"),
    Kind("gp", "GP", ("general practitioner",)),
    Kind("practice", "practice representative"),
    Kind("independent_clinician", "independent clinician", ("independent GP",)),
    Kind("nurse", "nurse", ("governing body nurse",)),
    Kind(
        "secondary_care",
        "secondary care consultant",
        ("secondary care clinician", "secondary care doctor", "secondary care adviser"),
    ),
    Kind("public_health", "public health representative", ("public health consultant",)),
    Kind("nhs_england", "NHS England representative", ("NHS England",)),
    Kind("healthwatch", "Healthwatch representative", ("Healthwatch",)),
    Kind("hwb", "Health and Wellbeing Board representative", ("Health and Wellbeing Board",)),
    Kind("lmc", "LMC representative", ("LMC", "Local Medical Committee representative")),
    Kind("manager", "manager"),
)

POSTS = {
    "chair": "Chair",
    "vice_chair": "Vice Chair",
    "audit_chair": "Audit Chair",
    "accountable_officer": "Accountable Officer",
    "chief_officer": "Chief Officer",
    "deputy_chief_officer": "Deputy Chief Officer",
    "chief_operating_officer": "Chief Operating Officer",
    "cfo": "Chief Finance Officer",
    "chief_of_service_delivery_and_quality": "Chief of Service Delivery and Quality",
    "head_of_contracting": "Head of Contracting",
}
# What a member looks after, as in “lay member with audit or PPI role”.
PORTFOLIOS = {"audit": "audit", "ppi": "PPI"}

SMALL_WORDS = frozenset({"and", "for", "in", "of", "or", "the", "to"})
ABBREVIATIONS = frozenset({"gp", "icb", "it", "lmc", "nhs", "pcn", "ppi"})

SINGULAR = {kind.key: kind.singular for kind in KINDS}

KINDS_AS_WRITTEN = {phrase: kind.key for kind in KINDS for phrase in (kind.singular, *kind.also)}
POSTS_AS_WRITTEN = {label: key for key, label in POSTS.items()} | {
    "CFO": "cfo",
    "Deputy Chair": "vice_chair",
    "Chair of the Audit Committee": "audit_chair",
}
ROLES_AS_WRITTEN = (
    {label: key for key, label in PORTFOLIOS.items()} | POSTS_AS_WRITTEN | {"Patient and Public Involvement": "ppi"}
)


def in_words(number: int) -> str:
    """One to twelve in words, as people write them; larger numbers in figures."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def with_article(noun: str) -> str:
    """“a nurse”, “an executive member”, “an LMC representative”."""
    starts_with_vowel_sound = noun[0] in "aeiou" or noun.startswith(("LMC", "NHS"))
    return f"{'an' if starts_with_vowel_sound else 'a'} {noun}"


def role_label(role: str) -> str:
    """A role as a reader would say it; one not in the lists above is read off its key."""
    return PORTFOLIOS.get(role) or POSTS.get(role) or " ".join(map(_capital, role.split("_")))


def _capital(word: str) -> str:
    if word in SMALL_WORDS:
        return word
    return word.upper() if word in ABBREVIATIONS else word.capitalize()
