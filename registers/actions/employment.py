"""Permission for outside employment: asking, deciding, withdrawing, and having it looked at again."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from textwrap import shorten
from uuid import UUID

from django.db import transaction

from coi.shared.clock import day_of
from coi.shared.refusal import Refusal
from organisations.models import Organisation
from organisations.queries.search import by_code
from outbox.actions.queueing import queue
from people.actions.audit import record
from people.actions.posts import the_service
from people.models import Body, Person
from registers.actions import declaring
from registers.models import Category, EmploymentDecision, EmploymentRequest, EmploymentWithdrawal, HeldAs, Situation
from registers.policy.declaring import names_somebody
from registers.policy.publication import holds_an_address
from registers.policy.situations import LONGEST_ANSWER
from registers.queries.declarations import public_line
from registers.queries.employment import Permit, approvers, lines_on_record, permits, requests_of, reviews_due

Outcome = EmploymentDecision.Outcome


class WithNobody(Refusal):
    """Say who the work would be with."""


class UnknownEmployer(Refusal):
    """The organisation is no longer in the directory. Choose it again."""


class EndsTooSoon(Refusal):
    """The work cannot end before it begins. Check the dates."""


class PublicAddress(Refusal):
    """What the public would see holds a postal address. Leave it out."""


class PublicName(Refusal):
    """What the public would see holds the name of somebody close to you. Leave it out."""


class NotOnRecord(Refusal):
    """The interest is no longer on record. Choose it again."""


class OwnRequest(Refusal):
    """Nobody decides on a request of their own. Somebody else who is senior must decide it."""


class NotWaiting(Refusal):
    """This request was withdrawn, or the work has ended: there is nothing to decide."""


class DecidedMeanwhile(Refusal):
    """Somebody decided on this while you had it open. Read what they decided before you go on."""


class NoConditions(Refusal):
    """Choose at least one condition, or grant permission without conditions."""


class NoReview(Refusal):
    """Say when it is to be looked at again: a day after today."""


class DecidedAlready(Refusal):
    """This request was decided. If the work has ended, or will not begin, say so of the interest."""


@dataclass(frozen=True)
class NewRequest:
    """What somebody asks; `line` is that of an interest of theirs which it is about."""

    situation: str
    held_as: str
    duties: str
    hours_a_week: Decimal
    is_paid: bool
    since: date
    until: date | None = None
    organisation_code: str = ""
    organisation_text: str = ""
    public_description: str = ""
    how_it_could_conflict: str = ""
    what_it_would_use: str = ""
    line: UUID | None = None


@transaction.atomic
def ask(*, body: Body, person: Person, new: NewRequest, by: Person, at: datetime) -> EmploymentRequest:
    """Ask for permission, and let those who decide know. To ask the very same twice on one day is to ask once."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    facts = dataclasses.asdict(new)
    facts["organisation"] = _organisation(body, facts.pop("organisation_code"))
    _refuse_faults(body, person, facts, day_of(at))
    asked = body.employment_requests.filter(
        person=person, asked_at__date=day_of(at), withdrawal__isnull=True, **facts
    ).first()
    return asked or _ask(facts, body=body, person=person, by=by, at=at)


def _organisation(body: Body, code: str) -> Organisation | None:
    found = by_code(code, body=body) if code else None
    if code and found is None:
        raise UnknownEmployer
    return found


def _refuse_faults(body: Body, person: Person, facts: dict, day: date) -> None:
    name = facts["organisation"].name if facts["organisation"] else facts["organisation_text"]
    public = (facts["organisation_text"], facts["public_description"])
    close = declaring.third_parties(body, person, [])
    faults = {
        WithNobody: not name,
        EndsTooSoon: facts["until"] and facts["until"] < facts["since"],
        PublicAddress: any(map(holds_an_address, public)),
        PublicName: names_somebody(facts["public_description"], close, apart_from=f"{person.name} {name}"),
        NotOnRecord: facts["line"] and not lines_on_record(body, person, day).filter(line=facts["line"]).exists(),
    }
    for refusal, is_wrong in faults.items():
        if is_wrong:
            raise refusal


