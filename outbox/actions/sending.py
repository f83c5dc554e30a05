"""Sending what waits in the outbox, each message once."""

from datetime import datetime

from django.db import transaction

from coi.shared.later import later
from outbox.carriers import carrier
from outbox.carriers.letters import Letter, Never, NoSuchAddress, NotNow
from outbox.models import Attempt, Message
from outbox.policy.retrying import is_spent, may_have_gone
from outbox.queries.messages import Posted, due, messages, posted
from outbox.queries.wording import wording
from people.actions.posts import the_service
from people.models import Person

Outcome = Attempt.Outcome


def send(*, message_id: int, at: datetime) -> None:
    """Send a message if it is due, unless it was sent already or another worker holds it.

    That it was begun is stored first: whoever finds it begun and not ended knows that a worker was lost, and asks the
    carrier whether it has it before handing it over again.
    """
    begun = _begin(message_id, at)
    if begun:
        _finish(begun, at)


def send_waiting(*, at: datetime) -> None:
    """Ask again for every message that is due: a lost task, a killed worker, a morning after a quiet night."""
    for pk in due(at):
        later("outbox.send", message_id=pk)


def note(message: Message, outcome: str, at: datetime, *, by: Person | None = None, **facts: str) -> Attempt:
    """Write down what an attempt came to, or what was heard of it."""
    facts["detail"] = facts.get("detail", "")[:500]
    return Attempt.objects.create(
        message=message, outcome=outcome, attempted_at=at, attempted_by=by or the_service(), **facts
    )


@transaction.atomic
def _begin(message_id: int, at: datetime) -> Attempt | None:
    waiting = _locked(message_id)
    if waiting is None or not waiting.is_due(at):
        return None
    if is_spent(waiting.tried):
        note(waiting.message, Outcome.REFUSED, at, detail="Given up: it was tried as often as it may be")
        return None
    return note(waiting.message, Outcome.BEGUN, at, address=_address(waiting.message))


@transaction.atomic
def _finish(begun: Attempt, at: datetime) -> None:
    """Hand it over, holding its row; if another worker has begun it since, that one goes on."""
    waiting = _locked(begun.message_id)
    if waiting is None or waiting.last != begun:
        return
    try:
        reference = _hand_over(waiting, begun.address)
    except NotNow as reason:
        note(waiting.message, Outcome.FAILED, at, address=begun.address, detail=str(reason))
    except Never as reason:
        note(waiting.message, Outcome.REFUSED, at, address=begun.address, detail=str(reason))
    except NoSuchAddress as reason:
        note(waiting.message, Outcome.BOUNCED, at, address=begun.address, detail=str(reason))
    else:
        note(waiting.message, Outcome.SENT, at, address=begun.address, reference=reference)


def _hand_over(waiting: Posted, address: str) -> str:
    message, words = waiting.message, wording(waiting.message)
    letter = Letter(
        address=address,
        subject=words.subject,
        text=words.text,
        reference=f"{message.body.slug}-{message.pk}",
        reply_to=message.body.contact_email,
    )
    known = carrier().already_has(letter) if may_have_gone(waiting.tried) else None
    return known or carrier().hand_over(letter)


def _locked(message_id: int) -> Posted | None:
    rows = messages().select_for_update(skip_locked=True, of=("self",)).filter(pk=message_id)
    message = rows.first()
    return message and posted(message)


def _address(message: Message) -> str:
    """Where the recipient is reached now, or was when it was queued."""
    return message.recipient.email or message.address
