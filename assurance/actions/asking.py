"""Asking people to declare: by hand, one or a group, and by the timetable."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from assurance.queries.duties import declarants
from assurance.queries.reminders import key_of_asking, to_ask
from coi.shared.clock import day_of
from coi.shared.later import later
from outbox.actions.queueing import queue
from people.actions.posts import the_service
from people.models import Body, Person
from registers.actions import declaring
from registers.models import Request


@transaction.atomic
def ask(*, body: Body, person: Person, by: Person, at: datetime) -> Request:
    """Ask a person to declare, and queue the message that says so; twice on one day is once."""
    request = declaring.ask(body=body, person=person, by=by, at=at)
    queue(body=body, to=person, kind="asked", key=key_of_asking(request.pk), context={}, by=by, at=at)
    return request


def ask_later(*, body: Body, person_ids: list[int], by: Person) -> None:
    """Have the worker ask people, who may be thousands."""
    later("assurance.ask_people", body_id=body.pk, person_ids=person_ids, by_id=by.pk)


def ask_all(*, body: Body, person_ids: Iterable[int], by: Person, at: datetime) -> None:
    """Ask everyone of a list who must declare to the body; each by themselves, so that a killed worker loses none."""
    for person in declarants(body, day_of(at)).filter(pk__in=list(person_ids)):
        ask(body=body, person=person, by=by, at=at)


def ask_due(*, body: Body, at: datetime) -> None:
    """Ask everybody whose turn it is: newcomers, and those whose declaration will soon be out of date."""
    due = to_ask(body, day_of(at)).chosen("everybody", "turn")
    ask_all(body=body, person_ids=[line.person_id for line in due], by=the_service(), at=at)
