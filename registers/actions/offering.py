"""Gifts and hospitality: what was offered, and what became of it."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from coi.shared.clock import day_of
from coi.shared.refusal import Refusal
from organisations.models import Organisation
from organisations.queries.search import by_code
from people.actions.audit import record
from people.models import Body, Person
from registers.models import Offer
from registers.policy.publication import holds_an_address


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


class OfferHoldsAnAddress(Refusal):
    """What the public will see holds a postal address. Leave it out."""


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
    by: Person,
    at: datetime,
) -> Offer:
    """Record a gift or hospitality that a person was offered; declined offers are recorded too (guidance 1.6).

    To record the very same twice on one day is to record it once.
    """
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    facts = {
        "kind": kind,
        "offered_on": offered_on,
        "received_on": received_on,
        "donor": _donor(body, donor_code),
        "donor_text": donor_text,
        "description": description,
        "value": value,
        "is_estimate": is_estimate,
        "outcome": outcome,
        "reason": reason,
        "approver": approver,
    }
    _refuse_faults(facts, day_of(at))
    recorded = body.offers.filter(person=person, recorded_at__date=day_of(at), **facts).first()
    return recorded or _make(facts, body=body, person=person, by=by, at=at)


def _donor(body: Body, code: str) -> Organisation | None:
    donor = by_code(code, body=body) if code else None
    if code and donor is None:
        raise UnknownDonor
    return donor


def _refuse_faults(facts: dict, day: date) -> None:
    received = facts["received_on"]
    public = (facts["donor_text"], facts["description"], facts["reason"])
    faults = {
        NobodyOffered: not (facts["donor"] or facts["donor_text"]),
        OfferedInTheFuture: facts["offered_on"] > day,
        ReceivedBeforeOffered: received and received < facts["offered_on"],
        DeclinedAndReceived: received and facts["outcome"] == Offer.Outcome.DECLINED,
        OfferHoldsAnAddress: any(map(holds_an_address, public)),
    }
    for refusal, is_wrong in faults.items():
        if is_wrong:
            raise refusal


def _make(facts: dict, *, body: Body, person: Person, by: Person, at: datetime) -> Offer:
    offer = Offer.objects.create(body=body, person=person, recorded_at=at, recorded_by=by, **facts)
    record(kind="offer.recorded", about=offer, body=body, by=by, at=at, outcome=str(facts["outcome"]))
    return offer
