"""What waits for a reviewer, what went back to its declarant, and for how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from coi.shared.clock import day_of
from people.models import Body
from people.queries import titles_in
from registers.models import Check, Declaration, FieldQuestion, Interest
from registers.policy.reviewing import Band, bands
from registers.queries.rules import rules_of

SHORT = (Declaration.Kind.NIL, Declaration.Kind.NO_CHANGE)
ACCEPTED, RETURNED, WAITING = "accepted", "returned", "waiting"


def open_questions() -> QuerySet[FieldQuestion]:
    """Questions that nobody has answered: neither in words nor by a new version of the interest."""
    return FieldQuestion.objects.filter(answer__isnull=True, interest__replaced_by__isnull=True)


def declarations_in(body: Body) -> QuerySet[Declaration]:
    """Every declaration to a body, with who made it and who sent it in."""
    return body.declarations.select_related("body", "person", "declared_by")


def interests_in(body: Body) -> QuerySet[Interest]:
    """Every version of every interest declared to a body."""
    return body.interests.select_related("body", "person", "organisation", "declaration")


def unaccepted(body: Body) -> QuerySet[Declaration]:
    """Declarations that nobody accepted, the oldest first; `is_open` where a question to the declarant is open."""
    accepted = Check.objects.filter(declaration=OuterRef("pk"), outcome=Check.Outcome.ACCEPTED)
    asked = open_questions().filter(round__declaration=OuterRef("pk"))
    found = body.declarations.exclude(Exists(accepted)).annotate(is_open=Exists(asked))
    return found.order_by("declared_at", "id")


def with_states(declarations: QuerySet[Declaration]) -> QuerySet[Declaration]:
    """Declarations with what a reviewer said: `is_accepted`, and how many `open_questions` wait for the declarant."""
    accepted = Check.objects.filter(declaration=OuterRef("pk"), outcome=Check.Outcome.ACCEPTED)
    asked = open_questions().filter(round__declaration=OuterRef("pk")).order_by().values("round__declaration")
    count = Coalesce(Subquery(asked.annotate(number=Count("pk")).values("number")), 0)
    return declarations.annotate(is_accepted=Exists(accepted), open_questions=count)


def state_of(declaration: Declaration) -> str:
    """Whether a declaration is accepted, went back to its declarant, or waits."""
    if declaration.checks.filter(outcome=Check.Outcome.ACCEPTED).exists():
        return ACCEPTED
    return RETURNED if open_questions().filter(round__declaration=declaration).exists() else WAITING


@dataclass(frozen=True)
class Unaccepted:
    """A declaration that nobody accepted, in short."""

    pk: int
    kind: str
    declared_on: date
    is_returned: bool


@dataclass(frozen=True)
class Queue:
    """Everything that nobody accepted, the oldest first, by what is to be done with it; and for how long it waits."""

    rows: list[Unaccepted]
    day: date
    within: int  # days in which a declaration should be looked at

    @cached_property
    def interests(self) -> list[int]:
        """The ids of declarations of interests that a reviewer could look at now."""
        return [row.pk for row in self.rows if not row.is_returned and row.kind not in SHORT]

    @cached_property
    def short(self) -> list[int]:
        """The same of nil and of no change, which can be accepted many at a time."""
        return [row.pk for row in self.rows if not row.is_returned and row.kind in SHORT]

    @cached_property
    def returned(self) -> list[int]:
        """The ids of what went back to its declarants."""
        return [row.pk for row in self.rows if row.is_returned]

    @property
    def waiting(self) -> int:
        """How many a reviewer could look at now."""
        return len(self.interests) + len(self.short)

    @property
    def bands(self) -> list[Band]:
        """How long these have waited."""
        ages = [(self.day - row.declared_on).days for row in self.rows if not row.is_returned]
        return bands(ages, self.within)


def queue_of(body: Body, day: date) -> Queue:
    """A body's queue. Three queries, whatever its length."""
    rows = unaccepted(body).values_list("pk", "kind", "declared_at__date", "is_open")
    return Queue([Unaccepted(*row) for row in rows], day, rules_of(body, day).review_days)


@dataclass(frozen=True)
class QueueLine:
    """A declaration in the queue: who made it, how many days ago, and how many interests it adds, changes and ends."""

    declaration: Declaration
    title: str
    age: int
    added: int = 0
    changed: int = 0
    ended: int = 0


def queue_lines(body: Body, ids: Iterable[int], day: date) -> list[QueueLine]:
    """A page of the queue, the oldest first; `is_answered` where questions were asked before. Three queries."""
    returned = Check.objects.filter(declaration=OuterRef("pk"), outcome=Check.Outcome.RETURNED)
    shown = list(
        declarations_in(body)
        .filter(pk__in=list(ids))
        .annotate(is_answered=Exists(returned))
        .order_by("declared_at", "id")
    )
    titles = titles_in(body, day, [each.person_id for each in shown])
    counts = _counts(shown)
    return [
        QueueLine(each, titles.get(each.person_id, ""), _age(each, day), **counts.get(each.pk, {})) for each in shown
    ]


def _age(declaration: Declaration, day: date) -> int:
    return (day - day_of(declaration.declared_at)).days


def _counts(declarations: list[Declaration]) -> dict[int, dict[str, int]]:
    """How many interests each declaration adds, changes and ends, by its id."""
    ends = Q(replaces__isnull=False, replaces__until__isnull=True, until__isnull=False)
    held = Interest.objects.filter(declaration__in=declarations).order_by().values("declaration_id")
    rows = held.annotate(
        added=Count("pk", filter=Q(replaces__isnull=True)),
        changed=Count("pk", filter=Q(replaces__isnull=False) & ~ends),
        ended=Count("pk", filter=ends),
    )
    return {row.pop("declaration_id"): row for row in rows}


def waiting_short(body: Body, ids: Iterable[int]) -> QuerySet[Declaration]:
    """Of some declarations, those that may be accepted many at a time: nil and no change, with no question open."""
    return unaccepted(body).filter(pk__in=list(ids), kind__in=SHORT, is_open=False)
