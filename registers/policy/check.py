"""“Do I need to declare this?”: a walk through questions, to an end that says declare, no need, or ask the Guardian.

The questions are check.toml: each answer leads `to` a question, to a rule or to an end, and may say how a declaration
`begins`: answers to pages of the journey, by page and field. A rule leads on by a yes-or-no value of the body's own.
The ends are check_ends.toml. Nothing is kept of a walk: where somebody stands is a function of what they have said.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from registers.policy.rules import LargeGift, Rules

FOLDER = Path(__file__).parent
Begins = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Answer:
    """One answer to a question, and where it leads."""

    key: str
    words: str
    to: str
    hint: str = ""
    begins: Begins = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """A question, with its answers."""

    title: str
    answers: tuple[Answer, ...]
    lead: str = ""


@dataclass(frozen=True)
class ByRule:
    """A fork that the body's own rules decide."""

    rule: str
    yes: str
    no: str


@dataclass(frozen=True)
class End:
    """Where a walk ends: what to do, why, what the guidance says, and examples."""

    outcome: str  # declare, offer, no_need, ask
    title: str
    why: str
    guidance: str
    reference: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Check:
    """All the questions and ends, by name."""

    start: str
    questions: Mapping[str, Question]
    rules: Mapping[str, ByRule]
    ends: Mapping[str, End]


@cache
def the_check() -> Check:
    """The check as its two files have it."""
    raw, ends = (tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")) for name in ("check", "check_ends"))
    return Check(
        start=raw["start"],
        questions={name: _question(**each) for name, each in raw["questions"].items()},
        rules={name: ByRule(**each) for name, each in raw["rules"].items()},
        ends={name: End(**{**each, "examples": tuple(each["examples"])}) for name, each in ends["ends"].items()},
    )


def _question(title: str, answers: Sequence[dict], lead: str = "") -> Question:
    return Question(title, tuple(Answer(**answer) for answer in answers), lead)


@dataclass(frozen=True)
class Said:
    """A question that was answered, and the answer, in words."""

    label: str
    value: str


@dataclass(frozen=True)
class Place:
    """Where somebody stands after what they have said: at a question or at an end."""

    keys: tuple[str, ...]  # of the answers that were understood
    said: tuple[Said, ...]
    question: Question | None = None
    end: End | None = None
    begins: Begins = field(default_factory=dict)


def walk(keys: Sequence[str], rules: Rules, body: str, check: Check | None = None) -> Place:
    """Follow answers, by their keys, as far as they are understood; words hold a body's own values."""
    check = check or the_check()
    words = _words(rules, body)
    place, name = Place((), ()), check.start
    for key in [*keys, None]:
        name = _past_rules(check, name, rules)
        if name in check.ends:
            relationship = RELATIONS.get(place.begins.get("connection", {}).get("relationship", ""), "a relative")
            return replace(place, end=_filled(check.ends[name], words | {"relationship": relationship}))
        question = _filled(check.questions[name], words)
        answer = next((each for each in question.answers if each.key == key), None)
        if answer is None:
            return replace(place, question=question)
        place = _step(place, question, answer)
        name = answer.to
    return place


def _past_rules(check: Check, name: str, rules: Rules) -> str:
    while fork := check.rules.get(name):
        name = fork.yes if getattr(rules, fork.rule) else fork.no
    return name


def _step(place: Place, question: Question, answer: Answer) -> Place:
    return Place(
        keys=(*place.keys, answer.key),
        said=(*place.said, Said(question.title, answer.words)),
        begins={**place.begins, **answer.begins},
    )


RELATIONS = {
    "spouse_or_partner": "a husband, wife or partner",
    "close_friend": "a close friendship",
    "business_partner": "a business partner",
}


FOR_ORGANISATION = "It may be accepted for the organisation, for example for a charitable fund, not for yourself."


def _words(rules: Rules, body: str) -> dict[str, str]:
    """What stands in place of the words in braces."""
    limit, promotional = _pounds(rules.gift_limit), _pounds(rules.promotional_limit)
    to_organisation = rules.large_gift == LargeGift.ORGANISATION
    return {
        "body": body,
        "days": str(rules.days_to_declare),
        "promotional": f"up to {promotional}" if rules.promotional_limit_included else f"worth less than {promotional}",
        "large_gift": f"{limit} or more" if rules.gift_at_limit_is_large else f"more than {limit}",
        "gift_months": f"{rules.gift_months} months",
        "large_gift_does": FOR_ORGANISATION if to_organisation else "It should be declined.",
        "meals_declared": _pounds(rules.meals_declared_from),
        "meals_approved": _pounds(rules.meals_approved_over),
    }


def _pounds(amount: Decimal) -> str:
    return f"£{amount:.0f}" if amount == int(amount) else f"£{amount:.2f}"


def _filled(thing, words: Mapping[str, str]):
    """A question, answer or end with its words in braces filled in."""
    return replace(thing, **{name: _in(value, words) for name, value in vars(thing).items() if name != "begins"})


def _in(value, words: Mapping[str, str]):
    if isinstance(value, str):
        return value.format_map(words)
    if isinstance(value, tuple):
        return tuple(_in(each, words) for each in value)
    return _filled(value, words)
