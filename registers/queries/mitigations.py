"""What is agreed about interests outside meetings; the latest word on an interest stands, in whatever version it is."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from people.models import Body
from registers.models import Mitigation


def _latest(agreed: QuerySet[Mitigation]) -> QuerySet[Mitigation]:
    return agreed.order_by("line", "-agreed_at", "-id").distinct("line").select_related("owner", "agreed_by")


def standing(lines: Iterable[UUID], day: date) -> dict[UUID, Mitigation]:
    """What was agreed about interests by the end of a day and still stood, by line. One query."""
    known = Mitigation.objects.filter(line__in=set(lines), agreed_at__date__lte=day)
    return {each.line: each for each in _latest(known) if each.action != Mitigation.Action.NONE_REQUIRED}


def agreed_in(body: Body) -> QuerySet[Mitigation]:
    """Everything that stands in a body, whatever is to be reviewed first."""
    return _standing(Mitigation.objects.filter(body=body))


def due(body: Body, day: date) -> QuerySet[Mitigation]:
    """What is to be reviewed on a day, or should have been."""
    return agreed_in(body).filter(review_on__lte=day)


def due_anywhere(day: date) -> QuerySet[Mitigation]:
    """What is to be reviewed on a day, or should have been, in every body."""
    return _standing(Mitigation.objects.filter(review_on__lte=day)).select_related("body", "owner")


def _standing(agreed: QuerySet[Mitigation]) -> QuerySet[Mitigation]:
    newer = Mitigation.objects.filter(line=OuterRef("line"), pk__gt=OuterRef("pk"))
    last = agreed.exclude(action=Mitigation.Action.NONE_REQUIRED).exclude(Exists(newer))
    return last.select_related("interest__person", "interest__organisation", "owner").order_by("review_on", "id")
