"""Addresses at which mail came back, and to which no more is sent until somebody says that they are right."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from outbox.models import Attempt, Reinstatement
from people.models import Body


def bounces() -> QuerySet[Attempt]:
    """Mail that came back from addresses that nobody has called right since, the latest first."""
    since = Reinstatement.objects.filter(
        address__iexact=OuterRef("address"), reinstated_at__gte=OuterRef("attempted_at")
    )
    back = Attempt.objects.filter(outcome=Attempt.Outcome.BOUNCED)
    return back.exclude(Exists(since)).select_related("message__recipient")


def bad_addresses(addresses: Iterable[str]) -> set[str]:
    """Which of some addresses mail came back from, in small letters."""
    asked = {address.lower() for address in addresses}
    return {address.lower() for address in bounces().values_list("address", flat=True)} & asked


def bounced_in(body: Body) -> list[Attempt]:
    """For each bad address that a body has written to and still has on record, the last mail that came back."""
    by_address = {}
    for attempt in bounces().filter(message__body=body):
        if (attempt.message.recipient.email or "").lower() == attempt.address.lower():
            by_address.setdefault(attempt.address.lower(), attempt)
    return list(by_address.values())
