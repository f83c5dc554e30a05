"""Answering whether an item may affect those it is not about."""

from datetime import datetime

from django.db import transaction

from coi.shared.later import later
from meetings.actions import matching
from meetings.actions.correcting import ItemWithdrawn
from meetings.models import AgendaItem, EffectAnswer, MatchRun
from people.actions.audit import record
from people.models import Person


@transaction.atomic
def answer(*, item: AgendaItem, effect: str, is_yes: bool, reason: str, by: Person, at: datetime) -> EffectAnswer:
    """Keep an answer with its reason; where it changes who is found and the meeting was matched, match it again.

    `effect` is one of matching.effects.Effect. Answering the same again, for the same reason, adds nothing.
    """
    if item.withdrawn:
        raise ItemWithdrawn
    last = item.effect_answers.filter(effect=effect).first()
    if last and (last.is_yes, last.reason) == (is_yes, reason):
        return last
    answered = EffectAnswer.objects.create(
        item=item, effect=effect, is_yes=is_yes, reason=reason, answered_at=at, answered_by=by
    )
    record(kind="item.effect_answered", about=item, body=item.meeting.body, by=by, at=at, effect=effect, is_yes=is_yes)
    if is_yes != bool(last and last.is_yes):
        later("meetings.read_item", item_id=item.pk)
        if item.meeting.runs.filter(state=MatchRun.State.DONE).exists():
            matching.ask(meeting=item.meeting, by=by, at=at)
    return answered
