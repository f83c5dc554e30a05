"""What waits in the outbox."""

from django.db.models import Exists, OuterRef, QuerySet

from outbox.models import Attempt, Message

OVER = [Attempt.Outcome.SENT, Attempt.Outcome.REFUSED, Attempt.Outcome.BOUNCED]


def unsent() -> QuerySet[Message]:
    """Messages that were not sent, the oldest first."""
    over = Attempt.objects.filter(message=OuterRef("pk"), outcome__in=OVER)
    return Message.objects.exclude(Exists(over)).select_related("body").order_by("queued_at", "id")
