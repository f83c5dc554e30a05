"""The worker shows that it is alive."""

from celery import shared_task
from django.core.cache import cache

from coi.shared.clock import now

HEARTBEAT_KEY = "worker-heartbeat"
HEARTBEAT_LASTS = 120  # seconds; eight beats of the timetable


@shared_task(name="people.heartbeat")
def heartbeat(**_):
    """Leave the time where /healthz looks for it."""
    cache.set(HEARTBEAT_KEY, now().isoformat(), HEARTBEAT_LASTS)
