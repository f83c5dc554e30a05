"""What the steps of loading the demo share."""

from dataclasses import dataclass, field
from datetime import date, datetime

from coi.shared.clock import day_of
from demo import files
from meetings.models import Committee, Meeting
from organisations.models import Organisation
from people.models import Body, Person


@dataclass
class Cast:
    """What has been loaded so far, by the names the data files use, and the moment of loading."""

    at: datetime
    by: Person
    bodies: dict[str, Body] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    committees: dict[tuple[str, str], Committee] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day of loading, from which the files count."""
        return day_of(self.at)

    def day(self, cell: str) -> date | None:
        """A day as the files write it."""
        return files.day(cell, self.today)
