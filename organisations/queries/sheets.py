"""A body's own ties, and the tables of them that it sent."""

from collections.abc import Iterator

from django.db.models import QuerySet

from organisations.models import TieSheet
from people.models import Body


def sheets_of(body: Body) -> QuerySet[TieSheet]:
    """The tables a body sent, newest first, without their content."""
    return body.tie_sheets.defer("content").select_related("sent_by")


def sheet_by_id(sheet_id: int) -> TieSheet | None:
    """A table that was sent, if there is one."""
    return TieSheet.objects.select_related("body").filter(pk=sheet_id).first()


def unfinished_sheets() -> list[TieSheet]:
    """The tables the worker has still to look at or to take in."""
    states = [TieSheet.State.WAITING, TieSheet.State.TAKING_IN]
    return list(TieSheet.objects.defer("content").filter(state__in=states))


def lines_of(body: Body) -> Iterator[tuple]:
    """The body's own ties as its table has them: five columns and two names."""
    ties = body.local_ties.select_related("organisation", "target").order_by("organisation__name", "relation", "pk")
    for tie in ties.iterator(chunk_size=2000):
        target = tie.target.code if tie.target else tie.what
        words = (tie.organisation.name, tie.target.name if tie.target else "")
        yield (tie.organisation.code, tie.get_relation_display(), target, tie.since, tie.until, *words)
