"""The directory as the matching library wants it: plain objects, as they stood on a day."""

from datetime import date
from functools import lru_cache

from django.db.models import Count, Max, Q, QuerySet

from matching.directory import Directory, Name, Organisation, Tie
from matching.resolving import Resolver
from organisations import models
from people.models import Body


def resolver_for(body: Body, day: date) -> Resolver:
    """What ties a body's texts to organisations, kept in memory until the directory changes or the day does.

    Its directory holds all a body may see: organisations, every name they bear or bore, the ties in force on the day.
    """
    own = body.pk if body.local_organisations.exists() else None
    return _resolver(own, day, _version())


def _version() -> tuple[int, int | None]:
    """Another one after every change to the directory, by whatever means and even within a transaction."""
    changes = models.Change.objects.aggregate(many=Count("pk"), last=Max("pk"))
    return changes["many"], changes["last"]


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
