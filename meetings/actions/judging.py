"""A governance lead's word on a reason for a conflict: it stands, or it does not."""

from datetime import datetime

from django.db import transaction

from coi.shared.refusal import Refusal
from meetings.models import Conflict, Finding, Verdict
from meetings.queries.verdicts import wording
from people.actions.audit import record
from people.models import Person


class OwnReason(Refusal):
    """This is your own conflict, so somebody else must say whether it stands."""


class ItemWithdrawn(Refusal):
    """This item has been withdrawn, so there is nothing to confirm or dismiss."""


class RuledAlready(Refusal):
    """The chair has ruled on this conflict, so it can no longer be dismissed. Ask the chair to rule again."""


@transaction.atomic
def judge(*, finding: Finding, verdict: str, ground: str = "", reason: str = "", by: Person, at: datetime) -> Verdict:
    """Confirm or dismiss the interest a finding rests on, for this item and these very words.

    `ground` and `reason` say why it is dismissed. A later verdict stands in its place; saying the same again of the
    same words adds nothing.
    """
    # Held until the verdict is stored, so that a key pressed twice judges once.
    conflict = (
        Conflict.objects.select_for_update(no_key=True, of=["self"]).select_related("item").get(pk=finding.conflict_id)
    )
    if conflict.person_id == by.pk:
        raise OwnReason
    if conflict.item.withdrawn:
        raise ItemWithdrawn
    if verdict == Verdict.Word.DISMISSED and conflict.rulings.exists():
        raise RuledAlready
    facts = {
        "line": finding.interest.line,
        "wording": wording(finding),
        "verdict": verdict,
        "ground": ground,
        "reason": reason,
        "judged_by": by,
    }
    last = conflict.verdicts.filter(line=finding.interest.line).first()
    if last and all(getattr(last, name) == value for name, value in facts.items()):
        return last
    judged = Verdict.objects.create(conflict=conflict, judged_at=at, **facts)
    record(kind="conflict.judged", about=judged, body=conflict.meeting.body, by=by, at=at, verdict=verdict)
    return judged