def _ask(facts: dict, *, body: Body, person: Person, by: Person, at: datetime) -> EmploymentRequest:
    request = EmploymentRequest.objects.create(body=body, person=person, asked_at=at, asked_by=by, **facts)
    record(kind="employment.asked", about=request, body=body, by=by, at=at, situation=request.situation)
    _tell_approvers(request, "employment_asked", f"employment-asked-{request.pk}", by, at)
    return request


def _tell_approvers(request: EmploymentRequest, kind: str, key: str, by: Person, at: datetime) -> None:
    for approver in approvers(request.body, day_of(at)):
        if approver.pk != request.person_id:
            context = {"request_id": request.pk}
            queue(body=request.body, to=approver, kind=kind, key=f"{key}-{approver.pk}", context=context, by=by, at=at)


@transaction.atomic
def decide(
    *,
    request: EmploymentRequest,
    outcome: str,
    reason: str,
    conditions: Sequence[str] = (),
    other_condition: str = "",
    review_on: date | None = None,
    after: int | None = None,
    by: Person,
    at: datetime,
) -> EmploymentDecision:
    """Grant a request, with or without conditions, or refuse it; a decision at a review stands in place of the last.

    `after` is the id of the decision that whoever decides has read, None where there was none. To grant ties the
    request to an interest of the person: the one it is about, or else a new one declared here.
    """
    Person.objects.select_for_update(no_key=True).get(pk=request.person_id)
    permit = permits(requests_of(request.body).filter(pk=request.pk), day_of(at))[0]
    said = {
        "outcome": outcome,
        "reason": reason,
        "conditions": list(conditions) if outcome == Outcome.CONDITIONAL else [],
        "other_condition": other_condition if outcome == Outcome.CONDITIONAL else "",
        "review_on": None if outcome == Outcome.REFUSED else review_on,
    }
    if _said_already(permit.decision, said, by, at):
        return permit.decision
    _refuse_decision(permit, said, after, by, day_of(at))
    return _decide(permit, said, by, at)


def _said_already(last: EmploymentDecision | None, said: dict, by: Person, at: datetime) -> bool:
    """Whether the same person has said the very same today: a double click."""
    if last is None or last.decided_by_id != by.pk or day_of(last.decided_at) != day_of(at):
        return False
    return all(getattr(last, name) == value for name, value in said.items())


def _refuse_decision(permit: Permit, said: dict, after: int | None, by: Person, day: date) -> None:
    faults = {
        OwnRequest: permit.request.person_id == by.pk,
        NotWaiting: not permit.may_be_decided,
        DecidedMeanwhile: (permit.decision.pk if permit.decision else None) != after,
        NoConditions: said["outcome"] == Outcome.CONDITIONAL and not (said["conditions"] or said["other_condition"]),
        NoReview: said["outcome"] != Outcome.REFUSED and not (said["review_on"] and said["review_on"] > day),
    }
    for refusal, is_wrong in faults.items():
        if is_wrong:
            raise refusal


def _decide(permit: Permit, said: dict, by: Person, at: datetime) -> EmploymentDecision:
    request, line = permit.request, permit.lasting_line
    if line is None and said["outcome"] != Outcome.REFUSED:
        line = _declared(request, by, at)
    decision = EmploymentDecision.objects.create(request=request, line=line, decided_at=at, decided_by=by, **said)
    body = request.body
    record(kind="employment.decided", about=decision, body=body, by=by, at=at, outcome=str(said["outcome"]))
    key, context = f"employment-decided-{decision.pk}", {"request_id": request.pk}
    queue(body=body, to=request.person, kind="employment_decided", key=key, context=context, by=by, at=at)
    return decision


