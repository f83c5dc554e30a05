"""Asking the Conflicts of Interest Guardian in confidence, and answering.

The trail and the messages say that something was asked or answered, and never what.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from coi.shared.clock import day_of
from coi.shared.refusal import Refusal
from outbox.actions.queueing import queue
from people.actions.audit import record
from people.models import Body, Person
from registers.models import Question, Remark
from registers.queries.advice import answerers, answers

MOST_REMARKS = 50


class NobodyToAsk(Refusal):
    """Nobody is the Guardian at present, so nobody can answer. Write to the governance lead."""


class NotYours(Refusal):
    """Only whoever asked this question and the Guardian may write here."""


class TooManyRemarks(Refusal):
    """This has become long. Ask a new question, so that it stays readable."""


@transaction.atomic
def ask(*, body: Body, words: str, by: Person, at: datetime) -> Question:
    """Ask the Guardian something in confidence; the very same twice on one day is one question."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    asked = body.questions.filter(asked_by=by, words=words, asked_at__date=day_of(at)).first()
    if asked:
        return asked
    question = Question.objects.create(body=body, words=words, asked_at=at, asked_by=by)
    guardians = answerers(question, day_of(at))
    if not guardians:
        raise NobodyToAsk
    record(kind="question.asked", about=question, body=body, by=by, at=at)
    _tell(guardians, "question_asked", question, f"question-{question.pk}", by, at)
    return question


@transaction.atomic
def say(*, question: Question, words: str, by: Person, at: datetime) -> Remark:
    """Answer a question, or ask on; the same said again at once is said once."""
    Question.objects.select_for_update(no_key=True).get(pk=question.pk)
    is_answer = by.pk != question.asked_by_id
    if is_answer and not answers(question, by, day_of(at)):
        raise NotYours
    last = question.remarks.last()
    if last and (last.words, last.said_by_id) == (words, by.pk):
        return last
    if question.remarks.count() >= MOST_REMARKS:
        raise TooManyRemarks
    remark = Remark.objects.create(question=question, words=words, said_at=at, said_by=by)
    kind = "question.answered" if is_answer else "question.continued"
    record(kind=kind, about=question, body=question.body, by=by, at=at)
    readers = [question.asked_by] if is_answer else answerers(question, day_of(at))
    _tell(readers, "question_answered" if is_answer else "question_asked", question, f"remark-{remark.pk}", by, at)
    return remark


def _tell(people: Iterable[Person], kind: str, question: Question, key: str, by: Person, at: datetime) -> None:
    context = {"question": question.pk}
    for person in people:
        queue(body=question.body, to=person, kind=kind, key=f"{key}-{person.pk}", context=context, by=by, at=at)
