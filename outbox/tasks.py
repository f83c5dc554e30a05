"""The worker's doors into the outbox."""

from celery import shared_task

from coi.shared.clock import now
from outbox.actions import following, sending


@shared_task(name="outbox.send")
def send(*, message_id: int, **_):
    """Send one message."""
    sending.send(message_id=message_id, at=now())


@shared_task(name="outbox.send_waiting")
def send_waiting(**_):
    """Ask again for every message that is due."""
    sending.send_waiting(at=now())


@shared_task(name="outbox.hear")
def hear(**_):
    """Ask the carrier what became of messages it took."""
    following.hear(at=now())
