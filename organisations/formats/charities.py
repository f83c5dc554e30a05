"""The register of charities, as the Charity Commission publishes it daily: JSON, or a table with tabs (guidance 4.3).

Two files: `publicextract.charity`, and `publicextract.charity_other_names` with working and former names, which have
no days. A charity's code in the directory is `CC-` and its registered number, so that it can never be taken for an ODS
code. Charities linked to another share its number and its trustees: they are no organisations of their own, but their
names are other names of the main one.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from organisations.formats.names import readable
from organisations.formats.rows import NameRow, NotThatReport, OrganisationRow, Registered, day, fits, fitting
from organisations.formats.selecting import Selection
from organisations.formats.streams import json_objects, opened, table_rows

REGISTER = "Charity Commission"
NEEDED = ("registered_charity_number", "linked_charity_number", "charity_name")
ADDRESS = tuple(f"charity_contact_address{line}" for line in range(1, 6))
MAIN = "0"

Facts = dict[str, str]


def code_of(number: str) -> str:
    """A charity's code in the directory."""
    return f"CC-{number}"


def tidy_number(text: str) -> str:
    """A registered charity's number; empty for what is none."""
    number = text.upper().removeprefix("GB-CHC-").removeprefix("CC-").lstrip("0")
    return number if number.isascii() and number.isdigit() and len(number) <= 8 else ""


def day_of_extract(path: Path) -> date | None:
    """The day its first row says it is of, None if it says none. Raises NotThatReport."""
    first = next(_facts(path), {})
    return day(first.get("date_of_extract", "")[:10])


def read_charities(path: Path, selection: Selection) -> Iterator[Registered]:
    """The charities a selection takes, and the names of those linked to any, one at a time. Raises NotThatReport."""
    for place, facts in enumerate(_facts(path), start=1):
        if facts["linked_charity_number"] != MAIN:
            yield _other_name(place, facts)
        elif selection.takes(facts["registered_charity_number"], facts.get("charity_contact_postcode", "")):
            yield _charity(place, facts)


def read_other_names(path: Path) -> Iterator[Registered]:
    """Working and former names, of all charities. Raises NotThatReport."""
    for place, facts in enumerate(_facts(path), start=1):
        yield _other_name(place, facts)


def _facts(path: Path) -> Iterator[Facts]:
    """Each row by its columns' names, as text; nothing for null."""
    with opened(path) as text:
        rows = _json(text, path) if _is_json(path) else _table(text, path)
        for number, row in enumerate(rows):
            if number == 0 and (missing := [name for name in NEEDED if name not in row]):
                raise NotThatReport(f"{path.name} is not the register of charities: it has no “{missing[0]}”.")
            yield row


def _is_json(path: Path) -> bool:
    with opened(path) as text:
        return text.read(1000).lstrip()[:1] in {"[", "{"}


def _json(text, path: Path) -> Iterator[Facts]:
    for row in json_objects(text, path.name):
        yield {name: "" if value is None else str(value).strip() for name, value in row.items()}


def _table(text, path: Path) -> Iterator[Facts]:
    rows = table_rows(text, path.name, "\t")
    header = [heading.strip() for heading in next(rows, [])]
    blank = dict.fromkeys(header, "")
    for cells in rows:
        if cells:
            yield blank | dict(zip(header, (cell.strip() for cell in cells), strict=False))


def _other_name(place: int, facts: Facts) -> Registered:
    name = NameRow(code_of(facts["registered_charity_number"]), readable(facts["charity_name"]))
    return Registered(place, names=(name,) if fits(name) else ())


def _charity(place: int, facts: Facts) -> Registered:
    number = tidy_number(facts["registered_charity_number"])
    lines = [readable(facts[line]) for line in ADDRESS if facts.get(line)]
    try:
        if not number or not facts["charity_name"]:
            raise ValueError("it has no number or no name")
        row = OrganisationRow(
            code=code_of(number),
            name=readable(facts["charity_name"]),
            kind="charity",
            area="",
            town=lines[-1] if lines else "",
            postcode=facts.get("charity_contact_postcode", "").upper(),
            address=", ".join(lines),
            opened_on=day(facts.get("date_of_registration", "")[:10]),
            closed_on=day(facts.get("date_of_removal", "")[:10]),
        )
        return Registered(place, fitting(row))
    except ValueError as error:
        return Registered(place, problem=str(error))
