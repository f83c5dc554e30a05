"""Tying interests to organisations, and writing down the keys they emit: paid once, when an interest is written."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby

from django.db import transaction

from matching.directory import Directory
from matching.holding import HeldAs, read_held_as
from matching.interests import InterestReading, read_interest
from matching.keys import Holding, interest_keys
from matching.resolving import Candidate, Resolver
from organisations.queries.directory import resolver_for
from organisations.queries.search import by_codes
from people.models import Body
from registers import models
from registers.models import Interest, InterestKey, Reading, Resolution
from registers.queries.resolutions import resolutions

# What PostgreSQL can index; a longer key could only come from a theme nobody wrote.
LONGEST_KEY = 140
CONFIRMED = "confirmed"


def key_interests(*, interests: Iterable[Interest], day: date) -> int:
    """Rebuild the readings and keys of interests as things stand on a day; say how many keys there are now.

    Repeating it changes nothing.
    """
    by_body = groupby(sorted(interests, key=lambda interest: interest.body_id), key=lambda interest: interest.body)
    return sum(_key_of_body(body, list(held), day) for body, held in by_body)


def forget_replaced(*, by: Iterable[Interest]) -> None:
    """Take away the keys of the versions that these interests replace; a keying of one of them has had its turn."""
    replaced = sorted(interest.replaces_id for interest in by if interest.replaces_id)
    if replaced:
        list(Interest.objects.select_for_update(no_key=True).filter(pk__in=replaced).order_by("pk"))
        InterestKey.objects.filter(interest__in=replaced).delete()


@transaction.atomic
def _key_of_body(body: Body, interests: list[Interest], day: date) -> int:
    resolver = resolver_for(body, day)
    # A keying asked for with the declaration and one that belongs to a matching take turns.
    ids = [interest.pk for interest in interests]
    list(Interest.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))
    words = resolutions(interests)
    read = {interest: _read(interest, words.get(interest.pk), resolver, body) for interest in interests}
    _write_readings(read, body)
    InterestKey.objects.filter(interest__in=interests).delete()
    standing = set(Interest.objects.standing().filter(pk__in=ids).values_list("pk", flat=True))
    keys = [
        row
        for interest, found in read.items()
        if interest.pk in standing
        for row in _keys(interest, found.holdings, resolver.directory, body)
    ]
    InterestKey.objects.bulk_create(keys)
    return len(keys)


def _read(interest: Interest, said: Resolution | None, resolver: Resolver, body: Body) -> InterestReading:
    """What an interest is in: as its declarant picked, as somebody said since, else as its words are read."""
    words, areas = interest.words, tuple(body.areas)
    organisation = interest.organisation or (said.organisation if said else None)
    if organisation or said:
        held_as, indirect = read_held_as(words)
        codes = (resolver.directory.current(organisation.code),) if organisation else ()
        picked = Holding(codes, held_as, indirect, words, areas)
        # Kept as a reading that a person has confirmed: nothing in the words says which it is.
        confirmed = [Candidate(code, CONFIRMED, ("A person said so",)) for code in codes if not interest.organisation]
        found = InterestReading(tuple(confirmed), (picked,))
    else:
        found = read_interest(words, resolver, areas)
    return replace(found, holdings=tuple(_as_the_form_says(holding, interest) for holding in found.holdings))


def _as_the_form_says(holding: Holding, interest: Interest) -> Holding:
    """The text is read for how an interest is held only where the form leaves it open."""
    if interest.held_as == models.HeldAs.OTHER:
        return replace(holding, indirect=holding.indirect or interest.is_indirect)
    return replace(holding, held_as=HeldAs(interest.held_as), indirect=interest.is_indirect)


def _write_readings(read: dict[Interest, InterestReading], body: Body) -> None:
    best = {
        (interest.pk, candidate.code): candidate
        for interest, found in read.items()
        for candidate in reversed(found.candidates)
    }
    organisations = by_codes({code for _, code in best}, body=body)
    Reading.objects.filter(interest__in=read).delete()
    Reading.objects.bulk_create(
        Reading(
            interest_id=pk,
            organisation=organisations[code],
            grade=found.grade,
            reasons=list(found.reasons),
            start=found.start,
            end=found.end,
        )
        for (pk, code), found in best.items()
    )


def _keys(interest: Interest, holdings: Iterable[Holding], directory: Directory, body: Body) -> Iterable[InterestKey]:
    """An interest's keys, each once, by its most direct path."""
    emitted = [key for holding in holdings for key in interest_keys(holding, directory) if len(key.key) <= LONGEST_KEY]
    strongest = {key.key: key for key in sorted(emitted, key=lambda key: -key.directness.rank())}
    for key in strongest.values():
        yield InterestKey(
            interest=interest,
            body=body,
            person_id=interest.person_id,
            key=key.key,
            directness=key.directness,
            path=list(key.path),
            since=interest.since,
            until=interest.until,
        )
