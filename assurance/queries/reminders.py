"""Who is to be asked, who is to be reminded, and what was sent."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from assurance.models import Reminder
from assurance.policy.cycle import is_to_be_asked
from assurance.policy.ladder import Step, due_step, ladder_of, started_on
from assurance.queries.roll import Line, Roll, lines_of
from coi.shared.clock import day_of
from meetings.models import Appointment
from people.models import Body, Person, Role
from registers.models import Request
from registers.policy.rules import Rules
from registers.queries.rules import rules_of

TOLD_OF_LATE = timedelta(days=7)  # how long a worker may be gone before those who govern are not told of a step


def requests_open(body: Body, day: date) -> dict[int, list[Request]]:
    """The requests made of people until a day and not answered since, the earliest first, by the person's id."""
    made = body.declaration_requests.filter(asked_at__date__lte=day)
    unanswered = made.exclude(_declared_since(body, person="person", asked_at="asked_at"))
    found: dict[int, list[Request]] = defaultdict(list)
    for request in unanswered.order_by("asked_at", "id"):
        found[request.person_id].append(request)
    return found


def _declared_since(body: Body, *, person: str, asked_at: str) -> Exists:
    """That somebody declared since they were asked, by where a row says who and when."""
    since = Q(person=OuterRef(person), declared_at__gte=OuterRef(asked_at))
    return Exists(body.declarations.filter(since))


@dataclass(frozen=True)
class ToAsk:
    """Everyone who must declare, and whose turn it is to be asked today."""

    lines: list[Line]
    turn: set[int]
    asked_today: set[int]

    def chosen(self, who: str, which: str) -> list[Line]:
        """Some of them, but nobody who was asked today: among whom (as Roll.among), and turn, missing or everybody."""
        among = [line for line in Roll(self.lines).among(who).lines if line.person_id not in self.asked_today]
        if which == "turn":
            return [line for line in among if line.person_id in self.turn]
        return [line for line in among if which == "everybody" or line.is_missing]


def to_ask(body: Body, day: date) -> ToAsk:
    """Whom one may ask to declare on a day, and whose turn it is."""
    rules, unanswered = rules_of(body, day), requests_open(body, day)
    lines = lines_of(body, day, rules)
    return ToAsk(
        lines=lines,
        turn={each.person_id for each in lines if _is_due(each, unanswered[each.person_id], day, rules)},
        asked_today={pk for pk, made in unanswered.items() if any(day_of(each.asked_at) == day for each in made)},
    )


def _is_due(line: Line, requests: Iterable[Request], day: date, rules: Rules) -> bool:
    declared_at = line.standing.declared_at
    asked_on = [day_of(each.asked_at) for each in requests]
    return is_to_be_asked(line.due_on, declared_at and day_of(declared_at), asked_on, day, rules)


@dataclass(frozen=True)
class Due:
    """A reminder that is due: of which request, and which step."""

    request: Request
    step: Step


def reminders_due(body: Body, day: date, rules: Rules) -> list[Due]:
    """The one reminder that is due to each person who was asked and has not answered."""
    ladder, unanswered = ladder_of(rules), requests_open(body, day)
    reached: dict[int, set[str]] = defaultdict(set)
    for request_id, step in Reminder.objects.filter(request__body=body).order_by().values_list("request_id", "step"):
        reached[request_id].add(step)
    found = []
    for line in lines_of(body, day, rules):
        requests = {day_of(each.asked_at): each for each in reversed(unanswered[line.person_id])}
        if requests:
            climbed = requests[started_on(list(requests), ladder)]
            step = due_step(ladder, (day - day_of(climbed.asked_at)).days, reached[climbed.pk])
            found += [Due(climbed, step)] if step else []
    return found


def told_of(body: Body, step: Step, at: datetime) -> dict[date, list[int]]:
    """Who reached a step lately and has still not declared, as ids, by the day they reached it."""
    lately = Reminder.objects.filter(request__body=body, step=step, reminded_at__gt=at - TOLD_OF_LATE)
    reached = lately.exclude(_declared_since(body, person="request__person", asked_at="request__asked_at"))
    found: dict[date, list[int]] = defaultdict(list)
    for person_id, reminded_at in reached.order_by("id").values_list("request__person_id", "reminded_at"):
        found[day_of(reminded_at)].append(person_id)
    return found


def who_governs(body: Body, day: date) -> QuerySet[Person]:
    """The governance leads and the Guardian."""
    posts = body.posts.as_at(day).filter(role__in=[Role.GOVERNANCE_LEAD, Role.GUARDIAN])
    return Person.objects.filter(pk__in=posts.values("person"))


def chairs_of(body: Body, day: date) -> dict[int, list[Person]]:
    """Who has the chair of each committee, by the committee's id."""
    held = Appointment.objects.as_at(day).filter(seat__committee__body=body, seat__roles__contains=["chair"])
    found: dict[int, list[Person]] = defaultdict(list)
    for appointment in held.select_related("person", "seat").order_by("id"):
        found[appointment.seat.committee_id].append(appointment.person)
    return found


def asked_of(body: Body, person: Person) -> list[Request]:
    """Each time somebody was asked, the latest first, with the reminders that followed. Two queries."""
    return list(body.declaration_requests.filter(person=person).prefetch_related("reminders"))


def key_of_asking(request_id: int) -> str:
    """The key of the message that asks."""
    return f"ladder:{request_id}:asked"


def reminded(body: Body, people: Collection[int]) -> dict[int, list[datetime]]:
    """When some people were reminded, the earliest first, by the person's id."""
    found: dict[int, list[datetime]] = defaultdict(list)
    rows = Reminder.objects.filter(request__body=body, request__person__in=people).order_by("reminded_at", "id")
    for person_id, at in rows.values_list("request__person_id", "reminded_at"):
        found[person_id].append(at)
    return found
