"""Sending what waits in the outbox, each message once."""

from datetime import datetime

from django.core.mail import EmailMessage
from django.db import transaction

from coi.shared.later import later
from outbox.models import Attempt
from outbox.queries.messages import unsent
from outbox.queries.wording import wording
from people.actions.posts import the_service


@transaction.atomic
def send(*, message_id: int, at: datetime) -> None:
    """Send a message, unless it was sent already or another worker holds it."""
    message = unsent().select_for_update(skip_locked=True, of=("self",)).filter(pk=message_id).first()
    if message is None:
        return
    words = wording(message)
    headers = {"Message-ID": f"<{message.pk}.recuse@{message.body.slug}>"}
    EmailMessage(words.subject, words.text, to=[message.address], headers=headers).send()
    Attempt.objects.create(message=message, outcome=Attempt.Outcome.SENT, attempted_at=at, attempted_by=the_service())


def send_waiting() -> None:
    """Ask again for every message that was not sent: a lost task, a killed worker."""
    for pk in unsent().values_list("pk", flat=True):
        later("outbox.send", message_id=pk)
