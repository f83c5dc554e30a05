"""The rules of a body with what each of them is quoted from."""

from datetime import date

from people.models import Body
from registers.policy.offers import Quote
from registers.policy.rules import Rules
from registers.queries.rules import rules_over_time


def rules_and_quotes(body: Body, day: date) -> tuple[Rules, dict[str, Quote]]:
    """The rules in force on a day, and by name where each is from: the guidance, or the body itself. One query."""
    over_time = rules_over_time(body)
    quotes = {name: Quote(given.reference, given.words) for name, given in over_time.profile(day).given.items()}
    own = {name: Quote(f"{body.short_name}’s own policy", reason) for name, reason in over_time.reasons(day).items()}
    return over_time.on(day), quotes | own
