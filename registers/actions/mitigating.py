"""Agreeing what is done about an interest outside meetings, and reminding whoever is to look at it again."""

from datetime import date, datetime

from django.db import transaction

from coi.shared.clock import day_of
from coi.shared.refusal import Refusal
from outbox.actions.queueing import queue
from people.actions.audit import record
from people.actions.posts import the_service
from people.models import Person
from registers.models import Interest, Mitigation
from registers.queries.mitigations import due_anywhere


class OwnInterest(Refusal):
    """This is your own interest, so somebody else agrees what is done about it."""


class OwnedByItsHolder(Refusal):
    """Whoever sees to it that this is kept must be somebody else than the person it is about."""


class NobodySeesToIt(Refusal):
    """Say what is agreed, who sees to it that it is kept, and when it is looked at again."""


class ReviewInThePast(Refusal):
    """The day it is looked at again must be in the future."""


@transaction.atomic
def agree(
    *,
    interest: Interest,
    action: str,
    what: str,
    why: str,
    owner: Person | None,
    review_on: date | None,
    by: Person,
    at: datetime,
) -> Mitigation:
    """Agree what is done about an interest, in place of whatever was agreed before; write to its holder.

    Where nothing more is needed, nobody need see to it. To agree the very same twice on one day is to agree it once.
    """
    latest = Interest.objects.standing().filter(body=interest.body, line=interest.line)
    interest = latest.select_for_update(no_key=True, of=("self",)).select_related("body", "person").get()
    facts = {"action": action, "what": what, "why": why, "owner": owner, "review_on": review_on}
    _refuse_faults(interest, facts, by, day_of(at))
    last = Mitigation.objects.filter(line=interest.line).first()
    if last and day_of(last.agreed_at) == day_of(at) and all(getattr(last, name) == facts[name] for name in facts):
        return last
    made = Mitigation.objects.create(
        body=interest.body, interest=interest, line=interest.line, agreed_at=at, agreed_by=by, **facts
    )
    record(kind="mitigation.agreed", about=made, body=interest.body, by=by, at=at, action=action)
    tell = {"body": interest.body, "to": interest.person, "kind": "mitigation_agreed", "context": {}}
    queue(**tell, key=f"mitigation-agreed-{made.pk}", by=by, at=at)
    return made


def _refuse_faults(interest: Interest, facts: dict, by: Person, day: date) -> None:
    is_needed = facts["action"] != Mitigation.Action.NONE_REQUIRED
    faults = {
        OwnInterest: interest.person_id == by.pk,
        OwnedByItsHolder: facts["owner"] == interest.person,
        NobodySeesToIt: is_needed and not (facts["what"] and facts["owner"] and facts["review_on"]),
        ReviewInThePast: facts["review_on"] is not None and facts["review_on"] <= day,
    }
    for refusal, is_wrong in faults.items():
        if is_wrong:
            raise refusal


def remind_of_due(*, at: datetime) -> int:
    """Write to the owner of everything agreed that is to be looked at again, once for each; say how many are due."""
    found = list(due_anywhere(day_of(at)))
    for each in found:
        tell = {"body": each.body, "to": each.owner, "kind": "mitigation_due", "context": {}}
        queue(**tell, key=f"mitigation-due-{each.pk}", by=the_service(), at=at)
    return len(found)
