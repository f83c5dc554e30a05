"""Looking into what the records say against a nil declaration (scenario S10)."""

from datetime import datetime

from django.db import transaction

from coi.shared.refusal import Refusal
from people.actions.audit import record
from people.models import Person
from registers.models import NilDoubt, NilDoubtAnswer


class OnesOwnDoubt(Refusal):
    """Nobody settles a question about their own declaration. Ask another governance lead."""


class SettledAlready(Refusal):
    """Somebody has settled this question already."""


@transaction.atomic
def settle(*, doubt: NilDoubt, outcome: str, note: str, by: Person, at: datetime) -> NilDoubtAnswer:
    """Say what came of a question about a nil declaration."""
    declaration = doubt.declaration
    if declaration.person_id == by.pk:
        raise OnesOwnDoubt
    if NilDoubtAnswer.objects.filter(doubt=doubt).exists():
        raise SettledAlready
    answer = NilDoubtAnswer.objects.create(doubt=doubt, outcome=outcome, note=note, answered_at=at, answered_by=by)
    record(kind="nil_doubt.settled", about=answer, body=declaration.body, by=by, at=at, outcome=outcome)
    return answer
