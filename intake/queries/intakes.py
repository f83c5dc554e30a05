"""The files a body sent, and how far each is."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Window
from django.db.models.functions import RowNumber

from intake.models import Intake, Line, Outcome
from intake.policy.columns import bare
from intake.policy.people import bare as bare_name
from people.models import Body, Person

State = Intake.State
REMEMBERED = 10  # files, back from the latest
MOST_QUESTIONS = 50  # a page
MOST_MISSING = 200  # to tick on one page


def intakes_of(body: Body) -> QuerySet[Intake]:
    """The files a body sent, newest first, without what they hold."""
    return body.intakes.defer("content", "tables").select_related("sent_by", "undoing__undone_by")


def whole_intakes_of(body: Body) -> QuerySet[Intake]:
    """The same with their tables, to name the columns of."""
    return body.intakes.defer("content").select_related("sent_by")


def intake_by_id(intake_id: int) -> Intake | None:
    """A file that was sent, if there is one."""
    return Intake.objects.defer("content", "tables").select_related("body").filter(pk=intake_id).first()


def unfinished() -> list[Intake]:
    """The files the worker has still to deal with."""
    states = [State.WAITING, State.LOOKING, State.TAKING_IN, State.UNDOING]
    return list(Intake.objects.defer("content", "tables").filter(state__in=states))


def remembered(body: Body, kind: str) -> dict[str, str]:
    """What a body said each heading means, empty where it means nothing we ask for; the latest word stands."""
    named = body.intakes.filter(kind=kind).exclude(columns={}).order_by("-sent_at", "-pk")
    meanings: dict[str, str] = {}
    for headings, columns in named.values_list("headings", "columns")[:REMEMBERED]:
        fields = {number: field for field, number in columns.items()}
        for number, heading in enumerate(headings):
            meanings.setdefault(bare(heading), fields.get(number, ""))
    return meanings


@dataclass(frozen=True)
class Group:
    """The rows of one outcome: how many, and the first of them."""

    outcome: str
    label: str
    count: int
    lines: list[Line]


def groups_of(intake: Intake, at_most: int) -> list[Group]:
    """The rows of a file by what they would do or did, the first few of each."""
    ranked = intake.lines.annotate(rank=Window(RowNumber(), partition_by="outcome", order_by="number"))
    first: dict[str, list[Line]] = defaultdict(list)
    for line in ranked.filter(rank__lte=at_most).order_by("number"):
        first[line.outcome].append(line)
    counts = tally(intake)
    return [Group(value, label, counts[value], first[value]) for value, label in Outcome.choices if value in counts]


def tally(intake: Intake) -> dict[str, int]:
    """How many rows of each outcome there are."""
    return dict(intake.lines.order_by().values_list("outcome").annotate(Count("pk")))


def lines_of(intake: Intake, outcome: str = "") -> QuerySet[Line]:
    """The rows of a file, all or of one outcome."""
    lines = intake.lines.all()
    return lines.filter(outcome=outcome) if outcome in Outcome.values else lines


def label_of(outcome: str) -> str:
    """An outcome in words; for none, all rows."""
    return Outcome(outcome).label if outcome in Outcome.values else "All rows"


def missing_posts(intake: Intake) -> list[tuple[int, str]]:
    """The posts that the body’s last list held and this one does not: id, and whose it is."""
    lines = intake.lines.filter(outcome=Outcome.MISSING, post__isnull=False).order_by("number")
    return list(lines.values_list("post_id", "said")[:MOST_MISSING])


@dataclass(frozen=True)
class Question:
    """Whom a file means: what is asked, by which key, how many rows turn on it, and who it may be."""

    asks: str
    said: str
    count: int
    likely: list[Person]
    is_exact: bool


def questions_of(intake: Intake) -> list[Question]:
    """Everybody a file names whom we must be told apart or together, the first few."""
    lines: dict[str, list[Line]] = defaultdict(list)
    for line in intake.lines.filter(outcome=Outcome.ASKED).order_by("number"):
        lines[line.asks].append(line)
    first = list(lines.items())[:MOST_QUESTIONS]
    people = Person.objects.in_bulk({pk for _, held in first for pk in held[0].likely})
    return [
        Question(asks, held[0].said, len(held), _found(held[0], people), _exact(held[0], people))
        for asks, held in first
    ]


def _found(line: Line, people: dict[int, Person]) -> list[Person]:
    return [people[pk] for pk in line.likely if pk in people]


def _exact(line: Line, people: dict[int, Person]) -> bool:
    """Whether the likeliest bears the very name."""
    found = _found(line, people)
    return bool(found) and bare_name(found[0].name) == bare_name(line.name)
