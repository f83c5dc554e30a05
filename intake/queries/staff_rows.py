"""One row of a staff list, understood or refused with the reason."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from intake.formats.days import read_day
from intake.policy.people import readable
from intake.queries.rows import Cells, Written
from organisations.formats.tables import FORMULA
from people.models import Person, Post

WIDEST = {name: Post._meta.get_field(name).max_length for name in ("title", "directorate", "band", "assignment_number")}
LONGEST_NAME = Person._meta.get_field("name").max_length
NOTHING = {"-", "–", "n/a", "na", "none", "nil", "."}
LABELS = {"assignment_number": "assignment number", "title": "position"}


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One person of a list; `until` is the first day they no longer hold their post."""

    place: str
    name: str
    email: str
    title: str
    directorate: str
    band: str
    assignment_number: str
    since: date | None
    until: date | None


def read_staff(written: Written) -> StaffRow:
    """A row of a staff list. Raises ValueError, with the reason."""
    cells = {name: "" if text.casefold() in NOTHING else text for name, text in written.cells.items()}
    for name, text in cells.items():
        if text.startswith(FORMULA):
            raise ValueError(f"“{text[:20]}” begins as a formula does. Write the {_label(name)} in letters and figures")
    since, left = _day(cells, "since"), _day(cells, "until")
    if since and left and left < since:
        raise ValueError("The leaving date is before the start date")
    return StaffRow(
        place=written.place,
        name=_name(cells),
        email=_email(cells),
        **{name: _fitting(cells, name) for name in WIDEST},
        since=since,
        until=left + timedelta(days=1) if left else None,
    )


def _label(name: str) -> str:
    return LABELS.get(name, name.replace("_", " "))


def _name(cells: Cells) -> str:
    parted = " ".join(filter(None, [cells.get("first_name", ""), cells.get("last_name", "")]))
    name = parted if cells.get("last_name") else readable(cells.get("name", ""))
    if not any(letter.isalpha() for letter in name):
        raise ValueError("There is no name")
    if len(name) > LONGEST_NAME:
        raise ValueError(f"The name has {len(name):,} characters; {LONGEST_NAME} are the most")
    return name


def _email(cells: Cells) -> str:
    email = cells.get("email", "").lower()
    try:
        if email:
            validate_email(email)
    except ValidationError:
        raise ValueError(f"“{email[:60]}” is not an email address") from None
    return email


def _fitting(cells: Cells, name: str) -> str:
    text, widest = cells.get(name, ""), WIDEST[name]
    if len(text) > widest:
        raise ValueError(f"The {_label(name)} has {len(text):,} characters; {widest} are the most")
    return text


def _day(cells: Cells, name: str) -> date | None:
    try:
        found = read_day(cells.get(name, ""))
    except ValueError as error:
        raise ValueError(f"The {'start' if name == 'since' else 'leaving'} date is not clear: {error}") from None
    if not found.is_exact:
        raise ValueError(f"The {'start' if name == 'since' else 'leaving'} date has no day: “{cells[name][:30]}”")
    return found.day
