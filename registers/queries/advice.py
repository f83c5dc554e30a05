"""Questions to the Guardian, for those who may read them: whoever asked, and whoever answers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from coi.shared.clock import day_of
from people.models import Body, Person
from registers.models import Question, Remark
from registers.policy.advice import reads, waits_since
from registers.queries.withholding import Offices, offices_of


@dataclass(frozen=True)
class Asked:
    """A question and, if it waits for an answer, since when and for how many days."""

    question: Question
    since: datetime | None
    days: int = 0


def _with_remarks(body: Body) -> QuerySet[Question]:
    remarks = Prefetch("remarks", Remark.objects.select_related("said_by"))
    return body.questions.select_related("body", "asked_by").prefetch_related(remarks)


def own_questions(body: Body, person: Person, day: date) -> list[Asked]:
    """What a person asked the Guardian of a body, the latest first."""
    return [_asked(question, day) for question in _with_remarks(body).filter(asked_by=person)]


def questions_to(body: Body, person: Person, day: date, offices: Offices | None = None) -> list[Asked]:
    """The questions that a person answers: those that wait first, the longest wait first."""
    offices = offices or offices_of(body, day)
    mine = [_asked(each, day) for each in _with_remarks(body) if _answers(each, person, offices)]
    return sorted(mine, key=lambda each: (each.since is None, -each.days))


def question_for(body: Body, person: Person, pk: int, day: date) -> Asked | None:
    """A question that a person may read: their own, or one they answer; else None."""
    question = _with_remarks(body).filter(pk=pk).first()
    if question is None:
        return None
    may = question.asked_by_id == person.pk or answers(question, person, day)
    return _asked(question, day) if may else None


def answers(question: Question, person: Person, day: date) -> bool:
    """Whether a person answers a question."""
    return _answers(question, person, offices_of(question.body, day))


def _answers(question: Question, person: Person, offices: Offices) -> bool:
    held = {"guardians": set(offices.guardians), "officers": set(offices.officers)}
    return reads(person.pk, asker=question.asked_by_id, **held)


def answerers(question: Question, day: date) -> list[Person]:
    """The people who answer a question."""
    offices = offices_of(question.body, day)
    people = (offices.guardians | offices.officers).values()
    return [person for person in people if _answers(question, person, offices)]


def _asked(question: Question, day: date) -> Asked:
    said = [(remark.said_by_id, remark.said_at) for remark in question.remarks.all()]
    since = waits_since(question.asked_at, question.asked_by_id, said)
    return Asked(question, since, (day - day_of(since)).days if since else 0)


@dataclass(frozen=True)
class Guardian:
    """Who is Guardian, and whether they chair a committee too, which guidance 2.6 warns of."""

    person: Person
    chairs: bool


def guardians_of(offices: Offices) -> list[Guardian]:
    """The Guardians of a body, by name."""
    return [Guardian(person, pk in offices.chairs) for pk, person in offices.guardians.items()]
