"""Requests not to publish: asking, deciding, appealing (guidance 1.8)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from coi.shared.clock import day_of
from coi.shared.refusal import Refusal
from outbox.actions.queueing import queue
from people.actions.audit import record
from people.models import Person
from registers.models import (
    Interest,
    Offer,
    Part,
    WithholdingAppeal,
    WithholdingDecision,
    WithholdingRequest,
)
from registers.policy.withholding import Stage
from registers.queries.rules import rules_of
from registers.queries.withholding import case, deciders, offices_of, request_about, stage_of


class NotYourEntry(Refusal):
    """You may ask this only for what you declared yourself."""


class AskedAlready(Refusal):
    """You have asked this before about the same entry. If things have changed since, ask the Guardian."""


class NothingSelected(Refusal):
    """Select what should not be published."""


class NotYoursToDecide(Refusal):
    """You may not decide on this: it is your own, an appeal is possible, or you decided before and it was appealed."""


class NoReviewDay(Refusal):
    """Say when what is withheld is looked at again: a day that is still to come."""


class NoAppeal(Refusal):
    """This cannot be appealed: nothing was refused, it was appealed before, or the time for it is over."""


@transaction.atomic
def ask_not_to_publish(
    *, entry: Interest | Offer, ground: str, parts: Sequence[str], reason: str, by: Person, at: datetime
) -> WithholdingRequest:
    """Ask that an entry, or parts of it, is not published. From now on it is kept back until somebody has decided."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    if entry.person_id != by.pk:
        raise NotYourEntry
    if request_about(entry):
        raise AskedAlready
    about = {"offer": entry} if isinstance(entry, Offer) else {"interest": entry}
    request = WithholdingRequest.objects.create(
        body=entry.body, **about, ground=ground, parts=_in_order(parts), reason=reason, asked_at=at, asked_by=by
    )
    record(kind="withholding.asked", about=request, body=entry.body, by=by, at=at)
    _tell(deciders(request, day_of(at)), "withholding_asked", request, f"withholding-{request.pk}", by, at)
    return request


@transaction.atomic
def decide(
    *,
    request: WithholdingRequest,
    parts: Sequence[str],
    reason: str,
    review_on: date | None = None,
    by: Person,
    at: datetime,
) -> WithholdingDecision:
    """Withhold parts of an entry until a review, or nothing of it. A later decision stands in place of an earlier."""
    now = _locked(request, at)
    day = day_of(at)
    if not case(request, by, day).may_decide:
        raise NotYoursToDecide
    if parts and (review_on is None or review_on <= day):
        raise NoReviewDay
    decision = WithholdingDecision.objects.create(
        request=request,
        parts=_in_order(parts) if parts else [],
        reason=reason,
        capacity=_capacity(request, by, day),
        review_on=review_on if parts else None,
        appeal_until=day + timedelta(days=rules_of(request.body, day).appeal_days) if now.decision is None else day,
        decided_at=at,
        decided_by=by,
    )
    withheld = ["nothing"] if not parts else decision.parts
    record(kind="withholding.decided", about=request, body=request.body, by=by, at=at, withheld=withheld)
    _tell([request.asked_by], "withholding_decided", request, f"withholding-decision-{decision.pk}", by, at)
    return decision


@transaction.atomic
def appeal(*, request: WithholdingRequest, reason: str, by: Person, at: datetime) -> WithholdingAppeal:
    """Ask that somebody else decides; until they have, the whole entry is kept back again."""
    now = _locked(request, at)
    if by.pk != request.asked_by_id:
        raise NotYourEntry
    if not now.may_appeal:
        raise NoAppeal
    made = WithholdingAppeal.objects.create(request=request, reason=reason, appealed_at=at, appealed_by=by)
    record(kind="withholding.appealed", about=request, body=request.body, by=by, at=at)
    _tell(deciders(request, day_of(at)), "withholding_asked", request, f"withholding-appeal-{made.pk}", by, at)
    return made


def _locked(request: WithholdingRequest, at: datetime) -> Stage:
    """Where a request stands, with nobody else changing that."""
    fresh = WithholdingRequest.objects.select_for_update(no_key=True).get(pk=request.pk)
    return stage_of(fresh, day_of(at))


def _in_order(parts: Iterable[str]) -> list[str]:
    """Parts in the order they are offered in; the whole entry stands alone."""
    chosen = set(parts)
    if not chosen:
        raise NothingSelected
    return [Part.WHOLE.value] if Part.WHOLE in chosen else [part for part in Part.values if part in chosen]


def _capacity(request: WithholdingRequest, by: Person, day: date) -> str:
    capacities = WithholdingDecision.Capacity
    is_guardian = by.pk in offices_of(request.body, day).guardians
    return capacities.GUARDIAN if is_guardian else capacities.ACCOUNTABLE_OFFICER


def _tell(people: Iterable[Person], kind: str, request: WithholdingRequest, key: str, by: Person, at: datetime) -> None:
    context = {"request": request.pk}
    for person in people:
        queue(body=request.body, to=person, kind=kind, key=f"{key}-{person.pk}", context=context, by=by, at=at)
