"""A reviewer's word on declarations: accept them, or return one with questions; and the declarant's answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from coi.shared.clock import day_of
from coi.shared.refusal import Refusal
from outbox.actions.queueing import queue
from people.actions.audit import record
from people.actions.posts import the_service
from people.models import Person
from registers.models import Answer, Check, Declaration, FieldQuestion
from registers.policy.reviewing import FIELDS
from registers.queries.reviewing import ACCEPTED, RETURNED, SHORT, open_questions, state_of
from registers.queries.rules import rules_of


class OwnDeclaration(Refusal):
    """This is your own declaration, so somebody else reviews it."""


class AcceptedAlready(Refusal):
    """This declaration was accepted. If something has come up since, ask the person to declare again."""


class NothingAsked(Refusal):
    """Write at least one question, so that the person knows what to answer."""


class NotOfThisDeclaration(Refusal):
    """A question is about something that this declaration does not hold. Look at it again."""


class NotYourQuestion(Refusal):
    """Only the person who declared answers questions about it."""


@dataclass(frozen=True)
class NewQuestion:
    """What is asked about a field of an interest, by its id; about the whole declaration where both are empty."""

    words: str
    interest: int | None = None
    field: str = ""


@transaction.atomic
def accept(*, declarations: Iterable[Declaration], by: Person, at: datetime) -> int:
    """Accept declarations; say how many were not accepted before.

    With one that answers the last questions on an earlier one, by changing what was asked about, that one is accepted.
    """
    given = Declaration.objects.filter(pk__in=[each.pk for each in declarations]).select_related("body")
    locked = list(given.select_for_update(no_key=True, of=("self",)).order_by("pk"))
    if any(each.person_id == by.pk for each in locked):
        raise OwnDeclaration
    answered = [earlier for each in locked if each.kind not in SHORT for earlier in _answered_by(each)]
    waiting = {each.pk: each for each in [*locked, *answered]}
    for pk in Check.objects.filter(declaration__in=waiting, outcome=Check.Outcome.ACCEPTED).values_list("declaration"):
        waiting.pop(*pk)
    for each in waiting.values():
        _accept(each, by, at)
    return len(waiting)


def _answered_by(declaration: Declaration) -> list[Declaration]:
    changed = {"checks__questions__interest__replaced_by__declaration": declaration}
    return [each for each in Declaration.objects.filter(**changed).distinct() if state_of(each) != RETURNED]


def _accept(declaration: Declaration, by: Person, at: datetime) -> None:
    outcome = Check.Outcome.ACCEPTED
    check = Check.objects.create(declaration=declaration, outcome=outcome, checked_at=at, checked_by=by)
    record(kind="declaration.accepted", about=declaration, body=declaration.body, by=by, at=at, check=check.pk)


def accept_unseen(*, declaration: Declaration, at: datetime) -> bool:
    """Accept a nil or a no-change at once, if the body has said that it does; say whether it did."""
    if declaration.kind not in SHORT or not rules_of(declaration.body, day_of(at)).auto_accept_nil:
        return False
    _accept(declaration, the_service(), at)
    return True


@transaction.atomic
def send_back(*, declaration: Declaration, questions: Sequence[NewQuestion], by: Person, at: datetime) -> Check:
    """Return a declaration to its declarant with questions, and write to them. To ask the same again is to ask once."""
    Declaration.objects.select_for_update(no_key=True).get(pk=declaration.pk)
    _refuse_faults(declaration, questions, by)
    asked_before = _asked_already(declaration, questions)
    if asked_before:
        return asked_before
    check = Check.objects.create(declaration=declaration, outcome=Check.Outcome.RETURNED, checked_at=at, checked_by=by)
    FieldQuestion.objects.bulk_create(
        FieldQuestion(round=check, interest_id=new.interest, field=new.field, words=new.words, asked_at=at, asked_by=by)
        for new in questions
    )
    body = declaration.body
    record(kind="declaration.returned", about=declaration, body=body, by=by, at=at, questions=len(questions))
    key = f"declaration-returned-{check.pk}"
    queue(body=body, to=declaration.person, kind="declaration_returned", key=key, context={}, by=by, at=at)
    return check


def _refuse_faults(declaration: Declaration, questions: Sequence[NewQuestion], by: Person) -> None:
    if declaration.person_id == by.pk:
        raise OwnDeclaration
    if state_of(declaration) == ACCEPTED:
        raise AcceptedAlready
    if not questions:
        raise NothingAsked
    held = set(declaration.interests.values_list("pk", flat=True))
    for new in questions:
        if (new.interest, new.field) != (None, "") and (new.interest not in held or new.field not in FIELDS):
            raise NotOfThisDeclaration


def _asked_already(declaration: Declaration, questions: Sequence[NewQuestion]) -> Check | None:
    last = declaration.checks.first()
    if last is None:
        return None
    asked = open_questions().filter(round=last).values_list("interest_id", "field", "words")
    return last if set(asked) == {(new.interest, new.field, new.words) for new in questions} else None


@transaction.atomic
def answer(*, answers: Iterable[tuple[FieldQuestion, str]], by: Person, at: datetime) -> int:
    """Answer questions about one's own declarations; say how many were not answered before."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    given = list(answers)
    if any(question.round.declaration.person_id != by.pk for question, _ in given):
        raise NotYourQuestion
    known = set(
        Answer.objects.filter(question__in=[question for question, _ in given]).values_list("question", flat=True)
    )
    new = [(question, words) for question, words in given if question.pk not in known]
    for question, words in new:
        Answer.objects.create(question=question, words=words, answered_at=at, answered_by=by)
        declaration = question.round.declaration
        record(kind="question.answered", about=question, body=declaration.body, by=by, at=at)
    return len(new)
