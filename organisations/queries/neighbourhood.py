"""A small directory: one organisation and those near enough to share keys with it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from matching.directory import UPWARD, Directory
from organisations.models import Organisation
from organisations.queries.directory import directory_of
from organisations.queries.search import known_to, ties_seen_by
from people.models import Body


def neighbourhood(family: Iterable[Organisation], *, body: Body, day: date) -> Directory:
    """An organisation, what it is tied to on a day, and what the practice or parent of a branch is tied to.

    `family` is the organisation with those that count as it. Enough for matching.keys to say which keys name it,
    without reading the whole directory.
    """
    ids = {each.pk for each in family}
    known = ties_seen_by(body)
    upward = known.as_at(day).filter(organisation__in=ids, relation__in=UPWARD, target__isnull=False)
    near = ids | set(upward.order_by("id").values_list("target", flat=True))
    ties = known.as_at(day).filter(Q(organisation__in=near) | Q(target__in=near), target__isnull=False)
    ends = ties.order_by("id").values_list("organisation", "target")
    seen = near.union(*ends) if ends else near
    return directory_of(known_to(body).filter(pk__in=seen), known, day)
