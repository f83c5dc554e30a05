"""Delegates: naming one, what they prepare, and the owner's word on it."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from coi.shared.refusal import Refusal
from outbox.actions.queueing import queue
from people.actions.audit import record
from people.models import Body, Person
from registers.actions import drafting
from registers.models import Attestation, Declaration, Delegation, DelegationEnd, Preparation
from registers.queries.assisted import delegations, waiting_preparation


class TheirOwn(Refusal):
    """Nobody is their own delegate. Choose somebody else."""


class NotDelegate(Refusal):
    """You do not prepare declarations for this person any more."""


class NothingPrepared(Refusal):
    """Add at least one interest before you hand it over."""


class NothingWaits(Refusal):
    """Nothing that was prepared for you waits any more."""


@transaction.atomic
def name_delegate(*, body: Body, owner: Person, delegate: Person, by: Person, at: datetime) -> Delegation:
    """Let somebody prepare a person's declarations; to name them twice is to name them once."""
    if owner == delegate:
        raise TheirOwn
    Person.objects.select_for_update(no_key=True).get(pk=owner.pk)
    named = delegations(body).filter(owner=owner, delegate=delegate).first()
    if named:
        return named
    named = Delegation.objects.create(body=body, owner=owner, delegate=delegate, named_at=at, named_by=by)
    record(kind="delegate.named", about=named, body=body, by=by, at=at)
    _write(named, delegate, "named_delegate", f"named-delegate-{named.pk}", {"owner": owner.name}, by, at)
    return named


@transaction.atomic
def end_delegation(*, delegation: Delegation, by: Person, at: datetime) -> None:
    """Let a delegate prepare no more; to end it twice is to end it once."""
    _, is_new = DelegationEnd.objects.get_or_create(delegation=delegation, defaults={"ended_at": at, "ended_by": by})
    if is_new:
        record(kind="delegate.ended", about=delegation, body=delegation.body, by=by, at=at)


@transaction.atomic
def hand_over(*, body: Body, owner: Person, interests: int, by: Person, at: datetime) -> Preparation:
    """Give the owner the draft to look at; a message asks them to. Only the owner can submit it."""
    delegation = delegations(body).filter(owner=owner, delegate=by).first()
    if delegation is None:
        raise NotDelegate
    if not interests:
        raise NothingPrepared
    prepared = Preparation.objects.create(delegation=delegation, interests=interests, prepared_at=at, prepared_by=by)
    record(kind="declaration.prepared", about=prepared, body=body, by=by, at=at, interests=interests)
    _write(delegation, owner, "prepared", f"prepared-{prepared.pk}", {"delegate": by.name}, by, at)
    return prepared


@transaction.atomic
def send_back(*, body: Body, owner: Person, words: str, by: Person, at: datetime) -> Attestation:
    """Send what was prepared back to the delegate. The words stay in the service: the message only says where."""
    waiting = waiting_preparation(body, owner)
    if waiting is None or by != owner:
        raise NothingWaits
    answer = Attestation.objects.create(preparation=waiting, words=words, attested_at=at, attested_by=by)
    record(kind="declaration.sent_back", about=answer, body=body, by=by, at=at)
    delegation, context = waiting.delegation, {"owner": owner.name, "owner_id": owner.pk}
    _write(delegation, waiting.prepared_by, "sent_back", f"sent-back-{answer.pk}", context, by, at)
    return answer


@transaction.atomic
def declare_and_attest(*, body: Body, owner: Person, say: Callable[..., Declaration], at: datetime) -> Declaration:
    """Declare online; where it was prepared by a delegate, that is the owner's word that it is theirs."""
    waiting = waiting_preparation(body, owner)
    if waiting is None:
        return say(body=body, person=owner, by=owner, at=at)
    declaration = say(body=body, person=owner, route=Declaration.Route.DELEGATE, by=owner, at=at)
    Attestation.objects.create(preparation=waiting, declaration=declaration, attested_at=at, attested_by=owner)
    drafting.discard(body=body, person=owner, by=waiting.prepared_by, at=at)
    return declaration


def _write(delegation: Delegation, to: Person, kind: str, key: str, context: dict, by: Person, at: datetime) -> None:
    queue(body=delegation.body, to=to, kind=kind, key=key, context=context, by=by, at=at)
