"""After a message is sent: what became of it, sending it again, and putting an address right."""

from datetime import datetime

from django.db import transaction

from coi.shared.later import later
from coi.shared.refusal import Refusal
from outbox.actions.sending import note
from outbox.carriers import carrier
from outbox.carriers.letters import News, NotNow
from outbox.models import Attempt, Message, Reinstatement
from outbox.policy.retrying import GIVEN_UP
from outbox.queries.addresses import bounces
from outbox.queries.messages import messages, posted, unheard_of
from people.actions.audit import record
from people.models import Body, Person


class NotGivenUp(Refusal):
    """This message was not given up: it has been sent, or it still will be."""


class StillBad(Refusal):
    """Mail to this address came back. Say first that the address is right, or have it changed."""


class NotBad(Refusal):
    """No mail to this address has come back since somebody last said that it is right."""


def hear(*, at: datetime) -> None:
    """Ask the carrier what became of messages it took, and write that down once."""
    waiting = unheard_of(at)
    try:
        heard = carrier().news(waiting)
    except NotNow:
        return
    for reference, news in heard.items():
        _heard(waiting[reference].pk, news, at)


@transaction.atomic
def _heard(message_id: int, news: News, at: datetime) -> None:
    message = messages().select_for_update(of=("self",)).get(pk=message_id)
    last = posted(message).last
    if last.outcome == Attempt.Outcome.SENT:
        note(message, news.outcome, at, address=last.address, reference=last.reference, detail=news.detail)


@transaction.atomic
def send_again(*, message: Message, by: Person, at: datetime) -> None:
    """Have a message that was given up tried again."""
    locked = posted(messages().select_for_update(of=("self",)).get(pk=message.pk))
    if locked.last is None or locked.last.outcome not in GIVEN_UP:
        raise NotGivenUp
    if locked.is_bad:
        raise StillBad
    note(message, Attempt.Outcome.AGAIN, at, by=by)
    record(kind="message.asked_for_again", about=message, body=message.body, by=by, at=at)
    later("outbox.send", message_id=message.pk)


@transaction.atomic
def reinstate(*, body: Body, address: str, by: Person, at: datetime) -> Reinstatement:
    """Say that an address at which mail came back is right; what waits for it goes out."""
    if not bounces().filter(address__iexact=address).exists():
        raise NotBad
    row = Reinstatement.objects.create(body=body, address=address, reinstated_at=at, reinstated_by=by)
    record(kind="address.called_right", about=row, body=body, by=by, at=at)
    return row
