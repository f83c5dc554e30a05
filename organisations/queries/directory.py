"""The directory as the matching library wants it: plain objects, as they stood on a day."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.db.models import Count, Max, Q, QuerySet

from matching.directory import Directory, Name, Organisation, Tie
from matching.resolving import Resolver, known_acronyms
from organisations import models
from people.models import Body


def resolver_for(body: Body, day: date) -> Resolver:
    """What ties a body's texts to organisations, kept in memory until the directory changes or the day does.

    Its directory holds all a body may see: organisations, every name they bear or bore, the ties in force on the day.
    What the body says of letters stands over the acronyms that come with the service.
    """
    own = body.pk if body.local_organisations.exists() else None
    resolver = _resolver(own, day, _version())
    said = said_of_letters(body)
    return resolver.knowing(_acronyms(said)) if said else resolver


def said_of_letters(body: Body) -> list[models.Acronym]:
    """What stands of all that a body said of letters: the latest on each."""
    latest = body.acronyms.order_by("letters", "-pk").distinct("letters")
    return list(latest.select_related("organisation", "noted_by"))


def _acronyms(said: Iterable[models.Acronym]) -> dict[str, str]:
    """What letters mean, as a name or a code."""
    meanings = dict(known_acronyms())
    for row in said:
        if row.meaning != models.Acronym.Meaning.SHIPPED:
            meanings[row.letters] = row.organisation.code if row.organisation else ""
    return meanings


def _version() -> tuple:
    """Changes whenever the directory does: imports and additions leave new ids, closings and endings dates."""
    imports = models.Import.objects.aggregate(Max("pk"))
    organisations = models.Organisation.objects.aggregate(Max("pk"), Count("pk"), Count("closed_on"))
    names = models.Name.objects.aggregate(Max("pk"), Count("pk"))
    ties = models.Tie.objects.aggregate(Max("pk"), Count("pk"), Count("until"))
    return (*imports.values(), *organisations.values(), *names.values(), *ties.values())


@lru_cache(maxsize=2)
def _resolver(own: int | None, day: date, version: tuple) -> Resolver:
    """Bodies that added no organisation of their own (`own` is None) share one."""
    seen = models.Organisation.objects.filter(Q(body__isnull=True) | Q(body=own))
    return Resolver(Directory(_organisations(seen), _names(seen), _ties(seen, day)))


def _organisations(seen: QuerySet[models.Organisation]):
    rows = seen.values_list("code", "name", "kind", "area", "town", "postcode", "address", "closed_on")
    for *facts, closed_on in rows.order_by("code").iterator(chunk_size=5000):
        yield Organisation(*facts, active=closed_on is None)


def _names(seen: QuerySet[models.Organisation]):
    rows = models.Name.objects.filter(organisation__in=seen).order_by("id")
    for row in rows.values_list("organisation__code", "text", "source").iterator(chunk_size=5000):
        yield Name(*row)


def _ties(seen: QuerySet[models.Organisation], day: date):
    rows = models.Tie.objects.as_at(day).filter(organisation__in=seen).order_by("id")
    columns = rows.values_list("organisation__code", "relation", "target__code", "what")
    for source, relation, target, what in columns.iterator(chunk_size=5000):
        yield Tie(source, relation, target or what)
