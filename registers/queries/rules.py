"""The rules of a body on a day."""

from datetime import date

from people.models import Body
from registers.policy.rules import Own, Profile, Rules, in_force, profiles

# What a body follows until it says otherwise.
USUAL = {Body.Kind.CCG: "ccg_2017", Body.Kind.ICB: "nhs_2024"}


def profile_of(body: Body, day: date) -> Profile:
    """The edition of the guidance that a body follows on a day."""
    adopted = body.adoptions.filter(since__lte=day).first()
    return profiles()[adopted.profile if adopted else USUAL[Body.Kind(body.kind)]]


def rules_of(body: Body, day: date) -> Rules:
    """Every value in force for a body on a day: its own, or else its guidance's. Two queries."""
    rows = body.own_rules.filter(since__lte=day).values_list("name", "value", "since", "id")
    return profile_of(body, day).rules(in_force([Own(*row) for row in rows], day))
