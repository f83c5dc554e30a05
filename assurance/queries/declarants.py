"""One who must declare, and those of one committee."""

from dataclasses import dataclass
from datetime import date, datetime

from assurance.policy.ladder import Step
from assurance.queries.duties import duties, seated
from assurance.queries.reminders import asked_of, reminded
from assurance.queries.roll import Line, line, lines_of
from meetings.models import Committee
from people.models import Body, Person
from registers.models import Declaration
from registers.queries import declarations as registers
from registers.queries.rules import rules_of


@dataclass(frozen=True)
class Sent:
    """That somebody was asked or reminded."""

    at: datetime
    words: str


@dataclass(frozen=True)
class Declarant:
    """Somebody who must declare: where they stand, what was sent and what came back."""

    line: Line
    declarations: list[Declaration]
    sent: list[Sent]


def declarant(body: Body, person: Person, day: date) -> Declarant:
    """Where somebody stands who must declare on a day."""
    rules, requests = rules_of(body, day), asked_of(body, person)
    duty = duties(body, day, rules, [person.pk])[person.pk]
    made = list(registers.declarations_of(body, person))
    told = [each.kind for each in made if each.kind != Declaration.Kind.NO_CHANGE]
    asked_at, declared_at = (max(moments, default=None) for moments in _moments(requests, made))
    standing = registers.standing(asked_at, declared_at, told, day, duty.months)
    return Declarant(
        line=line(person.pk, person.name, duty, standing, rules, day),
        declarations=made,
        sent=_sent(requests),
    )


def _moments(requests: list, made: list[Declaration]) -> tuple[list[datetime], list[datetime]]:
    return [each.asked_at for each in requests], [each.declared_at for each in made]


def _sent(requests: list) -> list[Sent]:
    """Every request and reminder, the latest first."""
    asked = [Sent(each.asked_at, "Asked") for each in requests]
    reminders = [Sent(r.reminded_at, Step(r.step).words) for each in requests for r in each.reminders.all()]
    return sorted([*asked, *reminders], key=lambda sent: sent.at, reverse=True)


@dataclass(frozen=True)
class Member:
    """Somebody with a seat on a committee, and when they were reminded."""

    line: Line
    reminded: list[datetime]


@dataclass(frozen=True)
class SeatHolders:
    """Those with a seat on a committee: who has no declaration that counts, and who has."""

    missing: list[Member]
    returned: list[Member]


def seat_holders(body: Body, committee: Committee, day: date) -> SeatHolders:
    """Those with a seat on a committee on a day, by name."""
    lines = lines_of(body, day, rules_of(body, day), seated(body, committee.pk, day))
    sent = reminded(body, [each.person_id for each in lines])
    members = [Member(each, sent[each.person_id]) for each in lines]
    return SeatHolders(
        missing=[each for each in members if not each.line.standing.is_current],
        returned=[each for each in members if each.line.standing.is_current],
    )
