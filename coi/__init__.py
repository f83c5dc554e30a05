"""The project: how the rooms are put together."""

from coi.celery import app as celery_app

__all__ = ["celery_app"]
