"""Spans of days: `since` is the first day, `until` the first day no longer in it; open when null."""

from datetime import date

from django.db import models
from django.db.models import F, Q


class DatedQuerySet(models.QuerySet):
    """Rows that hold for a span of days."""

    def as_at(self, day: date) -> "DatedQuerySet":
        """Those in force on a day."""
        started = Q(since__isnull=True) | Q(since__lte=day)
        not_over = Q(until__isnull=True) | Q(until__gt=day)
        return self.filter(started & not_over)


def span_in_order(name: str) -> models.CheckConstraint:
    """A constraint: a span ends no earlier than it begins."""
    in_order = Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since"))
    return models.CheckConstraint(condition=in_order, name=name)
