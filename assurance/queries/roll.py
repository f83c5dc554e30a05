"""The roll: everyone who must declare to a body, how they stand, and by when they are to declare."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, QuerySet
from django.db.models.functions import TruncDate

from assurance.policy.cycle import due_on
from assurance.policy.populations import Duty, Population
from assurance.queries.duties import duties
from coi.shared.clock import day_of
from people.models import Body, Person
from registers.policy.rules import Rules
from registers.queries.declarations import ASKED, INTERESTS, NIL, NOT_ASKED, Standing, interests_standing, states
from registers.queries.rules import rules_of

OVERDUE, LATE = "overdue", "late"
GROUPS = {
    NOT_ASKED: "Not asked",
    ASKED: "Asked, not returned",
    NIL: "Nothing to declare",
    INTERESTS: "Interests declared",
    OVERDUE: "Overdue",
    LATE: "Declared late",
}


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who must declare, how they stand, and how many of their interests were declared late."""

    person_id: int
    name: str
    duty: Duty
    standing: Standing
    due_on: date  # the last day in time
    day: date
    late: int = 0

    @property
    def is_overdue(self) -> bool:
        """Whether they have not declared in time: never, or too long ago."""
        return self.due_on < self.day

    @property
    def overdue_since(self) -> date | None:
        """The first day on which they were overdue."""
        return self.due_on + timedelta(days=1) if self.is_overdue else None

    @property
    def has_returned(self) -> bool:
        """Whether they ever declared; it may be overdue."""
        return self.standing.declared_at is not None

    @property
    def is_missing(self) -> bool:
        """Whether nothing that counts has come from them: they have not returned, or it is out of date."""
        return not self.standing.is_current

    @property
    def groups(self) -> set[str]:
        """The groups they are counted in."""
        also = {OVERDUE: self.is_overdue, LATE: self.late}
        return {self.standing.state, *(group for group, belongs in also.items() if belongs)}


@dataclass(frozen=True)
class Roll:
    """Everyone who must declare, or some of them, by name."""

    lines: list[Line]

    def counts(self) -> list[tuple[str, str, int]]:
        """Each group, its words, and how many are in it."""
        return [(group, words, len(self.of(group))) for group, words in GROUPS.items()]

    def of(self, group: str) -> list[Line]:
        """Those in a group; everybody, if there is no such group."""
        return [line for line in self.lines if group not in GROUPS or group in line.groups]

    def among(self, who: str) -> "Roll":
        """Those a choice means: population:members, directorate:Finance, committee:12; everybody, if it is none."""
        kind, _, value = who.partition(":")
        belongs = CHOICES.get(kind)
        return Roll([line for line in self.lines if belongs(line.duty, value)]) if belongs else self

    def called(self, words: str) -> "Roll":
        """Those with every word in their name."""
        parts = words.casefold().split()
        return Roll([line for line in self.lines if all(part in line.name.casefold() for part in parts)])


CHOICES = {
    "population": lambda duty, value: value in duty.populations,
    "directorate": lambda duty, value: value in duty.directorates or (not value and not duty.directorates),
    "committee": lambda duty, value: value in map(str, duty.committees),
}


def roll(body: Body, day: date, rules: Rules | None = None) -> Roll:
    """Who must declare and how they stand on a day, and how much of what they hold was declared too late."""
    rules = rules or rules_of(body, day)
    late = late_counts(body, day, rules)
    return Roll([replace(each, late=late.get(each.person_id, 0)) for each in lines_of(body, day, rules)])


def lines_of(body: Body, day: date, rules: Rules, people: Collection[int] | QuerySet | None = None) -> list[Line]:
    """Who must declare and how they stand on a day, by name; of some people only, if given. Lateness is left out."""
    must = duties(body, day, rules, people)
    standings = states(body, must, day, {pk: each.months for pk, each in must.items()})
    names = Person.objects.filter(pk__in=must).values_list("pk", "name")
    return [line(pk, name, must[pk], standings[pk], rules, day) for pk, name in names]


def line(person_id: int, name: str, duty: Duty, standing: Standing, rules: Rules, day: date) -> Line:
    """Where somebody stands who must declare."""
    due = due_on(duty, standing.declared_at and day_of(standing.declared_at), rules)
    return Line(person_id, name, duty, standing, due, day)


def late_counts(body: Body, day: date, rules: Rules) -> dict[int, int]:
    """How many of the interests somebody holds were declared too late, by the person's id."""
    took = ExpressionWrapper(TruncDate("declaration__declared_at") - F("became_aware_on"), output_field=DurationField())
    late = interests_standing(body, day).annotate(took=took).filter(took__gt=timedelta(days=rules.days_to_declare))
    return dict(late.order_by().values_list("person_id").annotate(Count("pk")))


@dataclass(frozen=True)
class Choice:
    """A choice of people for a list to choose from."""

    value: str
    label: str


def choices(lines: Iterable[Line]) -> list[tuple[str, list[Choice]]]:
    """Whom one may choose among the lines of a roll, under headings."""
    duties_held = [line.duty for line in lines]
    directorates = sorted({each for duty in duties_held for each in duty.directorates})
    committees = {pk: name for duty in duties_held for pk, name in duty.committees.items()}
    by_name = sorted(committees.items(), key=lambda each: each[1])
    return [
        ("Who they are", [Choice(f"population:{each}", each.label) for each in Population]),
        ("Committee", [Choice(f"committee:{pk}", name) for pk, name in by_name]),
        ("Directorate", [Choice(f"directorate:{each}", each) for each in directorates]),
    ]
