"""A body's own table of ties: sent, looked at by the worker, and taken in once somebody has said so."""

import hashlib
from datetime import datetime

from django.db import transaction

from coi.shared.later import later
from coi.shared.refusal import Refusal
from organisations.actions.changes import Changes, report
from organisations.actions.touching import touch
from organisations.actions.updating import BATCH, rewrite
from organisations.formats.rows import Problem
from organisations.formats.sheets import NotASheet, read_sheet
from organisations.models import Tie, TieSheet
from organisations.queries.planning import Plan, plan
from organisations.queries.sheets import unfinished_sheets
from people.actions.audit import record
from people.models import Body, Person


class NothingToTakeIn(Refusal):
    """This table has been taken in, or it is still being looked at. Open the page again to see how far it is."""


@transaction.atomic
def send(*, body: Body, file_name: str, content: bytes, by: Person, at: datetime) -> TieSheet:
    """Keep a table as it was sent and ask the worker to look at it; it changes nothing yet."""
    sheet = TieSheet.objects.create(
        body=body,
        file_name=file_name,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        sent_at=at,
        sent_by=by,
    )
    record(kind="ties.sent", about=sheet, body=body, by=by, at=at, file=file_name)
    later("organisations.look_at_tie_sheet", sheet_id=sheet.pk)
    return sheet


@transaction.atomic
def look_at(*, sheet: TieSheet) -> None:
    """Find out what taking a table in would change. Looking twice finds the same."""
    sheet = _in_turn(sheet)
    if sheet.state != TieSheet.State.WAITING:
        return
    try:
        sheet.found, sheet.state = _planned(sheet).found(), TieSheet.State.LOOKED_AT
    except NotASheet as refusal:
        sheet.found, sheet.state = {"problem": str(refusal)}, TieSheet.State.REFUSED
    sheet.save(update_fields=["found", "state"])


@transaction.atomic
def confirm(*, sheet: TieSheet, by: Person, at: datetime) -> None:
    """Say that a table is to be taken in as it was looked at. Raises NothingToTakeIn."""
    sheet = _in_turn(sheet)
    if sheet.state != TieSheet.State.LOOKED_AT:
        raise NothingToTakeIn
    sheet.state, sheet.confirmed_by, sheet.confirmed_at = TieSheet.State.TAKING_IN, by, at
    sheet.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    record(kind="ties.confirmed", about=sheet, body=sheet.body, by=by, at=at)
    later("organisations.take_in_tie_sheet", sheet_id=sheet.pk)


@transaction.atomic
def take_in(*, sheet: TieSheet, at: datetime) -> None:
    """Write what was confirmed. Where the directory has changed since the look, show that again instead."""
    sheet = _in_turn(sheet)
    if sheet.state != TieSheet.State.TAKING_IN:
        return
    planned = _planned(sheet)
    found = planned.found()
    if found == {name: value for name, value in sheet.found.items() if name != "again"}:
        sheet.state, sheet.report = TieSheet.State.TAKEN_IN, _write(sheet, planned, at)
    else:
        sheet.state, sheet.found = TieSheet.State.LOOKED_AT, found | {"again": True}
    sheet.save(update_fields=["state", "found", "report"])


@transaction.atomic
def fail(*, sheet: TieSheet) -> None:
    """Give a table up that cannot be dealt with, and say so."""
    problem = "Something went wrong while reading the table. Send it again; if it happens again, tell support."
    TieSheet.objects.filter(pk=sheet.pk).update(state=TieSheet.State.REFUSED, found={"problem": problem})


def resume() -> None:
    """Ask again for what a lost message or a killed worker left undone."""
    for sheet in unfinished_sheets():
        if sheet.state == TieSheet.State.WAITING:
            later("organisations.look_at_tie_sheet", sheet_id=sheet.pk)
        else:
            later("organisations.take_in_tie_sheet", sheet_id=sheet.pk)


def _in_turn(sheet: TieSheet) -> TieSheet:
    """The table as it is now, after whoever else deals with one of the body's."""
    Body.objects.select_for_update(no_key=True).get(pk=sheet.body_id)
    return TieSheet.objects.select_related("body", "confirmed_by").get(pk=sheet.pk)


def _planned(sheet: TieSheet) -> Plan:
    rows, problems = read_sheet(bytes(sheet.content))
    return plan(sheet.body, rows, problems)


def _write(sheet: TieSheet, planned: Plan, at: datetime):
    Tie.objects.bulk_create(planned.fresh, batch_size=BATCH)
    changed = list(planned.changed.values())
    rewrite(Tie, changed, ["since", "until"])
    touched = {pk for tie in (*planned.fresh, *changed) for pk in (tie.organisation_id, tie.target_id) if pk}
    changes = Changes(
        changed=len(changed) - planned.ended,
        ties_added=len(planned.fresh),
        ties_ended=planned.ended,
        lines=[sentence for _, sentence in planned.found()["lines"]],
    )
    changes.leave_out(Problem(f"line {line}", why) for line, why in sorted(planned.problems))
    touch(organisations=touched)
    return report(
        changes=changes,
        file_name=sheet.file_name,
        sha256=sheet.sha256,
        body=sheet.body,
        by=sheet.confirmed_by,
        at=at,
    )
