"""The directory as the matching library wants it: plain objects, as they stood on a day.

Codes, kinds and places come back thousands of times: a worker keeps one text of each.
"""

from collections import OrderedDict
from collections.abc import Iterable
from datetime import date
from sys import intern
from threading import Lock

from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import Coalesce

from matching.directory import Directory, Name, Organisation, Tie
from matching.resolving import Resolver, known_acronyms
from organisations import models
from organisations.queries.search import known_to, ties_seen_by
from people.models import Body

Version = tuple[int, int | None]
MOST_IN_MEMORY = 2  # resolvers a process, of a hundred megabytes each for the whole of England
_in_memory: OrderedDict[tuple[Body | None, date, Version], Resolver] = OrderedDict()
_one_at_a_time = Lock()


def resolver_for(body: Body, day: date) -> Resolver:
    """What ties a body's texts to organisations, kept in memory until the directory changes or the day does.

    Its directory holds all a body may see: organisations, every name they bear or bore, the ties in force on the day.
    What was merged into another is folded into it: its names and ties are the other's, and its code leads there. What
    the body says of letters stands over the acronyms that come with the service.
    """
    own = body if _has_its_own(body) else None
    resolver = _resolver(own, day, _version())
    said = said_of_letters(body)
    return resolver.knowing(_acronyms(said)) if said else resolver


def said_of_letters(body: Body) -> list[models.Acronym]:
    """What stands of all that a body said of letters: the latest on each."""
    latest = body.acronyms.order_by("letters", "-pk").distinct("letters")
    return list(latest.select_related("organisation__merged_into", "noted_by"))


def _acronyms(said: Iterable[models.Acronym]) -> dict[str, str]:
    """What letters mean, as a name or a code."""
    meanings = dict(known_acronyms())
    for row in said:
        if row.meaning != models.Acronym.Meaning.SHIPPED:
            stands_for = row.organisation and (row.organisation.merged_into or row.organisation)
            meanings[row.letters] = stands_for.code if stands_for else ""
    return meanings


def _has_its_own(body: Body) -> bool:
    """Whether a body sees anything besides the national directory."""
    added = Q(local_organisations__isnull=False) | Q(local_ties__isnull=False)
    return Body.objects.filter(added, pk=body.pk).exists()


def _version() -> Version:
    """Another one after every change to the directory, by whatever means and even within a transaction."""
    changes = models.Change.objects.aggregate(many=Count("pk"), last=Max("pk"))
    return changes["many"], changes["last"]


def _resolver(own: Body | None, day: date, version: Version) -> Resolver:
    """Bodies that added no organisation or tie of their own (`own` is None) share one; threads take turns to read."""
    with _one_at_a_time:
        if (own, day, version) not in _in_memory:
            _make_room(version)
            _in_memory[own, day, version] = Resolver(directory_of(known_to(own), ties_seen_by(own), day))
        _in_memory.move_to_end((own, day, version))
        return _in_memory[own, day, version]


def _make_room(version: Version) -> None:
    """Let go of what is old, or else of what was not asked for longest, before another is read beside it."""
    for old in [key for key in _in_memory if key[-1] != version]:
        del _in_memory[old]
    while len(_in_memory) >= MOST_IN_MEMORY:
        _in_memory.popitem(last=False)


def directory_of(seen: QuerySet[models.Organisation], ties: QuerySet[models.Tie], day: date) -> Directory:
    """Some of the organisations and ties that a body may see, as they stand on a day, as plain objects."""
    ties = ties.filter(organisation__in=seen)
    return Directory(_organisations(seen), _names(seen), _ties(seen, ties, day), _former(ties, day), _redirects(seen))


# The code of the organisation that a row is about, or of the one that it was merged into.
SOURCE = Coalesce("organisation__merged_into__code", "organisation__code")
TARGET = Coalesce("target__merged_into__code", "target__code")


def _organisations(seen: QuerySet[models.Organisation]):
    rows = seen.filter(merged_into__isnull=True)
    columns = rows.values_list("code", "name", "kind", "area", "town", "postcode", "address", "closed_on")
    # Of two with one code the directory keeps the last: the national one.
    for *facts, closed_on in columns.order_by("code", F("body").desc(nulls_last=True)).iterator(chunk_size=5000):
        code, name, kind, area, town, postcode, address = facts
        yield Organisation(
            intern(code), name, intern(kind), intern(area), intern(town), postcode, address, active=closed_on is None
        )


def _redirects(seen: QuerySet[models.Organisation]) -> dict[str, str]:
    merged = seen.filter(merged_into__isnull=False)
    taken = set(seen.filter(merged_into__isnull=True, code__in=merged.values("code")).values_list("code", flat=True))
    codes = merged.values_list("code", "merged_into__code")
    return {code: winner for code, winner in codes if code not in taken}


def _names(seen: QuerySet[models.Organisation]):
    rows = models.Name.objects.filter(organisation__in=seen).order_by("id")
    for code, text, source in rows.values_list(SOURCE, "text", "source").iterator(chunk_size=5000):
        yield Name(intern(code), text, intern(source))


def _ties(seen: QuerySet[models.Organisation], ties: QuerySet[models.Tie], day: date):
    to_known = Q(target__isnull=True) | Q(target__in=seen)
    columns = ties.as_at(day).filter(to_known).order_by("id").values_list(SOURCE, "relation", TARGET, "what")
    found = (
        Tie(intern(source), intern(relation), intern(target or what)) for source, relation, target, what in columns
    )
    # Of ties that became the same by a merger, or that a body also keeps itself, one is left; and none to itself.
    return dict.fromkeys(tie for tie in found if tie.source != tie.target)


def _former(ties: QuerySet[models.Tie], day: date):
    """The contracts that ended by a day."""
    ended = ties.filter(relation="holds_contract", until__lte=day).order_by("until", "id")
    for source, what in ended.values_list(SOURCE, "what").iterator(chunk_size=5000):
        yield Tie(source, "holds_contract", what)
