"""The one place that reads the clock; everything else is told the time."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The moment, aware; read at the top of a request, a task or a command and passed on."""
    return timezone.now()


def day_of(at: datetime) -> date:
    """The calendar day of a moment, as people in London would say it."""
    return timezone.localtime(at).date()
