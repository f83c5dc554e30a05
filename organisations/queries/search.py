"""Finding an organisation by what a person types."""

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Max, Q, QuerySet

from organisations.models import Name, Organisation
from people.models import Body

LONGEST_SEARCH = 100
# As many names as are weighed; beyond them a search is too vague for its order to matter.
MOST_WEIGHED = 200
# PostgreSQL refuses it in any text, and nobody types it.
NUL = "\0"


def known_to(body: Body) -> QuerySet[Organisation]:
    """The organisations a body may see: the national directory, and those it added itself."""
    return Organisation.objects.filter(Q(body__isnull=True) | Q(body=body))


def by_code(code: str, *, body: Body) -> Organisation | None:
    """The organisation with this code, if the body may see it."""
    return None if NUL in code else known_to(body).filter(code=code).first()


def search(text: str, *, body: Body, limit: int = 8) -> list[Organisation]:
    """The organisations a person most likely means, best first.

    By code or its beginning, or by any name borne now or before; case, word order and small typos do not matter.
    """
    wanted = " ".join(text.replace(NUL, " ").split())[:LONGEST_SEARCH]
    if len(wanted) < 2:
        return []
    likeness = _likeness(wanted, body)
    found = known_to(body).filter(Q(pk__in=likeness) | Q(code__istartswith=wanted))[:MOST_WEIGHED]

    def order(organisation: Organisation) -> tuple:
        return (
            organisation.code.casefold() != wanted.casefold(),
            -likeness.get(organisation.pk, 1.0),
            organisation.area not in body.areas,
            not organisation.is_open,
            organisation.name,
            organisation.code,
        )

    return sorted(found, key=order)[:limit]


def _likeness(wanted: str, body: Body) -> dict[int, float]:
    """How well each organisation's best name fits, by its id (the least fit is set in the database's settings)."""
    known = Name.objects.filter(Q(organisation__body__isnull=True) | Q(organisation__body=body))
    names = known.filter(text__trigram_word_similar=wanted).values_list("organisation").order_by()
    best = names.annotate(likeness=Max(TrigramWordSimilarity(wanted, "text"))).order_by("-likeness", "organisation")
    return dict(best[:MOST_WEIGHED])
