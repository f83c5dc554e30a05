"""Leaving a trail."""

from datetime import datetime
from typing import Any

from django.db.models import Model

from people.models import Body, Event, Person


def record(*, kind: str, about: Model, body: Body | None, by: Person, at: datetime, **detail: Any) -> Event:
    """Write one line of the trail, in the transaction of the change it tells of.

    It points by name, not by foreign key, so that it outlives what it is about.
    """
    name = f"{about._meta.label_lower} {about.pk}"
    return Event.objects.create(kind=kind, about=name, body=body, detail=detail, done_by=by, done_at=at)
