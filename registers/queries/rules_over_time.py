"""The rules of a body on many days, and what each of them is quoted from."""

from collections.abc import Callable
from datetime import date
from functools import cache

from people.models import Body
from registers.policy.offers import Quote
from registers.policy.rules import Own, Rules, in_force, profiles
from registers.queries.rules import USUAL, profile_of


def rules_over_time(body: Body) -> Callable[[date], Rules]:
    """The rules of a body on any day, read at once. Two queries, however many days are asked for."""
    own = [Own(*row) for row in body.own_rules.values_list("name", "value", "since", "id")]
    adopted = list(body.adoptions.values_list("since", "profile"))

    @cache
    def on(day: date) -> Rules:
        key = next((profile for since, profile in adopted if since <= day), USUAL[Body.Kind(body.kind)])
        return profiles()[key].rules(in_force(own, day))

    return on


def rules_and_quotes(body: Body, day: date) -> tuple[Rules, dict[str, Quote]]:
    """The rules in force on a day, and by name where each is from: the guidance, or the body itself. Two queries."""
    profile = profile_of(body, day)
    rows = list(body.own_rules.filter(since__lte=day).order_by("since", "id"))
    values = in_force([Own(row.name, row.value, row.since, row.pk) for row in rows], day)
    said = {row.name: row.reason for row in rows}
    quotes = {name: Quote(given.reference, given.words) for name, given in profile.given.items()}
    own = {name: Quote(f"{body.short_name}’s own policy", said[name]) for name in values}
    return profile.rules(values), quotes | own
