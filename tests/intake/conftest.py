"""A file on its way: sent, its columns named as they seem to be, looked at, taken in, undone."""

import pytest

from intake.actions import sending
from intake.formats.reading import read
from intake.models import Intake
from intake.queries.shape import shape_of


class Desk:
    """What Grace does with files, and the worker for her."""

    def __init__(self, body, grace, now):
        self.body, self.grace, self.now = body, grace, now

    def send(self, content, kind="staff") -> Intake:
        """Send a file and have it read."""
        intake = sending.send(
            body=self.body, kind=kind, file_name="list.csv", content=content, by=self.grace, at=self.now
        )
        sending.read(intake=intake)
        return self.again(intake)

    def look_at(self, content, kind="staff") -> Intake:
        """Go on with the columns as they seem to be."""
        intake = self.send(content, kind)
        shape = shape_of(intake, "")
        return self.named(intake, shape.headings, shape.guess)

    def named(self, intake, headings, columns) -> Intake:
        """Name the columns and have the rows looked at."""
        sending.name_columns(intake=intake, headings=headings, columns=columns, by=self.grace, at=self.now)
        sending.look_at(intake=intake, at=self.now)
        return self.again(intake)

    def recognise(self, intake, **said) -> Intake:
        """Say whom it means."""
        sending.recognise(intake=intake, said=said, by=self.grace, at=self.now)
        sending.look_at(intake=intake, at=self.now)
        return self.again(intake)

    def take_in(self, content, kind="staff") -> Intake:
        """All of it at once."""
        return self.confirm(self.look_at(content, kind))

    def confirm(self, intake, ending=()) -> Intake:
        """Take in what was looked at."""
        sending.confirm(intake=intake, ending=ending, by=self.grace, at=self.now)
        sending.take_in(intake=intake, at=self.now)
        return self.again(intake)

    def undo(self, intake) -> Intake:
        """Have it undone."""
        sending.ask_to_undo(intake=intake, by=self.grace, at=self.now)
        sending.undo(intake=intake, at=self.now)
        return self.again(intake)

    def again(self, intake) -> Intake:
        """The file as it is stored now."""
        return Intake.objects.select_related("body").get(pk=intake.pk)


@pytest.fixture
def desk(body, grace, now, asked, monkeypatch):
    """Grace at her desk; files are read here, since starting a process for each takes a second."""
    monkeypatch.setattr(sending, "read_apart", read)
    return Desk(body, grace, now)


@pytest.fixture
def at_the_moment(monkeypatch, now):
    """Requests arrive at the moment the tests happen at."""
    monkeypatch.setattr("coi.shared.middleware.now", lambda: now)
