"""Finding an organisation by what a person types."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from organisations.models import Name, Organisation, Tie, plain
from people.models import Body

LONGEST_SEARCH = 100
# As many names as are weighed; beyond them a search is too vague for its order to matter.
MOST_WEIGHED = 200
# PostgreSQL refuses it in any text, and nobody types it.
NUL = "\0"


def known_to(body: Body | None) -> QuerySet[Organisation]:
    """The organisations a body may see: the national directory, and those it added itself."""
    return Organisation.objects.filter(Q(body__isnull=True) | Q(body=body), is_withdrawn=False)


def ties_seen_by(body: Body | None) -> QuerySet[Tie]:
    """The ties a body may see: those of the national directory, and those it keeps itself."""
    return Tie.objects.filter(Q(body__isnull=True) | Q(body=body))


def standing(body: Body) -> QuerySet[Organisation]:
    """Those a body may see that stand for themselves.

    Not what was merged into another, nor a local one whose code the national directory has given out since: it counts
    as the national one.
    """
    national = Organisation.objects.filter(body__isnull=True, code=OuterRef("code"))
    stands = Q(body__isnull=True) | ~Exists(national)
    return known_to(body).filter(stands, merged_into__isnull=True)


def by_codes(codes: Iterable[str], *, body: Body) -> dict[str, Organisation]:
    """The organisations with these codes that a body may see, by code; of two with one code, the national one."""
    found = known_to(body).filter(code__in=list(codes)).select_related("merged_into")
    own_first = found.order_by(F("body").asc(nulls_last=True), "id")
    return {organisation.code: organisation for organisation in own_first}


def by_code(code: str, *, body: Body) -> Organisation | None:
    """The organisation with this code, if the body may see it; it may have been merged into another."""
    return None if NUL in code else by_codes([code], body=body).get(code)


def wanted(text: str) -> str:
    """What is searched for: the text without needless spaces and no longer than need be; empty where too short."""
    text = " ".join(text.replace(NUL, " ").split())[:LONGEST_SEARCH]
    return text if len(text) > 1 else ""


def search(text: str, *, body: Body, limit: int = 8) -> list[Organisation]:
    """The organisations a person most likely means, best first.

    By code or its beginning, or by any name borne now or before; case, accents, word order and small typos do not
    matter. What was merged into another leads to that one.
    """
    text = wanted(text)
    if not text:
        return []
    alike = names_alike(text, body)
    found = standing(body).filter(Q(pk__in=alike) | with_code(text, body))[:MOST_WEIGHED]

    def order(organisation: Organisation) -> tuple:
        likeness = alike[organisation.pk].likeness if organisation.pk in alike else 1.0
        return in_order(organisation, text, likeness, body)

    return sorted(found, key=order)[:limit]


def in_order(organisation: Organisation, text: str, likeness: float, body: Body) -> tuple:
    """What organisations found are sorted by: the code itself, the likest name, the body's own area, what is open."""
    return (
        organisation.code.casefold() != text.casefold(),
        -likeness,
        organisation.area not in body.areas,
        not organisation.is_open,
        organisation.name,
        organisation.code,
    )


def with_code(text: str, body: Body) -> Q:
    """That an organisation's code, or that of one merged into it, begins with a text."""
    merged = known_to(body).filter(merged_into__isnull=False, code__istartswith=text)
    return Q(code__istartswith=text) | Q(pk__in=merged.values("merged_into"))


@dataclass(frozen=True, slots=True)
class Alike:
    """The name by which an organisation was found, and how well it fits, from 0 to 1."""

    text: str
    is_former: bool
    likeness: float


def names_alike(text: str, body: Body) -> dict[int, Alike]:
    """How well each organisation's best name fits, by its id (the least fit is set in the database's settings)."""
    typed = plain(Value(text))
    known = Name.objects.filter(organisation__in=known_to(body), plain__trigram_word_similar=typed)
    names = known.annotate(
        stands=Coalesce("organisation__merged_into", "organisation"), likeness=TrigramWordSimilarity(typed, "plain")
    ).order_by("-likeness", F("until").asc(nulls_first=True), "id")
    best: dict[int, Alike] = {}
    for organisation, name, until, likeness in names.values_list("stands", "text", "until", "likeness")[:MOST_WEIGHED]:
        best.setdefault(organisation, Alike(name, until is not None, likeness))
    return best