def _declared(request: EmploymentRequest, by: Person, at: datetime) -> UUID:
    """The interest that what was granted makes, declared for the person as they asked for it."""
    declared = declaring.declare(
        body=request.body, person=request.person, interests=[as_interest(request)], by=by, at=at
    )
    return declared.interests.get().line


def as_interest(request: EmploymentRequest) -> declaring.NewInterest:
    """The interest a request makes once it is granted; it may be a request that is not stored yet."""
    asked_on = day_of(request.asked_at)
    return declaring.NewInterest(
        category=Category.FINANCIAL.value if is_about_money(request) else Category.PROFESSIONAL.value,
        held_as=request.held_as,
        organisation_code=request.organisation.code if request.organisation else "",
        organisation_text=request.organisation_text,
        public_description=request.public_description,
        private_detail=request.duties,  # which matching reads, and in full; it does not read particulars
        since=request.since,
        until=request.until,
        # Of work that is still to begin they knew when they asked; of other work, when it began.
        became_aware_on=min(request.since, asked_on),
        situation=request.situation,
        particulars=particulars_of(request),
    )


def public_line_of(*, body: Body, person: Person, new: NewRequest, position: str, at: datetime) -> dict | None:
    """The line of the public register that a request would make if it were granted; None if it makes no new one."""
    if new.line:
        return None
    facts = dataclasses.asdict(new)
    organisation = by_code(facts.pop("organisation_code"), body=body)
    request = EmploymentRequest(body=body, person=person, organisation=organisation, asked_at=at, **facts)
    row = declaring.as_row(as_interest(request), organisation=organisation, body=body, person=person)
    return public_line(row, position)


def is_about_money(request: EmploymentRequest) -> bool:
    """Paid work and shares in a firm or an invention are; unpaid work is about standing."""
    return request.is_paid or request.held_as in {HeldAs.OWNER, HeldAs.PARTNER, HeldAs.DIRECTOR}


def particulars_of(request: EmploymentRequest) -> dict[str, str]:
    """The answers to what its situation asks of an interest (guidance 1.10), as far as the request holds them."""
    duties = shorten(request.duties, LONGEST_ANSWER, placeholder="…")
    hours = f"{request.hours_a_week.normalize():f}"
    if request.situation == Situation.PRIVATE_PRACTICE:
        return {"specialty": duties, "when": f"About {hours} hours a week"}
    if request.situation == Situation.PATENT:
        return {"invention": duties}
    return {"duties": duties, "hours": hours, "pay": "paid" if request.is_paid else "unpaid"}


@transaction.atomic
def withdraw(*, request: EmploymentRequest, reason: str = "", by: Person, at: datetime) -> EmploymentWithdrawal:
    """Take a request back before it is decided; to do so twice is to do it once."""
    Person.objects.select_for_update(no_key=True).get(pk=request.person_id)
    if request.decisions.exists():
        raise DecidedAlready
    said = {"reason": reason, "withdrawn_at": at, "withdrawn_by": by}
    withdrawal, is_new = EmploymentWithdrawal.objects.get_or_create(request=request, defaults=said)
    if is_new:
        record(kind="employment.withdrawn", about=request, body=request.body, by=by, at=at)
    return withdrawal


def remind_of_reviews(*, at: datetime) -> None:
    """Tell those who decide, and those who asked, of every review that has come due; once each, however often run."""
    for permit in reviews_due(day_of(at)):
        _remind(permit, at)


@transaction.atomic
def _remind(permit: Permit, at: datetime) -> None:
    request, by = permit.request, the_service()
    key, context = f"employment-review-{permit.decision.pk}", {"request_id": request.pk}
    _tell_approvers(request, "employment_review", key, by, at)
    told = {"body": request.body, "to": request.person, "context": context, "by": by, "at": at}
    queue(kind="employment_review_of_mine", key=f"{key}-{request.person_id}", **told)
