"""What a message says."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string

from outbox.models import Message


@dataclass(frozen=True)
class Words:
    """A message as it is read."""

    subject: str
    text: str


def wording(message: Message) -> Words:
    """A message drawn from its template, whose first line is the subject."""
    context = {**message.context, "name": message.recipient.name, "body": message.body, "site": settings.SITE_URL}
    subject, _, text = render_to_string(f"outbox/{message.kind}.txt", context).partition("\n")
    return Words(subject.strip(), text.strip() + "\n")
