"""Keying in what somebody declared on paper."""

from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction

from coi.shared.clock import day_of
from coi.shared.refusal import Refusal
from people.actions.audit import record
from people.models import Body, Person
from registers.models import Declaration, Paper
from registers.policy.paper import paper_fault
from registers.queries.declarations import declarations_of
from registers.queries.rules import rules_of

LONDON = ZoneInfo("Europe/London")


class OwnPaper(Refusal):
    """Declare your own interests under Declare: nobody keys in their own paper."""


class PaperRefused(Refusal):
    """The date on the paper does not fit."""


@transaction.atomic
def key_in(
    *,
    body: Body,
    person: Person,
    signed_on: date,
    kept_where: str,
    say: Callable[..., Declaration],
    by: Person,
    at: datetime,
) -> Declaration:
    """Key in a paper declaration, as made on the day it was signed. `say` is one of the actions of declaring."""
    if person == by:
        raise OwnPaper
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    fault = fault_of_paper(body, person, signed_on, day_of(at))
    if fault:
        raise PaperRefused(f"{fault}.")
    declaration = say(
        body=body, person=person, route=Declaration.Route.PAPER, signed_at=_noon(signed_on, at), by=by, at=at
    )
    is_new = declaration.route == Declaration.Route.PAPER and not Paper.objects.filter(declaration=declaration).exists()
    if is_new:
        paper = Paper.objects.create(
            declaration=declaration, signed_on=signed_on, kept_where=kept_where, keyed_at=at, keyed_by=by
        )
        record(kind="paper.keyed", about=paper, body=body, by=by, at=at, signed_on=signed_on.isoformat())
    return declaration


def fault_of_paper(body: Body, person: Person, signed_on: date, day: date) -> str:
    """What is wrong with the day on somebody's paper, as a sentence; empty if nothing is."""
    last = declarations_of(body, person).first()
    months = rules_of(body, day).refresh_months
    last_on = day_of(last.declared_at) if last else None
    return paper_fault(signed_on, day=day, refresh_months=months, last_declared_on=last_on)


def _noon(day: date, at: datetime) -> datetime:
    """Midday of the day on the paper, which says no hour; never later than now."""
    return min(datetime.combine(day, time(12), tzinfo=LONDON), at)
