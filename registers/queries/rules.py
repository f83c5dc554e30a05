"""The rules of a body, on any day."""

from dataclasses import dataclass
from datetime import date

from people.models import Body
from registers.models import OwnRule
from registers.policy.rules import (
    GROUPS,
    PROFILE,
    SETTINGS,
    Given,
    Own,
    Profile,
    Rules,
    RulesOverTime,
    in_words,
    profiles,
    value_of,
)

# What a body follows until it says otherwise.
USUAL = {Body.Kind.CCG: "ccg_2017", Body.Kind.ICB: "nhs_2024"}


def rules_over_time(body: Body) -> RulesOverTime:
    """What a body follows and sets for itself, over all time; one query for however many days."""
    rows = body.own_rules.values_list("name", "value", "since", "id", "reason")
    return RulesOverTime(USUAL[Body.Kind(body.kind)], [Own(*row) for row in rows])


def rules_of(body: Body, day: date) -> Rules:
    """Every value in force for a body on a day."""
    return rules_over_time(body).on(day)


@dataclass(frozen=True)
class Told:
    """Once that a body set a rule or chose an edition, and what it set in words; empty if it gave the rule back."""

    row: OwnRule
    value: str


@dataclass(frozen=True)
class Rule:
    """One rule as its page shows it: the value in force, whose it is, and all that the body ever set."""

    name: str
    label: str
    value: str
    given: Given
    by_guidance: str
    is_own: bool
    history: list[Told]


@dataclass(frozen=True)
class Policy:
    """What a body follows on a day, and every rule by the heading it stands under."""

    profile: Profile
    editions: list[Told]
    groups: dict[str, list[Rule]]


def policy_of(body: Body, day: date) -> Policy:
    """A body's whole policy on a day, with who set what, and when."""
    rows = list(body.own_rules.select_related("set_by"))
    over_time = RulesOverTime(
        USUAL[Body.Kind(body.kind)], [Own(row.name, row.value, row.since, row.pk) for row in rows]
    )
    groups: dict[str, list[Rule]] = {heading: [] for heading in GROUPS.values()}
    for name, setting in SETTINGS.items():
        history = [Told(row, _in_words(row)) for row in rows if row.name == name]
        groups[GROUPS[setting["group"]]].append(_rule(name, over_time, day, history))
    editions = [Told(row, profiles()[row.value].title) for row in rows if row.name == PROFILE]
    return Policy(over_time.profile(day), editions, groups)


def _rule(name: str, over_time: RulesOverTime, day: date, history: list[Told]) -> Rule:
    given = over_time.profile(day).given[name]
    return Rule(
        name=name,
        label=SETTINGS[name]["label"],
        value=in_words(name, getattr(over_time.on(day), name)),
        given=given,
        by_guidance=in_words(name, given.value),
        is_own=name in over_time.set_on(day),
        history=history,
    )


def _in_words(row: OwnRule) -> str:
    return in_words(row.name, value_of(row.name, row.value)) if row.value else ""


def profile_of(body: Body, day: date) -> Profile:
    """The edition of the guidance that a body follows on a day."""
    return rules_over_time(body).profile(day)
