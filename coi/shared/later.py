"""Asking the worker, once what it needs is safely stored."""

from functools import partial

from celery import current_app
from django.db import transaction

from coi.shared.clock import now


def later(task: str, **ids: int | list[int]) -> None:
    """Send a task by name, with the ids of what it is about, after the transaction commits.

    By name, so that actions need not import tasks; a test checks that each name exists.
    """
    transaction.on_commit(partial(current_app.send_task, task, kwargs=ids))


def by_the_minute(task: str, **ids: int | list[int]) -> None:
    """Send a task as `later` does, to be done when the minute is over, together with all others asked for in it."""
    transaction.on_commit(partial(_send_by_the_minute, task, ids))


def _send_by_the_minute(task: str, ids: dict) -> None:
    current_app.send_task(task, kwargs=ids, countdown=60 - now().second)
