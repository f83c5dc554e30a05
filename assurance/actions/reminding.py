"""Climbing the ladder: reminding those who were asked and have not answered, and telling those who govern."""

from collections import defaultdict
from collections.abc import Set
from datetime import datetime

from django.db import transaction

from assurance.models import Reminder
from assurance.policy.ladder import Step
from assurance.policy.populations import Duty
from assurance.queries.duties import duties
from assurance.queries.reminders import Due, chairs_of, reminders_due, told_of, who_governs
from coi.shared.clock import day_of
from coi.shared.words import day_in_words
from outbox.actions.queueing import queue
from people.actions.audit import record
from people.actions.posts import the_service
from people.models import Body, Person
from registers.policy.rules import Rules
from registers.queries.declarations import declarations_of
from registers.queries.rules import rules_of


def remind(*, body: Body, at: datetime) -> None:
    """Send every reminder that is due now; to do so again, or after being killed half-way, sends none twice."""
    by, day = the_service(), day_of(at)
    rules = rules_of(body, day)
    for due in reminders_due(body, day, rules):
        _remind_one(body, due, by, at)
    _tell_chairs(body, rules, by, at)
    _tell_who_governs(body, by, at)


@transaction.atomic
def _remind_one(body: Body, due: Due, by: Person, at: datetime) -> None:
    """Write the reminder down and queue its message, unless the person has declared meanwhile."""
    person = Person.objects.select_for_update(no_key=True).get(pk=due.request.person_id)
    if declarations_of(body, person).filter(declared_at__gte=due.request.asked_at).exists():
        return
    facts = {"reminded_at": at, "reminded_by": by}
    reminder, is_new = Reminder.objects.get_or_create(request=due.request, step=due.step, defaults=facts)
    if is_new:
        context = {"asked_on": day_in_words(due.request.asked_at), "step": due.step.value}
        queue(body=body, to=person, kind="reminder", key=reminder.key, context=context, by=by, at=at)
        record(kind="declaration.reminded", about=reminder, body=body, by=by, at=at, step=due.step.value)


def _tell_chairs(body: Body, rules: Rules, by: Person, at: datetime) -> None:
    """Tell each chair how many who sit with them have come to that step; nobody is told of themselves."""
    chairs, today = chairs_of(body, day_of(at)), day_of(at)
    for day, people in told_of(body, Step.CHAIR, at).items():
        for committee, members in _by_committee(duties(body, today, rules, people)).items():
            for chair in chairs.get(committee[0], ()):
                key = f"ladder:committee:{committee[0]}:{chair.pk}:{day}"
                about = {"committee_id": committee[0], "committee": committee[1]}
                _tell(body, chair, members - {chair.pk}, "not_returned_to_chair", key, about, by, at)


def _by_committee(must: dict[int, Duty]) -> dict[tuple[int, str], set[int]]:
    members: dict[tuple[int, str], set[int]] = defaultdict(set)
    for person_id, duty in must.items():
        for committee in duty.committees.items():
            members[committee].add(person_id)
    return members


def _tell_who_governs(body: Body, by: Person, at: datetime) -> None:
    for day, people in told_of(body, Step.GUARDIAN, at).items():
        for person in who_governs(body, day_of(at)):
            key = f"ladder:body:{body.pk}:{person.pk}:{day}"
            _tell(body, person, {*people} - {person.pk}, "not_returned", key, {}, by, at)


def _tell(body: Body, to: Person, people: Set[int], kind: str, key: str, about: dict, by: Person, at: datetime) -> None:
    """Queue a message with a count and a link: the names are on the page, behind the sign-in."""
    if people:
        queue(body=body, to=to, kind=kind, key=key, context={**about, "number": len(people)}, by=by, at=at)
