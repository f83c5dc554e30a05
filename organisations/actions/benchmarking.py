"""Timing the reading of the national reports into an empty directory; nothing of it is kept."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter

from django.db import transaction

from organisations.actions.importing import take_in
from organisations.actions.scratch import hide_directory
from organisations.formats.ods import read_file, reports_in
from organisations.models import Name, Organisation, Tie
from people.actions.posts import the_service
from people.models import Body


@dataclass(frozen=True)
class ImportTimes:
    """What a folder's reports gave, how long the first reading took, and one that found nothing new."""

    files: int
    organisations: int
    names: int
    ties: int
    seconds: float
    seconds_again: float

    @property
    def rows(self) -> int:
        """The rows that were written."""
        return self.organisations + self.names + self.ties


@transaction.atomic
def time_import(*, folder: Path, at: datetime) -> ImportTimes:
    """Read a folder's reports into a directory that knows nothing yet, and once more. Raises NotThatReport."""
    hide_directory(behind=Body.objects.create(slug="scratch", name="Scratch", kind=Body.Kind.ICB, contact_email="-"))
    paths = reports_in(folder)
    before = _counts()
    seconds = _time(paths, at)
    organisations, names, ties = (after - known for after, known in zip(_counts(), before, strict=True))
    again = _time(paths, at)
    transaction.set_rollback(True)
    return ImportTimes(len(paths), organisations, names, ties, seconds, again)


def _counts() -> list[int]:
    return [model.objects.count() for model in (Organisation, Name, Tie)]


def _time(paths: list[Path], at: datetime) -> float:
    began = perf_counter()
    for path in paths:
        take_in(extract=read_file(path), path=path, by=the_service(), at=at)
    return perf_counter() - began
