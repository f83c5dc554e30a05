"""The directory as the matching library wants it: plain objects, as they stood on a day."""

from datetime import date
from functools import lru_cache

from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import Coalesce

from matching.directory import Directory, Name, Organisation, Tie
from matching.resolving import Resolver
from organisations import models
from organisations.queries.search import known_to, ties_seen_by
from people.models import Body


def resolver_for(body: Body, day: date) -> Resolver:
    """What ties a body's texts to organisations, kept in memory until the directory changes or the day does.

    Its directory holds all a body may see: organisations, every name they bear or bore, the ties in force on the day.
    What was merged into another is folded into it: its names and ties are the other's, and its code leads there.
    """
    own = body if _has_its_own(body) else None
    return _resolver(own, day, _version())


def _has_its_own(body: Body) -> bool:
    """Whether a body sees anything besides the national directory."""
    added = Q(local_organisations__isnull=False) | Q(local_ties__isnull=False)
    return Body.objects.filter(added, pk=body.pk).exists()


def _version() -> tuple:
    """Changes whenever the directory does: imports, additions and amendments leave new ids, closings and ends dates."""
    imports = models.Import.objects.aggregate(Max("pk"))
    amendments = models.Amendment.objects.aggregate(Max("pk"))
    organisations = models.Organisation.objects.aggregate(Max("pk"), Count("pk"), Count("closed_on"))
    names = models.Name.objects.aggregate(Max("pk"), Count("pk"))
    ties = models.Tie.objects.aggregate(Max("pk"), Count("pk"), Count("until"))
    return (*imports.values(), *amendments.values(), *organisations.values(), *names.values(), *ties.values())


@lru_cache(maxsize=2)
def _resolver(own: Body | None, day: date, version: tuple) -> Resolver:
    """Bodies that added no organisation or tie of their own (`own` is None) share one."""
    return Resolver(directory_of(known_to(own), ties_seen_by(own), day))


def directory_of(organisations: QuerySet[models.Organisation], ties: QuerySet[models.Tie], day: date) -> Directory:
    """Some of the organisations and ties that a body may see, as they stand on a day, as plain objects."""
    redirects = _redirects(organisations)
    return Directory(_organisations(organisations), _names(organisations), _ties(organisations, ties, day), redirects)


# The code of the organisation that a row is about, or of the one that it was merged into.
SOURCE = Coalesce("organisation__merged_into__code", "organisation__code")
TARGET = Coalesce("target__merged_into__code", "target__code")


def _organisations(seen: QuerySet[models.Organisation]):
    rows = seen.filter(merged_into__isnull=True)
    columns = rows.values_list("code", "name", "kind", "area", "town", "postcode", "address", "closed_on")
    # Of two with one code the directory keeps the last: the national one.
    for *facts, closed_on in columns.order_by("code", F("body").desc(nulls_last=True)).iterator(chunk_size=5000):
        yield Organisation(*facts, active=closed_on is None)


def _redirects(seen: QuerySet[models.Organisation]) -> dict[str, str]:
    merged = seen.filter(merged_into__isnull=False)
    taken = set(seen.filter(merged_into__isnull=True, code__in=merged.values("code")).values_list("code", flat=True))
    codes = merged.values_list("code", "merged_into__code")
    return {code: winner for code, winner in codes if code not in taken}


def _names(seen: QuerySet[models.Organisation]):
    rows = models.Name.objects.filter(organisation__in=seen).order_by("id")
    for row in rows.values_list(SOURCE, "text", "source").iterator(chunk_size=5000):
        yield Name(*row)


def _ties(seen: QuerySet[models.Organisation], ties: QuerySet[models.Tie], day: date):
    to_known = Q(target__isnull=True) | Q(target__in=seen)
    rows = ties.as_at(day).filter(to_known, organisation__in=seen).order_by("id")
    columns = rows.values_list(SOURCE, "relation", TARGET, "what")
    found = (Tie(source, relation, target or what) for source, relation, target, what in columns)
    # Of ties that became the same by a merger, or that a body also keeps itself, one is left; and none to itself.
    return dict.fromkeys(tie for tie in found if tie.source != tie.target)
