"""Taking a report of the Organisation Data Service into the directory, all of it or nothing."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from coi.shared.clock import day_of
from organisations.actions.changes import report
from organisations.actions.touching import touch
from organisations.actions.updating import bring_up_to_date
from organisations.formats.rows import Extract, OrganisationRow, Problem
from organisations.models import Import, Organisation
from people.models import Person


@dataclass(frozen=True)
class Imported:
    """What reading one file changed; `report` is None when it changed nothing."""

    report: Import | None
    added: int
    changed: int
    closed: int
    problems: tuple[Problem, ...]


@transaction.atomic
def take_in(*, extract: Extract, path: Path, by: Person, at: datetime) -> Imported:
    """Bring the directory up to date with one extract; reading it again changes nothing."""
    changes = bring_up_to_date(
        organisations=_with_areas(extract),
        ties=extract.ties,
        day=extract.day or day_of(at),
        source=extract.source,
    )
    changes.leave_out(extract.problems)
    touch(organisations=changes.touched)
    sha256 = sha256_of_file(path)
    made = report(changes=changes, file_name=extract.file_name, sha256=sha256, by=by, at=at) if changes else None
    return Imported(made, changes.added, changes.changed, changes.closed, tuple(changes.problems))


def sha256_of_file(path: Path) -> str:
    """The SHA-256 of a file of any size."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _with_areas(extract: Extract) -> Iterable[OrganisationRow]:
    """A branch or site lies where its practice or trust does, which only the directory knows."""
    above = {tie.code: tie.target for tie in extract.ties if tie.relation in {"branch_of", "site_of"}}
    areas = dict(
        Organisation.objects.filter(body__isnull=True, code__in=set(above.values())).values_list("code", "area")
    )
    for row in extract.organisations:
        yield row if row.area else replace(row, area=areas.get(above.get(row.code, ""), ""))
