"""Keeping a conflict that somebody raised, and a governance lead's word on it."""

from datetime import datetime

from django.db import transaction

from coi.shared.refusal import Refusal
from meetings.models import AgendaItem, Claim, ClaimAnswer, Conflict, MatchRun, Member
from people.actions.audit import record
from people.models import Person
from registers.actions import declaring
from registers.models import Interest


class ItemWithdrawn(Refusal):
    """This item has been withdrawn, so nothing can be raised on it."""


class NotTheirs(Refusal):
    """This interest is not the member’s own. Select one of the interests listed."""


class AboutOneself(Refusal):
    """This was raised about you, so somebody else must say whether it stands."""


class RuledAlready(Refusal):
    """The chair has ruled on this conflict, so it can no longer be rejected. Ask the chair to rule again."""


@transaction.atomic
def claim(
    *,
    item: AgendaItem,
    member: Member,
    interest: Interest | None = None,
    words: str = "",
    moment: str,
    raiser: Person | None = None,
    raiser_text: str = "",
    by: Person,
    at: datetime,
) -> Claim:
    """Keep that somebody says a member has an interest in an item: one declared, or (`words`) one that is not.

    The member is then asked to declare what is not declared; nothing is declared for them. The raiser is a person, or
    in `raiser_text` somebody the service does not know. Saying the same again adds nothing.
    """
    if item.withdrawn:
        raise ItemWithdrawn
    if interest and interest.person_id != member.person_id:
        raise NotTheirs
    conflict = _conflict(item, member)
    facts = {"interest": interest, "words": words, "moment": moment, "raiser": raiser, "raiser_text": raiser_text}
    said_before = conflict.claims.filter(**facts).first()
    if said_before:
        return said_before
    run = item.meeting.runs.filter(state=MatchRun.State.DONE).order_by("-id").first()
    found = _was_found(conflict, interest, run)
    made = Claim.objects.create(conflict=conflict, run=run, was_found=found, recorded_at=at, recorded_by=by, **facts)
    record(kind="conflict.raised", about=made, body=item.meeting.body, by=by, at=at, person=member.person_id)
    if words and member.person_id != by.pk:
        declaring.ask(body=item.meeting.body, person=member.person, by=by, at=at)
    return made


@transaction.atomic
def answer(*, claim: Claim, stands: bool, reason: str, by: Person, at: datetime) -> ClaimAnswer:
    """Say whether what somebody raised stands, and why; a later answer counts in its place.

    Saying again what the same person last said adds nothing.
    """
    conflict = Conflict.objects.select_for_update(no_key=True).get(pk=claim.conflict_id)
    if conflict.person_id == by.pk:
        raise AboutOneself
    if not stands and conflict.rulings.exists():
        raise RuledAlready
    last = ClaimAnswer.objects.filter(claim=claim).first()
    if last and (last.stands, last.reason, last.answered_by_id) == (stands, reason, by.pk):
        return last
    made = ClaimAnswer.objects.create(claim=claim, stands=stands, reason=reason, answered_at=at, answered_by=by)
    record(kind="claim.answered", about=made, body=conflict.meeting.body, by=by, at=at, stands=stands)
    return made


def _conflict(item: AgendaItem, member: Member) -> Conflict:
    """The conflict of a member on an item, held until the claim is stored, so that a button pressed twice says once."""
    made, _ = Conflict.objects.get_or_create(item=item, person=member.person, defaults={"meeting": item.meeting})
    return Conflict.objects.select_for_update(no_key=True).get(pk=made.pk)


def _was_found(conflict: Conflict, interest: Interest | None, run: MatchRun | None) -> bool:
    found = conflict.findings.filter(run=run) if run else conflict.findings.none()
    return (found.filter(interest__line=interest.line) if interest else found).exists()
