"""Reading a register of millions into the directory: in batches, each stored with how far the reading has come.

A reading that was killed goes on after the last batch that was stored, when the same file is read with the same
selection. Files are told apart by their SHA-256.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain
from pathlib import Path

from django.db import transaction

from coi.shared.refusal import Refusal
from organisations.actions.changes import Changes, report
from organisations.actions.importing import sha256_of_file
from organisations.actions.touching import touch
from organisations.actions.updating import bring_up_to_date
from organisations.formats.rows import Problem, Registered, source_of
from organisations.models import UnfinishedImport
from people.models import Person

BATCH = 5000  # rows taken


class BeingRead(Refusal):
    """Another run is reading this file. Wait until it has finished, or stop it and run this again."""


def take_in_register(
    *,
    rows: Iterable[Registered],
    path: Path,
    selection: str,
    register: str,
    day: date,
    by: Person,
    at: datetime,
) -> Changes:
    """Bring the directory up to date with what a selection takes from a file; a report is kept if anything changed.

    Raises BeingRead when another run overtakes this one.
    """
    unfinished, changes = _begin(path, selection)
    origin = {"day": day, "source": source_of(register, day)}
    for batch in _batches(rows, unfinished.position):
        _store(batch, unfinished, changes, origin, at)
    _finish(unfinished, changes, by=by, at=at)
    return changes


def _begin(path: Path, selection: str) -> tuple[UnfinishedImport, Changes]:
    unfinished, _ = UnfinishedImport.objects.get_or_create(
        sha256=sha256_of_file(path),
        selection=hashlib.sha256(selection.encode()).hexdigest(),
        defaults={"file_name": path.name},
    )
    return unfinished, Changes.from_stored(unfinished.changes)


def _batches(rows: Iterable[Registered], after: int) -> Iterator[list[Registered]]:
    """The rows not yet stored, so many at a time."""
    batch = []
    for row in rows:
        if row.place <= after:
            continue
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


@transaction.atomic
def _store(batch: list[Registered], unfinished: UnfinishedImport, changes: Changes, origin: dict, at: datetime) -> None:
    """Store a batch and the place reached, both or neither."""
    made = bring_up_to_date(
        organisations=[row.organisation for row in batch if row.organisation],
        names=chain.from_iterable(row.names for row in batch),
        **origin,
    )
    made.leave_out(Problem(f"row {row.place:,}", row.problem) for row in batch if row.problem)
    changes.add(made)
    _advance(unfinished, batch[-1].place, changes)
    touch(organisations=made.touched)


def _advance(unfinished: UnfinishedImport, place: int, changes: Changes) -> None:
    same = UnfinishedImport.objects.filter(pk=unfinished.pk, position=unfinished.position)
    if not same.update(position=place, changes=changes.stored()):
        raise BeingRead
    unfinished.position = place


@transaction.atomic
def _finish(unfinished: UnfinishedImport, changes: Changes, *, by: Person, at: datetime) -> None:
    deleted, _ = UnfinishedImport.objects.filter(pk=unfinished.pk).delete()
    if not deleted:
        raise BeingRead
    if changes:
        report(changes=changes, file_name=unfinished.file_name, sha256=unfinished.sha256, by=by, at=at)
