"""Deciding on what somebody was offered and asked about before accepting it."""

from datetime import datetime

from django.db import transaction

from coi.shared.refusal import Refusal
from outbox.actions.queueing import queue
from people.actions.audit import record
from people.models import Person
from registers.models import Offer, OfferDecision
from registers.queries.offers import decisions


class OwnOffer(Refusal):
    """You were offered this yourself. Somebody else decides on it."""


class NotAskedAbout(Refusal):
    """Nobody asks about this offer any more: it was accepted, declined or changed since."""


class AlreadyDecided(Refusal):
    """Somebody has decided on this offer already."""


class NoConditions(Refusal):
    """Say which conditions you approve it under, or approve it without."""


@transaction.atomic
def decide(*, offer: Offer, outcome: str, reason: str, conditions: str = "", by: Person, at: datetime) -> OfferDecision:
    """Approve, approve with conditions or refuse what somebody else was offered and asked about; once."""
    if by.pk == offer.person_id:
        raise OwnOffer
    Person.objects.select_for_update(no_key=True).get(pk=offer.person_id)
    stands = not Offer.objects.filter(replaces=offer).exists()
    if offer.outcome != Offer.Outcome.ASKING or not stands:
        raise NotAskedAbout
    if decisions([offer]):
        raise AlreadyDecided
    if outcome == OfferDecision.Outcome.CONDITIONS and not conditions:
        raise NoConditions
    decided = OfferDecision.objects.create(
        offer=offer, outcome=outcome, reason=reason, conditions=conditions, decided_at=at, decided_by=by
    )
    record(kind="offer.decided", about=decided, body=offer.body, by=by, at=at, outcome=str(outcome))
    key, context = f"offer-decided-{decided.pk}", {"offer": offer.head.pk}
    queue(body=offer.body, to=offer.person, kind="offer_decided", key=key, context=context, by=by, at=at)
    return decided
