"""The items of coming meetings that changed organisations concern."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from meetings.models import AgendaItem
from organisations.queries.touched import Touched, telling_words


def items_touched(touched: Touched, day: date) -> list[int]:
    """The ids of items of meetings on or after a day that concern them, may now name one, or are about all of a kind.

    What was found at a meeting that is over stays as it was.
    """
    coming = AgendaItem.objects.filter(meeting__held_on__gte=day, withdrawn=False)
    if touched.bodies:
        coming = coming.filter(meeting__body__in=touched.bodies)
    related = Q(subjects__organisation__in=touched.organisations) | Q(
        corrections__organisation__in=touched.organisations
    )
    # Whether an item on a contract concerns its holders or every practice depends on there being any, and who else an
    # item may affect on who is near.
    about_all = (Q(subjects__theme__gt="") | Q(effect_answers__is_yes=True)) & Q(
        meeting__body__areas__overlap=list(touched.areas)
    )
    found = set(coming.filter(related | about_all).values_list("pk", flat=True))
    return sorted(found | _saying(coming, touched.words))


def _saying(coming: QuerySet[AgendaItem], words: Iterable[str]) -> set[int]:
    """The items whose title, question or paper holds one of the words."""
    words = set(words)
    said = coming.order_by("pk").values_list("pk", "title", "ask", "paper").iterator(chunk_size=200)
    return {pk for pk, *texts in said if words & telling_words(" ".join(texts))}
