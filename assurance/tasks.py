"""The worker’s doors into assurance."""

from celery import shared_task

from assurance.actions import asking, reminding
from coi.shared.clock import now
from people.queries import all_bodies, body_by_id, person_by_id


@shared_task(name="assurance.ask_people")
def ask_people(*, body_id: int, person_ids: list[int], by_id: int, **_):
    """Ask people whom somebody chose; those asked today already are not asked twice."""
    asking.ask_all(body=body_by_id(body_id), person_ids=person_ids, by=person_by_id(by_id), at=now())


@shared_task(name="assurance.chase")
def chase(**_):
    """Ask everybody whose turn it is, and remind those who have not answered, in every body."""
    for body in all_bodies():
        asking.ask_due(body=body, at=now())
        reminding.remind(body=body, at=now())
