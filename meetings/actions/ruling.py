"""The chair's decision on how each conflict is handled."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from coi.shared.refusal import Refusal
from meetings.models import Conflict, Ruling
from meetings.policy.handling import together
from meetings.queries.cases import cases_of
from people.actions.audit import record
from people.models import Person


class OwnConflict(Refusal):
    """You cannot rule on your own conflict. Whoever takes the chair for this item does."""


class NotAtTheMeeting(Refusal):
    """You are not expected at this meeting, so you cannot rule on its conflicts. Its own chair does."""


class ItemWithdrawn(Refusal):
    """This item has been withdrawn, so there is nothing to rule on."""


class NobodyChosen(Refusal):
    """Select at least one member."""


@transaction.atomic
def rule(
    *, conflict: Conflict, handling: str, also: Iterable[str] = (), reason: str, by: Person, at: datetime
) -> Ruling:
    """Record how a conflict is to be handled, and why. A later ruling stands in its place.

    `also` are the handlings added to the first: no papers, the chair handed over. Saying again what the same person
    last ruled adds nothing.
    """
    return rule_the_same(conflicts=[conflict], handling=handling, also=also, reason=reason, by=by, at=at)[0]


@transaction.atomic
def rule_the_same(
    *,
    conflicts: Sequence[Conflict],
    handling: str,
    also: Iterable[str] = (),
    reason: str,
    by: Person,
    at: datetime,
) -> list[Ruling]:
    """Record one handling for several conflicts of a meeting: a ruling for each, or none if one is refused."""
    if not conflicts:
        raise NobodyChosen
    # The role of chair is held in the body; whose meeting it is, the table says.
    if not conflicts[0].meeting.members.filter(person=by, apologies=False).exists():
        raise NotAtTheMeeting
    if any(conflict.person_id == by.pk for conflict in conflicts):
        raise OwnConflict
    if any(conflict.item.withdrawn for conflict in conflicts):
        raise ItemWithdrawn
    # Held until the ruling is stored, so that a button pressed twice rules once.
    held = Conflict.objects.filter(pk__in=[conflict.pk for conflict in conflicts])
    list(held.select_for_update(no_key=True).order_by("pk"))
    proposed = {case.conflict.pk: case.proposed.handling for case in cases_of(conflicts[0].meeting, held)}
    main, *added = together(handling, also)
    facts = {"handling": main, "also": added, "reason": reason, "ruled_by": by}
    return [_rule(conflict, facts, proposed.get(conflict.pk, ""), at) for conflict in conflicts]


def _rule(conflict: Conflict, facts: dict, proposed: str, at: datetime) -> Ruling:
    last = conflict.rulings.order_by("-ruled_at", "-id").first()
    if last and all(getattr(last, name) == value for name, value in facts.items()):
        return last
    ruling = Ruling.objects.create(conflict=conflict, proposed=proposed, ruled_at=at, **facts)
    body = conflict.meeting.body
    ruled = {"handling": facts["handling"], "also": facts["also"]}
    record(kind="conflict.ruled", about=ruling, body=body, by=facts["ruled_by"], at=at, **ruled)
    return ruling
