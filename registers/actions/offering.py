"""Gifts, hospitality and the like: what was offered, and what became of it."""

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from coi.shared.clock import day_of
from coi.shared.refusal import Refusal
from organisations.models import Organisation
from organisations.queries.search import by_code
from outbox.actions.queueing import queue
from people.actions.audit import record
from people.models import Body, Person
from registers.models import Offer
from registers.policy.publication import holds_an_address
from registers.queries.offer_advice import advice
from registers.queries.offers import approvers


class NobodyOffered(Refusal):
    """Say who made the offer."""


class UnknownDonor(Refusal):
    """The organisation that made the offer is no longer in the directory. Choose it again."""


class OfferedInTheFuture(Refusal):
    """An offer can be declared once it has been made. Check the date."""


class ReceivedBeforeOffered(Refusal):
    """Nothing can be received before it was offered. Check the dates."""


class DeclinedAndReceived(Refusal):
    """An offer that was declined was not received. Leave out the date of receipt, or say that it was accepted."""


class AskedAndReceived(Refusal):
    """What has been received cannot be asked about any more. Say that you accepted it."""


class OfferHoldsAnAddress(Refusal):
    """What the public will see holds a postal address. Leave it out."""


class OfferChangedSince(Refusal):
    """This offer has been changed since you opened it. Open it again to see how it stands."""


class NobodyToAsk(Refusal):
    """Nobody else in the body may approve it. Write to the governance lead before you accept."""


class AlreadySettled(Refusal):
    """You have said already what became of this offer. Change the record if that was wrong."""


@transaction.atomic
def record_offer(
    *,
    body: Body,
    person: Person,
    kind: str,
    offered_on: date,
    description: str,
    value: Decimal,
    outcome: str,
    reason: str,
    donor_code: str = "",
    donor_text: str = "",
    received_on: date | None = None,
    is_estimate: bool = False,
    approver: str = "",
    replaces: Offer | None = None,
    by: Person,
    at: datetime,
    **particulars: str,
) -> Offer:
    """Record what a person was offered, or with `replaces` what is right about it; declined offers too (guidance 1.6).

    `particulars` are gift_form, travel, supplies, meant_for and private_detail. What the policy says of it is kept
    with it. To record the very same twice on one day is to record it once.
    """
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    facts = {
        **{"kind": kind, "offered_on": offered_on, "received_on": received_on, "description": description},
        **{"donor": _donor(body, donor_code), "donor_text": donor_text, "value": value, "is_estimate": is_estimate},
        **{"outcome": outcome, "reason": reason, "approver": approver},
        **particulars,
    }
    return _record(facts, body=body, person=person, replaces=replaces, by=by, at=at)


@transaction.atomic
def conclude(
    *, offer: Offer, outcome: str, reason: str, received_on: date | None = None, by: Person, at: datetime
) -> Offer:
    """Say what became of an offer that was asked about: a new version of it, accepted or declined."""
    Person.objects.select_for_update(no_key=True).get(pk=offer.person_id)
    if offer.outcome != Offer.Outcome.ASKING:
        raise AlreadySettled
    facts = {name: getattr(offer, name) for name in KEPT}
    facts |= {"outcome": outcome, "reason": reason, "received_on": received_on}
    return _record(facts, body=offer.body, person=offer.person, replaces=offer, by=by, at=at)


KEPT = [
    "kind",
    "gift_form",
    "travel",
    "supplies",
    "meant_for",
    "offered_on",
    "donor",
    "donor_text",
    "description",
    "value",
    "is_estimate",
    "private_detail",
    "approver",
]


def _record(facts: dict, *, body: Body, person: Person, replaces: Offer | None, by: Person, at: datetime) -> Offer:
    _refuse_faults(facts, day_of(at))
    recorded = body.offers.filter(person=person, replaces=replaces, recorded_at__date=day_of(at), **facts).first()
    if recorded:
        return recorded
    if replaces and Offer.objects.filter(replaces=replaces).exists():
        raise OfferChangedSince
    said = advice(body=body, person=person, facts=facts, donor=facts["donor"], replaces=replaces)
    reasons = [asdict(each) for each in said.reasons]
    version = {"replaces": replaces, "first": replaces.head if replaces else None}
    offer = Offer.objects.create(
        body=body,
        person=person,
        **facts,
        **version,
        verdict=said.verdict,
        reasons=reasons,
        recorded_at=at,
        recorded_by=by,
    )
    record(kind="offer.recorded", about=offer, body=body, by=by, at=at, outcome=str(facts["outcome"]))
    if offer.outcome == Offer.Outcome.ASKING and not (replaces and replaces.outcome == Offer.Outcome.ASKING):
        _ask(offer, by, at)
    return offer


def _ask(offer: Offer, by: Person, at: datetime) -> None:
    """Tell everybody who may approve it that it waits."""
    asked = approvers(offer.body, day_of(at), apart_from=offer.person)
    if not asked:
        raise NobodyToAsk
    for approver in asked:
        key = f"offer-asked-{offer.pk}-{approver.pk}"
        context = {"offer": offer.head.pk}
        queue(body=offer.body, to=approver, kind="offer_asked", key=key, context=context, by=by, at=at)


def _donor(body: Body, code: str) -> Organisation | None:
    donor = by_code(code, body=body) if code else None
    if code and donor is None:
        raise UnknownDonor
    return donor


def _refuse_faults(facts: dict, day: date) -> None:
    received, outcome = facts["received_on"], facts["outcome"]
    public = (facts["donor_text"], facts["description"], facts["reason"])
    faults = {
        NobodyOffered: not (facts["donor"] or facts["donor_text"]),
        OfferedInTheFuture: facts["offered_on"] > day,
        ReceivedBeforeOffered: received and received < facts["offered_on"],
        DeclinedAndReceived: received and outcome == Offer.Outcome.DECLINED,
        AskedAndReceived: received and outcome == Offer.Outcome.ASKING,
        OfferHoldsAnAddress: any(map(holds_an_address, public)),
    }
    for refusal, is_wrong in faults.items():
        if is_wrong:
            raise refusal
