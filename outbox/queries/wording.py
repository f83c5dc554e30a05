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


def wording(message: Message, *, for_log: bool = False) -> Words:
    """A message drawn from its template, whose first line is the subject.

    For the log, a template leaves out what only the recipient may use: a link that opens without signing in.
    """
    facts = {"name": message.recipient.name, "body": message.body, "site": settings.SITE_URL, "for_log": for_log}
    subject, _, text = render_to_string(f"outbox/{message.kind}.txt", {**message.context, **facts}).partition("\n")
    return Words(subject.strip(), text.strip() + "\n")
