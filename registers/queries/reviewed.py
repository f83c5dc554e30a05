"""One declaration as its reviewer sees it, and one interest with all that was said of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from coi.shared.clock import day_of
from people.models import Body, Person
from people.queries import titles_in
from registers.models import Check, Declaration, FieldQuestion, Interest, Mitigation
from registers.policy.declaring import declared_late
from registers.policy.differences import Change, Difference
from registers.policy.reviewing import FIELDS
from registers.policy.rules import RulesOverTime
from registers.queries.declarations import public_line
from registers.queries.differences import Step, difference_of, facts, history, versions_of
from registers.queries.mitigations import standing
from registers.queries.reviewing import open_questions
from registers.queries.rules import rules_over_time

NEW, CHANGED, ENDED, SAME = "New", "Changed", "Ended", "Declared again, unchanged"


@dataclass(frozen=True)
class Asked:
    """A question with what became of it."""

    question: FieldQuestion
    label: str  # of the field it is about; empty of the whole declaration

    @property
    def value(self) -> str:
        """What the declarant said in the field it is about; empty of the whole declaration."""
        return facts(self.question.interest).get(self.question.field, "") if self.question.interest else ""

    @property
    def answer(self) -> str:
        """What the declarant said, or an empty text."""
        return self.question.answer.words if hasattr(self.question, "answer") else ""

    @property
    def changed(self) -> Declaration | None:
        """The declaration that changed the interest after the question."""
        interest = self.question.interest
        return interest.replaced_by.declaration if interest and hasattr(interest, "replaced_by") else None

    @property
    def is_open(self) -> bool:
        """Nobody has answered it."""
        return not self.answer and self.changed is None


@dataclass(frozen=True)
class Fact:
    """One fact of an interest: its field, the words for it, and what it is."""

    field: str
    label: str
    value: str


@dataclass(frozen=True)
class Entry:
    """An interest of a declaration: what became of it, what the public reads, and what is agreed and was asked."""

    interest: Interest
    how: str
    changes: tuple[Change, ...]
    public: dict
    is_late: bool
    mitigation: Mitigation | None
    asked_before: list[Asked]

    @property
    def facts(self) -> list[Fact]:
        """All of it."""
        return facts_of(self.interest)


def facts_of(interest: Interest) -> list[Fact]:
    """All of an interest, in words."""
    return [Fact(field, FIELDS[field], words) for field, words in facts(interest).items()]


@dataclass(frozen=True)
class Submission:
    """A declaration with all its reviewer needs: what it changed, what it leaves standing, and earlier rounds."""

    declaration: Declaration
    title: str
    age: int  # days since it was declared
    entries: list[Entry]
    unchanged: list[Interest]
    checks: list[Check]
    rounds: list[Asked]

    @property
    def is_accepted(self) -> bool:
        """Somebody accepted it."""
        return any(check.outcome == Check.Outcome.ACCEPTED for check in self.checks)

    @property
    def is_returned(self) -> bool:
        """It waits for its declarant."""
        return not self.is_accepted and any(asked.is_open for asked in self.rounds)


def submission(declaration: Declaration, day: date) -> Submission:
    """A declaration as its reviewer sees it on a day."""
    body, person = declaration.body, declaration.person
    versions = versions_of(body, person)
    told = difference_of(declaration, versions)
    questions = questions_to(body, person)
    title = titles_in(body, day, [person.pk]).get(person.pk, "")
    own = [each for each in versions if each.declaration_id == declaration.pk]
    agreed, rules = standing([each.line for each in own], day), rules_over_time(body)
    return Submission(
        declaration=declaration,
        title=title,
        age=(day - day_of(declaration.declared_at)).days,
        entries=[_entry(each, told, title, agreed.get(each.line), questions, rules) for each in own],
        unchanged=_unchanged(versions, told, declaration),
        checks=list(declaration.checks.select_related("checked_by")),
        rounds=[each for each in questions if each.question.round.declaration_id == declaration.pk],
    )


def _entry(
    interest: Interest,
    told: Difference,
    title: str,
    mitigation: Mitigation | None,
    questions: list[Asked],
    rules: RulesOverTime,
) -> Entry:
    how, changes = how_told(str(interest.line), told)
    return Entry(
        interest=interest,
        how=how,
        changes=changes,
        public=public_line(interest, title),
        is_late=is_late(interest, rules),
        mitigation=mitigation,
        asked_before=[asked for asked in questions if _is_about_an_earlier(asked.question, interest)],
    )


def is_late(interest: Interest, rules: RulesOverTime) -> bool:
    """Whether this version was declared late, by the rules of the day."""
    declared_on = day_of(interest.declaration.declared_at)
    return declared_late(interest.became_aware_on, declared_on, rules.on(declared_on).days_to_declare)


def how_told(line: str, told: Difference) -> tuple[str, tuple[Change, ...]]:
    """What became of a line in a declaration, and what changed."""
    for how, differing in ((CHANGED, told.changed), (ENDED, told.ended)):
        for each in differing:
            if each.line == line:
                return how, each.changes
    return (NEW if line in told.added else SAME), ()


def _is_about_an_earlier(question: FieldQuestion, interest: Interest) -> bool:
    about = question.interest
    return about is not None and about.line == interest.line and about.pk != interest.pk


def _unchanged(versions: list[Interest], told: Difference, declaration: Declaration) -> list[Interest]:
    """What stood before the declaration and after it, in the version of that time."""
    moment = declaration.declared_at, declaration.pk
    known = [each for each in versions if (each.declaration.declared_at, each.declaration_id) < moment]
    latest = {str(each.line): each for each in known}
    return [latest[line] for line in told.standing if line in latest]


def questions_to(body: Body, person: Person) -> list[Asked]:
    """Everything a body ever asked a person about their declarations, the earliest first."""
    found = FieldQuestion.objects.filter(round__declaration__body=body, round__declaration__person=person)
    return [Asked(each, FIELDS.get(each.field, "")) for each in _with_answers(found)]


def count_open(body: Body, person: Person) -> int:
    """How many questions a person has still to answer."""
    return open_questions().filter(round__declaration__body=body, round__declaration__person=person).count()


def _with_answers(questions: QuerySet[FieldQuestion]) -> QuerySet[FieldQuestion]:
    return questions.select_related(
        "answer", "asked_by", "round__declaration", "interest__organisation", "interest__replaced_by__declaration"
    ).order_by("id")


@dataclass(frozen=True)
class Told:
    """One version of an interest in its history: what it changed, what the body said of it, what was asked."""

    step: Step
    is_late: bool
    checks: list[Check]
    asked: list[Asked]

    @property
    def facts(self) -> list[Fact]:
        """All of it."""
        return facts_of(self.step.interest)


@dataclass(frozen=True)
class Story:
    """An interest through all its versions, the latest first, and what was agreed about it over time."""

    interest: Interest
    told: list[Told]
    mitigations: list[Mitigation]


def story(interest: Interest) -> Story:
    """The history of an interest, from any of its versions."""
    held = Interest.objects.filter(body=interest.body_id, line=interest.line)
    checks = Prefetch("declaration__checks", Check.objects.select_related("checked_by"))
    versions = list(
        held.select_related("person", "organisation", "declaration__declared_by")
        .prefetch_related(checks)
        .order_by("declaration__declared_at", "declaration_id", "id")
    )
    asked = _by_interest(_with_answers(FieldQuestion.objects.filter(interest__in=[each.pk for each in versions])))
    rules = rules_over_time(interest.body)
    told = [
        Told(step, is_late(step.interest, rules), list(step.interest.declaration.checks.all()), asked[step.interest.pk])
        for step in history(versions)
    ]
    agreed = Mitigation.objects.filter(line=interest.line, body=interest.body_id)
    return Story(versions[-1], told, list(agreed.select_related("owner", "agreed_by")))


def _by_interest(questions: Iterable[FieldQuestion]) -> dict[int | None, list[Asked]]:
    found: dict[int | None, list[Asked]] = defaultdict(list)
    for question in questions:
        found[question.interest_id].append(Asked(question, FIELDS.get(question.field, "")))
    return found
