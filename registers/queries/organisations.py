"""Who in a body has an interest in an organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from matching.keys import Directness, Path, path_of
from people.models import Body
from registers.models import Interest, InterestKey
from registers.models.declaration import InterestQuerySet
from registers.policy.publication import months_before
from registers.queries.rules import rules_of


@dataclass(frozen=True, slots=True)
class Held:
    """An interest, the key by which it meets the organisation, and the path to that key; empty until it is keyed."""

    interest: Interest
    key: str = ""
    directness: str = Directness.NAMED
    path: Path = ()


def counting(body: Body, day: date) -> InterestQuerySet:
    """The latest versions of a body's interests in force on a day, and of those that ended shortly before it (C20)."""
    started = Q(since__isnull=True) | Q(since__lte=day)
    not_long_over = Q(until__isnull=True) | Q(until__gt=months_before(day, rules_of(body, day).public_months_after_end))
    return body.interests.standing().filter(started & not_long_over)


def held_in(organisations: Iterable[int], keys: Iterable[str], *, body: Body, day: date) -> list[Held]:
    """The interests that meet an organisation by any of its keys, the most direct first; each once.

    `organisations` are the ids that count as it: an interest whose declarant picked one is there before it is keyed.
    """
    seen = counting(body, day).select_related("person", "organisation")
    by_key = InterestKey.objects.filter(interest__in=seen, key__in=list(keys))
    best = {key.interest_id: key for key in sorted(by_key.order_by("id"), key=_weakest_first)}
    interests = seen.filter(Q(pk__in=best) | Q(organisation__in=list(organisations))).order_by("person__name", "id")
    held = [_held(interest, best.get(interest.pk)) for interest in interests]
    return sorted(held, key=lambda each: Directness(each.directness).rank())


def _weakest_first(key: InterestKey) -> int:
    return -Directness(key.directness).rank()


def _held(interest: Interest, key: InterestKey | None) -> Held:
    return Held(interest, key.key, key.directness, path_of(key.path)) if key else Held(interest)
