"""Looking at words for the public that may tell too much, before they are published (guidance 5.1)."""

from datetime import datetime

from django.db import transaction

from coi.shared.refusal import Refusal
from outbox.actions.queueing import queue
from people.actions.audit import record
from people.models import Person
from registers.models import Interest, WordingCheck
from registers.queries.wording import may_look


class OwnWording(Refusal):
    """This interest is your own, so somebody else must look at its words."""


@transaction.atomic
def check_words(*, interest: Interest, outcome: str, reason: str, by: Person, at: datetime) -> WordingCheck:
    """Publish an interest as it stands, or keep it back until its holder has changed the words."""
    if not may_look(interest, by):
        raise OwnWording
    check = WordingCheck.objects.create(interest=interest, outcome=outcome, reason=reason, checked_at=at, checked_by=by)
    record(kind="wording.checked", about=interest, body=interest.body, by=by, at=at, outcome=str(outcome))
    if outcome == WordingCheck.Outcome.KEEP_BACK:
        key = f"wording-{check.pk}"
        queue(body=interest.body, to=interest.person, kind="wording_kept_back", key=key, context={}, by=by, at=at)
    return check
