"""What anyone may read: the published editions, their files, and a search over the latest of them.

Every answer is drawn from what was published: nothing here looks at a declaration, an interest or an offer.
"""

from dataclasses import dataclass, field

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, F, Func, Prefetch, Q, QuerySet, Value, When

from people.models import Body
from registers.models import Edition, EditionFile, Entry, Register
from registers.policy.lines import folded, line

LONGEST_ANSWER = 200  # lines
CONTAINED = 2.0  # more than any likeness, which is at most 1
ALIKE = 0.5  # of the trigrams of what is searched for


@dataclass(frozen=True)
class Shelf:
    """A register of a body and its latest edition; None where none has been published."""

    register: Register
    latest: Edition | None


def shelves(body: Body) -> list[Shelf]:
    """The registers of a body, also those not yet published: a reader must see which are missing."""
    latest = {edition.register: edition for edition in editions(body).filter(next__isnull=True)}
    return [Shelf(register, latest.get(register)) for register in Register]


def all_shelves() -> list[tuple[Body, list[Shelf]]]:
    """Every body with its registers, by name."""
    tips = Edition.objects.filter(next__isnull=True).defer("content")
    latest = {(edition.body_id, edition.register): edition for edition in tips}
    return [
        (body, [Shelf(register, latest.get((body.pk, register))) for register in Register])
        for body in Body.objects.all()
    ]


def register_named(name: str) -> Register | None:
    """A register by the name it has in addresses."""
    return next((register for register in Register if register == name), None)


def editions(body: Body) -> QuerySet[Edition]:
    """The editions of a body, register by register, the latest first, with their files but without their content."""
    return whole_editions(body).defer("content")


def whole_editions(body: Body) -> QuerySet[Edition]:
    """The editions of a body with their content and files; `is_latest` says whether none came after."""
    light = Prefetch("files", EditionFile.objects.defer("content"))
    return body.editions.select_related("body").prefetch_related(light).annotate(is_latest=Q(next__isnull=True))


def edition_files(body: Body, register: str, number: int) -> QuerySet[EditionFile]:
    """The files of one edition."""
    return EditionFile.objects.filter(
        edition__body=body, edition__register=register, edition__number=number
    ).select_related("edition")


@dataclass(frozen=True)
class Found:
    """A person or an organisation found, and the published lines that name it."""

    name: str
    kind: str  # “person” or “organisation”
    exact: bool  # the name holds what was searched for; otherwise it is only like it
    lines: list[dict] = field(default_factory=list)  # as registers.policy.lines has them, with their editions


@dataclass(frozen=True)
class Answer:
    """What a search found, the closest first; `cut` where there was more than is shown."""

    found: list[Found]
    cut: bool


NAMES = {"organisation": "organisation_name", "person": "person_name"}


def search(words: str, kinds: list[str]) -> Answer:
    """The people, organisations or both with a name like these words, in the latest edition of every register.

    Capitals and accents make no difference, and small mistakes are forgiven.
    """
    longer = {kind: _matches(NAMES[kind], words) for kind in kinds}
    matches = {kind: entries[:LONGEST_ANSWER] for kind, entries in longer.items()}
    wanted = {entry.edition_id for entries in matches.values() for entry in entries}
    whole = Edition.objects.select_related("body").in_bulk(wanted)
    found = [group for kind, entries in matches.items() for group in _groups(kind, entries, whole)]
    return Answer(sorted(found, key=lambda group: not group.exact), cut=longer != matches)


def _matches(name: str, words: str) -> list[Entry]:
    """The entries with such a name, the closest first; one more than are shown, if there are more."""
    likeness = TrigramWordSimilarity(_unaccented(Value(words)), _unaccented(F(name)))
    contained = When(**{f"{name}__unaccent__icontains": words}, then=Value(CONTAINED))
    latest = Entry.objects.filter(edition__next__isnull=True)
    scored = latest.annotate(score=Case(contained, default=likeness)).filter(score__gte=ALIKE)
    return list(scored.order_by("-score", name, "edition__body_id", "edition_id", "position")[: LONGEST_ANSWER + 1])


def _unaccented(text) -> Func:
    return Func(text, function="UNACCENT")


def _groups(kind: str, entries: list[Entry], whole: dict[int, Edition]) -> list[Found]:
    groups: dict[tuple, Found] = {}
    for entry in entries:
        edition = whole[entry.edition_id]
        name = getattr(entry, NAMES[kind])
        # A person is told from namesakes by the body; an organisation by its code, where it has one.
        apart = edition.body_id if kind == "person" else entry.organisation_code
        group = groups.setdefault((folded(name), apart), Found(name, kind, entry.score == CONTAINED))
        group.lines.append({**line(edition.content["entries"][entry.position - 1], entry.position), "edition": edition})
    return list(groups.values())
