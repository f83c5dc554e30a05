"""Tying interests to organisations, and writing down the keys they emit: paid once, when an interest is written."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.db import transaction
from matching.holding import HeldAs, read_held_as

from matching.keys import Holding, interest_keys
from matching.resolving import Candidate, Resolver
from organisations.models import Organisation
from organisations.queries.directory import resolver_for
from people.models import Body
from registers import models
from registers.models import Interest, InterestKey, Reading

# What PostgreSQL can index; a longer key could only come from a theme nobody wrote.
LONGEST_KEY = 140


def key_interests(*, interests: Iterable[Interest], day: date) -> int:
    """Rebuild the readings and keys of interests as things stand on a day; say how many keys there are now.

    Repeating it changes nothing.
    """
    by_body = groupby(sorted(interests, key=lambda interest: interest.body_id), key=lambda interest: interest.body)
    return sum(_key_of_body(body, list(held), day) for body, held in by_body)


@transaction.atomic
def _key_of_body(body: Body, interests: list[Interest], day: date) -> int:
    resolver = resolver_for(body, day)
    readings = {interest.pk: _read(interest, resolver, body) for interest in interests}
    ids = _ids_of(readings)
    Reading.objects.filter(interest__in=interests).delete()
    Reading.objects.bulk_create(
        Reading(interest_id=pk, organisation_id=ids[found.code], grade=found.grade, reasons=list(found.reasons))
        for pk, candidates in readings.items()
        for found in candidates
    )
    InterestKey.objects.filter(interest__in=interests).delete()
    keys = [row for interest in interests for row in _keys(interest, readings[interest.pk], resolver, body)]
    InterestKey.objects.bulk_create(keys)
    return len(keys)


def _read(interest: Interest, resolver: Resolver, body: Body) -> list[Candidate]:
    """The organisations in an interest's own words; none where the declarant picked one, for that stands."""
    if interest.organisation_id:
        return []
    return _once_each(resolver.resolve(_words_of(interest), areas=tuple(body.areas)))


def _once_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        best.setdefault(candidate.code, candidate)
    return list(best.values())


def _words_of(interest: Interest) -> str:
    parts = (interest.organisation_text, interest.public_description, interest.private_detail)
    return ". ".join(part for part in parts if part)


def _ids_of(readings: dict[int, list[Candidate]]) -> dict[str, int]:
    codes = {candidate.code for candidates in readings.values() for candidate in candidates}
    return dict(Organisation.objects.filter(code__in=codes).values_list("code", "pk"))


def _keys(interest: Interest, candidates: list[Candidate], resolver: Resolver, body: Body) -> Iterable[InterestKey]:
    held_as, indirect = _how_held(interest)
    picked = (interest.organisation.code,) if interest.organisation else ()
    holding = Holding(
        codes=picked or tuple(candidate.code for candidate in candidates),
        held_as=held_as,
        indirect=indirect,
        text=_words_of(interest),
        areas=tuple(body.areas),
    )
    written = set()
    for key in interest_keys(holding, resolver.directory):
        if key.key not in written and len(key.key) <= LONGEST_KEY:
            written.add(key.key)
            yield InterestKey(
                interest=interest,
                body=body,
                person_id=interest.person_id,
                key=key.key,
                directness=key.directness,
                path=list(key.path),
            )


def _how_held(interest: Interest) -> tuple[HeldAs, bool]:
    """As the form says; the text is read only where the form does not."""
    if interest.held_as != models.HeldAs.OTHER:
        return HeldAs(interest.held_as), interest.is_indirect
    held_as, through_another = read_held_as(_words_of(interest))
    return held_as, interest.is_indirect or through_another
