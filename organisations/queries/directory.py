"""The directory as the matching library wants it: plain objects, as they stood on a day."""

from datetime import date
from functools import lru_cache

from django.db.models import Count, Max
from matching.resolving import Resolver

from matching.directory import Directory, Name, Organisation, Tie
from organisations import models
from organisations.queries.search import known_to
from people.models import Body


def directory_for(body: Body, day: date) -> Directory:
    """All a body may see: organisations, every name they bear or bore, and the ties in force on a day."""
    return _resolver(body.pk, day, _version()).directory


def resolver_for(body: Body, day: date) -> Resolver:
    """What ties a body's texts to organisations; kept in memory until the directory changes or the day does."""
    return _resolver(body.pk, day, _version())


def _version() -> tuple:
    """Changes whenever the directory does: imports and additions leave new ids, closings and endings dates."""
    imports = models.Import.objects.aggregate(Max("pk"))
    organisations = models.Organisation.objects.aggregate(Max("pk"), Count("pk"), Count("closed_on"))
    names = models.Name.objects.aggregate(Max("pk"), Count("pk"))
    ties = models.Tie.objects.aggregate(Max("pk"), Count("pk"), Count("until"))
    return (*imports.values(), *organisations.values(), *names.values(), *ties.values())


@lru_cache(maxsize=2)
def _resolver(body_id: int, day: date, version: tuple) -> Resolver:
    body = Body.objects.get(pk=body_id)
    return Resolver(Directory(_organisations(body), _names(body), _ties(body, day)))


def _organisations(body: Body):
    rows = known_to(body).values_list("code", "name", "kind", "area", "town", "postcode", "address", "closed_on")
    for *facts, closed_on in rows.order_by("code").iterator(chunk_size=5000):
        yield Organisation(*facts, active=closed_on is None)


def _names(body: Body):
    rows = models.Name.objects.filter(organisation__in=known_to(body)).order_by("id")
    for row in rows.values_list("organisation__code", "text", "source").iterator(chunk_size=5000):
        yield Name(*row)


def _ties(body: Body, day: date):
    rows = models.Tie.objects.as_at(day).filter(organisation__in=known_to(body)).order_by("id")
    columns = rows.values_list("organisation__code", "relation", "target__code", "what")
    for source, relation, target, what in columns.iterator(chunk_size=5000):
        yield Tie(source, relation, target or what)
