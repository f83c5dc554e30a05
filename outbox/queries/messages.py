"""What waits in the outbox, what was sent, and what became of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from outbox.models import Attempt, Message
from outbox.policy.kinds import Kind, kind_of
from outbox.policy.retrying import OPEN, Tried, earliest
from outbox.policy.timing import next_opening
from outbox.queries.addresses import bad_addresses
from people.models import Body, Person

# Notify tells of messages for seven days.
NEWS_FOR = timedelta(days=7)
MOST_AT_ONCE = 500


@dataclass(frozen=True)
class Posted:
    """A message with everything that was tried."""

    message: Message
    is_bad: bool = False  # mail to its recipient came back

    @cached_property
    def tried(self) -> list[Tried]:
        """Its attempts, the oldest first."""
        return [Tried(each.outcome, each.attempted_at) for each in self.attempts]

    @cached_property
    def attempts(self) -> list[Attempt]:
        """Its attempts as they are stored, the oldest first."""
        return sorted(self.message.attempts.all(), key=lambda each: each.pk)

    @property
    def last(self) -> Attempt | None:
        """The last attempt, or None."""
        return self.attempts[-1] if self.attempts else None

    @property
    def kind(self) -> Kind:
        """What kind of message it is."""
        return kind_of(self.message.kind)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be sent."""
        return self.last is None or self.last.outcome in OPEN

    @property
    def is_held(self) -> bool:
        """Whether it waits for an address that is right."""
        return self.is_open and self.is_bad

    def due_at(self, at: datetime) -> datetime:
        """The first moment from `at` on at which it may be tried."""
        soonest = max(at, earliest(self.tried) or at)
        return next_opening(soonest) if self.kind.waits else soonest

    def is_due(self, at: datetime) -> bool:
        """Whether it is to be tried now."""
        return self.is_open and not self.is_held and self.due_at(at) <= at


def _last(field: str) -> Subquery:
    return Subquery(Attempt.objects.filter(message=OuterRef("pk")).order_by("-id").values(field)[:1])


def messages() -> QuerySet[Message]:
    """All messages with what their last attempt came to."""
    attempts = Prefetch("attempts", Attempt.objects.select_related("attempted_by"))
    everything = Message.objects.annotate(last_outcome=_last("outcome"))
    return everything.select_related("body", "recipient").prefetch_related(attempts)


def unsent() -> QuerySet[Message]:
    """Messages that are still to be sent, the oldest first."""
    is_open = Q(last_outcome__isnull=True) | Q(last_outcome__in=OPEN)
    return messages().filter(is_open).order_by("queued_at", "id")


def posted(message: Message) -> Posted:
    """A message with all that bears on sending it."""
    return Posted(message, bool(bad_addresses([message.recipient.email or message.address])))


def due(at: datetime) -> list[int]:
    """The ids of messages to be tried now, the oldest first, as many as are asked for at once."""
    waiting = list(unsent())
    bad = bad_addresses(each.recipient.email or each.address for each in waiting)
    each_posted = (Posted(each, (each.recipient.email or each.address).lower() in bad) for each in waiting)
    return [each.message.pk for each in each_posted if each.is_due(at)][:MOST_AT_ONCE]


def unheard_of(at: datetime) -> dict[str, Message]:
    """Messages handed over in the last seven days of which nothing was heard since, by the carrier's reference."""
    recent = messages().annotate(last_at=_last("attempted_at")).filter(last_at__gt=at - NEWS_FOR)
    sent = map(Posted, recent.filter(last_outcome=Attempt.Outcome.SENT))
    by_reference = {each.last.reference: each.message for each in sent}
    return {reference: message for reference, message in by_reference.items() if reference}


GROUPS = {
    "waiting": ("Waiting", Q(last_outcome__isnull=True) | Q(last_outcome__in=OPEN)),
    "sent": ("Sent", Q(last_outcome__in=[Attempt.Outcome.SENT, Attempt.Outcome.DELIVERED])),
    "failed": ("Came back or refused", Q(last_outcome__in=[Attempt.Outcome.BOUNCED, Attempt.Outcome.REFUSED])),
}


def log_of(body: Body, *, group: str = "", kind: str = "", name: str = "") -> QuerySet[Message]:
    """What a body has written to people, the latest first; of one group, of one kind, to people so named."""
    found = messages().filter(body=body)
    if group in GROUPS:
        found = found.filter(GROUPS[group][1])
    if kind:
        found = found.filter(kind=kind)
    return found.filter(recipient__name__icontains=name) if name else found


def written_to(body: Body, person: Person) -> list[Posted]:
    """What a body has written to a person, the latest first."""
    return [Posted(each) for each in messages().filter(body=body, recipient=person)[:20]]
