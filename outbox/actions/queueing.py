"""Putting a message into the outbox; the worker sends it once it is stored."""

from datetime import datetime

from django.db import transaction

from coi.shared.later import later
from outbox.models import Message
from people.models import Body, Person


@transaction.atomic
def queue(
    *,
    body: Body,
    to: Person,
    kind: str,
    key: str,
    context: dict,
    by: Person,
    at: datetime,
) -> Message | None:
    """Queue a message of a kind, drawn by templates/outbox/<kind>.txt with a context of plain JSON values.

    The same key is queued once, whatever happens. None for somebody without an address.
    """
    if not to.email:
        return None
    facts = {"body": body, "recipient": to, "kind": kind, "address": to.email, "context": context}
    message, is_new = Message.objects.get_or_create(key=key, defaults={**facts, "queued_at": at, "queued_by": by})
    if is_new:
        later("outbox.send", message_id=message.pk)
    return message
