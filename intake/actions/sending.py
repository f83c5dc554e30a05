"""The way of a file: sent, read by the worker, its columns named, looked at, taken in once somebody said so, undone."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from coi.shared.clock import day_of
from coi.shared.later import later
from coi.shared.refusal import Refusal
from intake.actions import registers, staff
from intake.formats.apart import read_apart
from intake.formats.tables import CannotRead
from intake.models import Intake, Line, Recognition, Undoing
from intake.policy import columns as policy
from intake.queries.intakes import unfinished
from intake.queries.planned import Planned, counts, digest
from people.actions.audit import record
from people.models import Body, Person

BATCH = 1000
State = Intake.State
# What deals with each kind of file: both plan, write and set back in the same words.
ROOMS = {Intake.Kind.STAFF: staff, Intake.Kind.REGISTER: registers}


class NotNow(Refusal):
    """This file is not so far, or further. Open its page again to see how far it is."""


class ColumnMissing(Refusal):
    """Say which columns hold what must be known."""


@transaction.atomic
def send(*, body: Body, kind: str, file_name: str, content: bytes, by: Person, at: datetime) -> Intake:
    """Keep a file as it was sent and ask the worker to read it; it changes nothing yet."""
    intake = Intake.objects.create(
        body=body,
        kind=kind,
        file_name=file_name,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        sent_at=at,
        sent_by=by,
    )
    record(kind="intake.sent", about=intake, body=body, by=by, at=at, file=file_name)
    later("intake.read", intake_id=intake.pk)
    return intake


@transaction.atomic
def read(*, intake: Intake) -> None:
    """Read a file’s tables. Reading twice reads the same."""
    intake = _in_turn(intake)
    if intake.state != State.WAITING:
        return
    try:
        tables = read_apart(bytes(intake.content), only_lists=intake.kind == Intake.Kind.STAFF)
    except CannotRead as reason:
        intake.state, intake.found = State.REFUSED, {"problem": str(reason)}
    else:
        intake.state = State.READ
        intake.tables = [[table.name, [[row.place, row.cells] for row in table.rows]] for table in tables]
    intake.content = b""
    intake.save(update_fields=["state", "found", "tables", "content"])


@transaction.atomic
def name_columns(*, intake: Intake, headings: list[str], columns: Mapping[str, int], by: Person, at: datetime) -> None:
    """Say which row holds the headings, and which column holds what; the worker then looks at the rows."""
    intake = _in_turn(intake)
    if intake.state not in (State.READ, State.LOOKED_AT):
        raise NotNow
    if lacking := policy.missing(columns, intake.kind):
        raise ColumnMissing(". ".join(lacking) + ".")
    intake.headings, intake.columns = headings, dict(columns)
    _look_again(intake)
    record(kind="intake.columns_named", about=intake, body=intake.body, by=by, at=at)


@transaction.atomic
def recognise(*, intake: Intake, said: Mapping[str, Person | None | str], by: Person, at: datetime) -> None:
    """Say whom a file means, by what was asked: a person, None for somebody new, an empty text to leave out."""
    intake = _in_turn(intake)
    if intake.state != State.LOOKED_AT:
        raise NotNow
    Recognition.objects.bulk_create(
        Recognition(
            intake=intake,
            asks=asks,
            person=person or None,
            is_left_out=person == "",
            recognised_at=at,
            recognised_by=by,
        )
        for asks, person in said.items()
    )
    _look_again(intake)
    record(kind="intake.recognised", about=intake, body=intake.body, by=by, at=at, people=len(said))


def _look_again(intake: Intake) -> None:
    intake.state = State.LOOKING
    intake.save(update_fields=["state", "headings", "columns"])
    later("intake.look_at", intake_id=intake.pk)


@transaction.atomic
def look_at(*, intake: Intake, at: datetime) -> None:
    """Find out what taking a file in would change. Looking twice finds the same."""
    intake = _in_turn(intake)
    if intake.state == State.LOOKING:
        _show(intake, _planned(intake, at))


@transaction.atomic
def confirm(*, intake: Intake, ending: Iterable[int] = (), by: Person, at: datetime) -> None:
    """Say that a file is to be taken in as it was looked at, and which posts it no longer holds are to end."""
    intake = _in_turn(intake)
    if intake.state != State.LOOKED_AT:
        raise NotNow
    intake.state, intake.ending = State.TAKING_IN, sorted(ending)
    intake.confirmed_by, intake.confirmed_at = by, at
    intake.save(update_fields=["state", "ending", "confirmed_by", "confirmed_at"])
    record(kind="intake.confirmed", about=intake, body=intake.body, by=by, at=at)
    later("intake.take_in", intake_id=intake.pk)


@transaction.atomic
def take_in(*, intake: Intake, at: datetime) -> None:
    """Write what was confirmed. Where things have changed since the look, show that again instead."""
    intake = _in_turn(intake)
    if intake.state != State.TAKING_IN:
        return
    planned = _planned(intake, at)
    if digest(planned) != intake.found.get("digest"):
        _show(intake, planned, again=True)
        return
    lines = ROOMS[intake.kind].write(intake=intake, planned=planned, by=intake.confirmed_by, at=at)
    _keep(intake, lines)
    intake.state, intake.tables = State.TAKEN_IN, []
    intake.save(update_fields=["state", "tables"])
    record(kind="intake.taken_in", about=intake, body=intake.body, by=intake.confirmed_by, at=at, **counts(planned))


@transaction.atomic
def ask_to_undo(*, intake: Intake, by: Person, at: datetime) -> None:
    """Have what a file did undone, as far as nobody has changed it since."""
    intake = _in_turn(intake)
    if intake.state != State.TAKEN_IN:
        raise NotNow
    intake.state, intake.withdrawn_by, intake.withdrawn_at = State.UNDOING, by, at
    intake.save(update_fields=["state", "withdrawn_by", "withdrawn_at"])
    later("intake.undo", intake_id=intake.pk)


@transaction.atomic
def undo(*, intake: Intake, at: datetime) -> None:
    """Set back what a file did, and keep what was set back and what was left."""
    intake = _in_turn(intake)
    if intake.state != State.UNDOING:
        return
    by = intake.withdrawn_by
    set_back, left = ROOMS[intake.kind].set_back(intake=intake, by=by, at=at)
    undoing = Undoing.objects.create(intake=intake, set_back=set_back, left=left, undone_at=at, undone_by=by)
    intake.state = State.UNDONE
    intake.save(update_fields=["state"])
    record(kind="intake.undone", about=undoing, body=intake.body, by=by, at=at, set_back=set_back, left=len(left))


@transaction.atomic
def fail(*, intake: Intake) -> None:
    """Give a file up that cannot be dealt with, and say so; what was taken in stays so where undoing it failed."""
    Intake.objects.filter(pk=intake.pk, state=State.UNDOING).update(state=State.TAKEN_IN)
    problem = "Something went wrong while reading the file. Send it again; if it happens again, tell support."
    Intake.objects.filter(pk=intake.pk, state__in=[State.WAITING, State.LOOKING, State.TAKING_IN]).update(
        state=State.REFUSED, found={"problem": problem}
    )


def resume() -> None:
    """Ask again for what a lost message or a killed worker left undone."""
    for intake in unfinished():
        _ask_again(intake)


def _ask_again(intake: Intake) -> None:
    match intake.state:
        case State.WAITING:
            later("intake.read", intake_id=intake.pk)
        case State.LOOKING:
            later("intake.look_at", intake_id=intake.pk)
        case State.TAKING_IN:
            later("intake.take_in", intake_id=intake.pk)
        case State.UNDOING:
            later("intake.undo", intake_id=intake.pk)


def _in_turn(intake: Intake) -> Intake:
    """The file as it is now, after whoever else deals with one of the body's."""
    Body.objects.select_for_update(no_key=True).get(pk=intake.body_id)
    return Intake.objects.select_related("body", "confirmed_by", "withdrawn_by").get(pk=intake.pk)


def _planned(intake: Intake, at: datetime) -> list[Planned]:
    return ROOMS[intake.kind].plan(intake, day_of(at))


def _show(intake: Intake, planned: list[Planned], *, again: bool = False) -> None:
    _keep(intake, [each.as_line(intake.pk, number) for number, each in enumerate(planned, start=1)])
    intake.state = State.LOOKED_AT
    intake.found = {"counts": counts(planned), "digest": digest(planned), "again": again}
    intake.save(update_fields=["state", "found"])


def _keep(intake: Intake, lines: list[Line]) -> None:
    intake.lines.all().delete()
    Line.objects.bulk_create(lines, batch_size=BATCH)
