"""The reminders that went out before the demo was loaded, through the action that the worker calls every day."""

from collections.abc import Iterable
from datetime import date, timedelta

from assurance.actions import reminding
from demo import files
from people.models import Body

# A week after those of data/asked.csv who have not answered were last asked, and so on; no other day has one due.
DAYS_AGO = (27, 20, 13, 6, 5)


def remind(*, bodies: Iterable[Body], today: date) -> None:
    """Send what was due on each of those days."""
    for body in bodies:
        for days in DAYS_AGO:
            reminding.remind(body=body, at=files.noon(today - timedelta(days=days)))
