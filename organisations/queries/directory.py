"""The directory as the matching library wants it: plain objects, as they stood on a day.

Codes, kinds and places come back thousands of times: a worker keeps one text of each.
"""

from datetime import date
from functools import lru_cache
from sys import intern

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
    return Resolver(Directory(_organisations(seen), _names(seen), _ties(seen, day), _former(seen, day)))


def _organisations(seen: QuerySet[models.Organisation]):
    rows = seen.values_list("code", "name", "kind", "area", "town", "postcode", "address", "closed_on")
    for *facts, closed_on in rows.order_by("code").iterator(chunk_size=5000):
        code, name, kind, area, town, postcode, address = facts
        yield Organisation(
            intern(code), name, intern(kind), intern(area), intern(town), postcode, address, active=closed_on is None
        )


def _names(seen: QuerySet[models.Organisation]):
    rows = models.Name.objects.filter(organisation__in=seen).order_by("id")
    for code, text, source in rows.values_list("organisation__code", "text", "source").iterator(chunk_size=5000):
        yield Name(intern(code), text, intern(source))


def _ties(seen: QuerySet[models.Organisation], day: date):
    rows = models.Tie.objects.as_at(day).filter(organisation__in=seen).order_by("id")
    columns = rows.values_list("organisation__code", "relation", "target__code", "what")
    for source, relation, target, what in columns.iterator(chunk_size=5000):
        yield Tie(intern(source), intern(relation), intern(target or what))


def _former(seen: QuerySet[models.Organisation], day: date):
    """The contracts that ended by a day."""
    ended = models.Tie.objects.filter(organisation__in=seen, relation="holds_contract", until__lte=day)
    for source, what in ended.order_by("until", "id").values_list("organisation__code", "what").iterator():
        yield Tie(source, "holds_contract", what)
