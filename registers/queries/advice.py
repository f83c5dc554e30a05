"""Questions to the Guardian, for those who may read them: whoever asked, and whoever answers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from coi.shared.clock import day_of
from people.models import Body, Person, Role
from people.queries import posts_of
from registers.models import Question
from registers.policy.advice import reads, waits_since
from registers.queries.withholding import holders


@dataclass(frozen=True)
class Asked:
    """A question and, if it waits for an answer, since when and for how many days."""

    question: Question
    since: datetime | None
    days: int = 0


def _with_remarks(body: Body) -> QuerySet[Question]:
    return body.questions.select_related("asked_by").prefetch_related("remarks__said_by")


def own_questions(body: Body, person: Person, day: date) -> list[Asked]:
    """What a person asked the Guardian of a body, the latest first."""
    return [_asked(question, day) for question in _with_remarks(body).filter(asked_by=person)]


def questions_to(body: Body, person: Person, day: date) -> list[Asked]:
    """The questions that a person answers: those that wait first, the longest wait first."""
    guardians, officers = holders(body, Role.GUARDIAN, day), holders(body, Role.ACCOUNTABLE_OFFICER, day)
    if person.pk not in guardians | officers:
        return []
    mine = [
        _asked(question, day)
        for question in _with_remarks(body)
        if reads(person.pk, asker=question.asked_by_id, guardians=guardians, officers=officers)
    ]
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
    guardians, officers = (holders(question.body, role, day) for role in (Role.GUARDIAN, Role.ACCOUNTABLE_OFFICER))
    return reads(person.pk, asker=question.asked_by_id, guardians=guardians, officers=officers)


def answerers(question: Question, day: date) -> list[Person]:
    """The people who answer a question."""
    posts = posts_of(question.body, day).filter(role__in=[Role.GUARDIAN, Role.ACCOUNTABLE_OFFICER])
    people = {post.person for post in posts}
    return [person for person in sorted(people, key=lambda each: each.name) if answers(question, person, day)]


def _asked(question: Question, day: date) -> Asked:
    said = [(remark.said_by_id, remark.said_at) for remark in question.remarks.all()]
    since = waits_since(question.asked_at, question.asked_by_id, said)
    return Asked(question, since, (day - day_of(since)).days if since else 0)


@dataclass(frozen=True)
class Guardian:
    """Who is Guardian, and whether they chair a committee too, which guidance 2.6 warns of."""

    person: Person
    chairs: bool


def guardians_of(body: Body, day: date) -> list[Guardian]:
    """The Guardians of a body on a day, by name."""
    posts = list(posts_of(body, day).filter(role__in=[Role.GUARDIAN, Role.CHAIR]))
    chairs = {post.person_id for post in posts if post.role == Role.CHAIR}
    return [Guardian(post.person, post.person_id in chairs) for post in posts if post.role == Role.GUARDIAN]
