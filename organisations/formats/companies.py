"""The register of companies, as Companies House publishes it each month: “BasicCompanyDataAsOneFile” (guidance 4.2).

Five million rows of CSV under a header, some of whose headings begin with a space; columns are found by their headings,
wherever they stand. A company's code in the directory is `CH-` and its number of eight characters, so that it can
never be taken for an ODS code. A former name comes with the day it was given up, which is when the next began.
Charitable incorporated organisations are left out: the Charity Commission's register has them.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from organisations.formats.names import readable
from organisations.formats.rows import NameRow, NotThatReport, OrganisationRow, Registered, day, fits, fitting
from organisations.formats.selecting import Selection
from organisations.formats.streams import opened, table_rows

REGISTER = "Companies House"
NEEDED = ("CompanyName", "CompanyNumber", "RegAddress.PostCode")
SIC = tuple(f"SICCode.SicText_{number}" for number in range(1, 5))
ADDRESS = tuple(f"RegAddress.{part}" for part in ("AddressLine1", "AddressLine2", "PostTown", "County"))
FORMER = tuple((f"PreviousName_{n}.CompanyName", f"PreviousName_{n}.CONDATE") for n in range(1, 11))
OPENED, CLOSED, TOWN = "IncorporationDate", "DissolutionDate", "RegAddress.PostTown"
COLUMNS = {*NEEDED, *SIC, *ADDRESS, *(heading for pair in FORMER for heading in pair), OPENED, CLOSED}
OF_CHARITIES = "CE"

Cells = dict[str, str]


def code_of(number: str) -> str:
    """A company's code in the directory."""
    return f"CH-{number}"


def tidy_number(text: str) -> str:
    """A company's number in eight characters (“SC12345” is SC012345); empty for what is none."""
    number = text.upper().removeprefix("GB-COH-").removeprefix("CH-")
    found = re.fullmatch(r"([A-Z]{0,2})(\d{1,8}[A-Z]?)", number)
    return found[1] + found[2].zfill(8 - len(found[1])) if found and len(number) <= 8 else ""


def read_companies(path: Path, selection: Selection) -> Iterator[Registered]:
    """The companies a selection takes, one at a time. Raises NotThatReport."""
    with opened(path) as text:
        rows = table_rows(text, path.name)
        header = [heading.strip() for heading in next(rows, [])]
        if missing := [heading for heading in NEEDED if heading not in header]:
            raise NotThatReport(f"{path.name} is not the register of companies: it has no column “{missing[0]}”.")
        yield from _taken(rows, header, selection)


def _taken(rows: Iterator[list[str]], header: list[str], selection: Selection) -> Iterator[Registered]:
    number, postcode = header.index("CompanyNumber"), header.index("RegAddress.PostCode")
    sic = [header.index(heading) for heading in SIC if heading in header]
    width = len(header)
    for place, cells in enumerate(rows, start=1):
        if len(cells) != width:
            if cells:
                yield Registered(place, problem=f"it has {len(cells)} columns, not {width}")
            continue
        wanted = selection.takes(cells[number].zfill(8), cells[postcode], tuple(cells[each][:5] for each in sic))
        if wanted and not cells[number].startswith(OF_CHARITIES):
            yield _company(place, {heading: cells[n].strip() for n, heading in enumerate(header) if heading in COLUMNS})


def _company(place: int, cells: Cells) -> Registered:
    number = tidy_number(cells["CompanyNumber"])
    try:
        if not number or not cells["CompanyName"]:
            raise ValueError("it has no number or no name")
        row = OrganisationRow(
            code=code_of(number),
            name=readable(cells["CompanyName"]),
            kind="company",
            area="",
            town=readable(cells.get(TOWN, "")),
            postcode=cells["RegAddress.PostCode"].upper(),
            address=", ".join(readable(line) for heading in ADDRESS if (line := cells.get(heading, ""))),
            opened_on=day(cells.get(OPENED, "")),
            closed_on=day(cells.get(CLOSED, "")),
        )
        return Registered(place, fitting(row), _names(row, cells))
    except ValueError as error:
        return Registered(place, problem=str(error))


def _names(row: OrganisationRow, cells: Cells) -> tuple[NameRow, ...]:
    """The names with their days, the present one first; one borne twice keeps its last time."""
    former = [(readable(cells[name]), day(cells.get(given_up, ""))) for name, given_up in FORMER if cells.get(name)]
    if not former:
        return ()
    begun = [*(given_up for _, given_up in former), row.opened_on]
    names = {row.name: NameRow(row.code, row.name, since=begun[0])}
    for (text, until), since in zip(former, begun[1:], strict=True):
        name = NameRow(row.code, text, _in_order(since, until), until)
        if fits(name):
            names.setdefault(text, name)
    return tuple(names.values())


def _in_order(since: date | None, until: date | None) -> date | None:
    return None if since and until and since > until else since
