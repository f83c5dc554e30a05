"""What a message says."""

from dataclasses import dataclass

from django.conf import settings
from django.template import Context
from django.template.loader import get_template

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
    template = get_template(f"outbox/{message.kind}.txt").template
    # Plain text: an ampersand in a name stays one.
    subject, _, text = template.render(Context({**message.context, **facts}, autoescape=False)).partition("\n")
    return Words(subject.strip(), text.strip() + "\n")
