"""Reports of the Organisation Data Service, as published (guidance 4.1).

The classic reports are CSV of 27 columns, usually without a header, perhaps zipped; a header may put the columns in
another order. Networks come as a workbook or as two CSV files, successors as five columns. Organisations that closed
are read like any other, with the day they did.
A row that cannot be understood is reported with its line and left out; a file that is not what its name says is
refused.
"""

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from organisations.formats import ods_headings as column
from organisations.formats.names import readable
from organisations.formats.ods_networks import address, take_network, take_partner, town
from organisations.formats.rows import (
    Extract,
    NotThatReport,
    OrganisationRow,
    Problem,
    TieRow,
    day,
    day_in,
    fitting,
)
from organisations.formats.workbooks import sheet_rows

LARGEST_FILE = 100_000_000  # bytes, unzipped; the largest report known has 10 million
UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, UnicodeDecodeError)
WRONG_SHARE = 0.1  # a file with more unreadable rows than this is not what it says
OVER = frozenset({"C", "CLOSED", "I", "INACTIVE"})
# The classic files number the settings in which somebody prescribes, newer ones give the role's code.
GP_PRACTICE = frozenset({"4", "RO76"})


@dataclass(frozen=True, slots=True)
class Report:
    """What makes a report itself: the shape of its codes, what its rows are, and what hangs from what.

    `area` is the column of the commissioner, if there is one. `tie` ties each row to the organisation above it, which
    the row names or else its own code begins with: the first `stem` characters.
    """

    title: str
    code: re.Pattern[str]
    kind: Callable[[list[str]], str]
    area: int | None = None
    tie: str = ""
    stem: int = 0


def _prescriber(cells: list[str]) -> str:
    return "gp_practice" if cells[column.SETTING] in GP_PRACTICE else "other_prescriber"


def _site(cells: list[str]) -> str:
    is_hospital = re.search(r"\b(HOSPITAL|INFIRMARY)\b", cells[column.NAME].upper())
    return "hospital_site" if is_hospital else "clinic"


def _always(kind: str) -> Callable[[list[str]], str]:
    return lambda _: kind


ANY = re.compile(r"[A-Z0-9]{3,9}")
SHORT = re.compile(r"[A-Z0-9]{3}|[A-Z0-9]{5}")
SITE = re.compile(r"[A-Z0-9]{5,9}")
PRACTICE = re.compile(r"[A-Z]\d{5}|[A-Z0-9]{6}")
OWN, PARENT, COMMISSIONER = column.CODE, column.PARENT, column.COMMISSIONER

# Organisations come before those that hang from them.
REPORTS = {
    "eccg": Report("commissioners", SHORT, _always("sub_icb_location"), OWN),
    "lauth": Report("local authorities", ANY, _always("local_authority")),
    "eother": Report("integrated care boards and other bodies", ANY, _always("other")),
    "etr": Report("NHS trusts", SHORT, _always("nhs_trust")),
    "ephp": Report("independent providers", ANY, _always("provider")),
    "ehospice": Report("hospices", ANY, _always("provider")),
    "epraccur": Report("GP practices and prescribing cost centres", PRACTICE, _prescriber, PARENT),
    "edispensary": Report("pharmacies", re.compile(r"F[A-Z0-9]{4}"), _always("pharmacy"), COMMISSIONER),
    "egdpprac": Report("dental practices", re.compile(r"V[A-Z0-9]{5,6}"), _always("dental_practice"), COMMISSIONER),
    "eoptsite": Report("optical sites", SITE, _always("provider"), COMMISSIONER),
    "ebranchs": Report(
        "branch surgeries", re.compile(r"[A-Z0-9]{6}\d{3}"), _always("branch_surgery"), tie="branch_of", stem=6
    ),
    "ets": Report("sites of NHS trusts", SITE, _site, tie="site_of", stem=3),
    "ephpsite": Report("sites of independent providers", SITE, _site, tie="site_of", stem=3),
}
NETWORKS, PARTNERS, SUCCESSORS = "epcn", "epcncorepartnerdetails", "succ"
# In which one needs another; older extracts before newer.
ORDER = (*REPORTS, NETWORKS, PARTNERS, SUCCESSORS)


def report_named(path: Path) -> str:
    """The report a file's name begins with (“epraccur”, “epcn”); empty where we know of none."""
    word = re.match(r"[a-z]*", path.name.lower()).group()
    return word if word in ORDER else ""


def reports_in(folder: Path) -> list[Path]:
    """A folder's reports, in the order in which one needs another."""
    known = [path for path in folder.iterdir() if path.is_file() and report_named(path)]
    return sorted(known, key=lambda path: (ORDER.index(report_named(path)), path.name))


def read_file(path: Path) -> Extract | None:
    """Read one file into an extract; None when its name is of no report we know. Raises NotThatReport."""
    name = report_named(path)
    if not name:
        return None
    extract = Extract(path.name, day_in(path.name))
    if name in REPORTS:
        _read_report(REPORTS[name], path, extract)
    elif name == SUCCESSORS:
        _read_plain("successors", path, _take_successor, extract)
    elif name == PARTNERS:
        _read_plain("practices in primary care networks", path, take_partner, extract)
    elif path.suffix.lower() in {".csv", ".zip"}:
        _read_plain("primary care networks", path, take_network, extract)
    else:
        _read_networks(path, extract)
    return extract


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    text = io.StringIO(_text(path), newline="")
    reader = csv.reader(text)
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise NotThatReport(f"{path.name} is not a CSV file: {error}.") from error


def _text(path: Path) -> str:
    data = _unzipped(path) if zipfile.is_zipfile(path) else _bounded(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _bounded(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_FILE:
        raise NotThatReport(f"{path.name} is larger than any report: over {LARGEST_FILE // 1_000_000} MB.")
    return path.read_bytes()


def _unzipped(path: Path) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive:
            tables = [entry for entry in archive.infolist() if entry.filename.lower().endswith(".csv")]
            if len(tables) != 1:
                raise NotThatReport(f"{path.name} should hold one CSV file; it holds {len(tables)}.")
            if tables[0].file_size > LARGEST_FILE:
                raise NotThatReport(f"{path.name} unpacks to over {LARGEST_FILE // 1_000_000} MB.")
            return archive.read(tables[0])
    except UNREADABLE as error:
        raise NotThatReport(f"{path.name} cannot be unpacked: {error}.") from error


def _read_report(report: Report, path: Path, extract: Extract) -> None:
    layout, rows = _laid_out(path)
    read = _each(rows, lambda cells: _take(report, layout.classic(cells), extract), extract)
    _refuse_if_wrong(report.title, read, extract)


def _read_plain(title: str, path: Path, take: Callable, extract: Extract) -> None:
    """Read a report that has a layout of its own, without its header if it has one."""
    _, rows = _laid_out(path, named=False)
    read = _each(rows, lambda cells: take(cells, extract), extract)
    _refuse_if_wrong(title, read, extract)


def _laid_out(path: Path, *, named: bool = True) -> tuple[column.Layout, list[tuple[int, list[str]]]]:
    """How a file's columns stand, and its rows that are not blank, without the header."""
    filled = [(line, cells) for line, cells in _rows(path) if any(cells)]
    if not filled or not column.is_header(filled[0][1]):
        return column.Layout(), filled
    return column.Layout(filled[0][1] if named else None), filled[1:]


def _each(rows: Iterable[tuple[int, list[str]]], take: Callable, extract: Extract, place: str = "line") -> int:
    """Take each row, or note why it cannot be; how many there were."""
    read = 0
    for number, cells in rows:
        read += 1
        try:
            take(cells)
        except ValueError as error:
            extract.problems.append(Problem(f"{place} {number}", str(error)))
    return read


def _take(report: Report, cells: list[str], extract: Extract) -> None:
    code, parent = cells[column.CODE], cells[column.PARENT]
    if not report.code.fullmatch(code):
        raise ValueError(f"“{code[:20]}” is not a code of {report.title}")
    if not cells[column.NAME]:
        raise ValueError(f"{code} has no name")
    ties = []
    if report.tie:
        above = parent or code[: report.stem]
        ties.append(TieRow(code, report.tie, above, day(cells[column.JOINED]), day(cells[column.LEFT])))
    row = OrganisationRow(
        code=code,
        name=readable(cells[column.NAME]),
        kind=report.kind(cells),
        area="" if report.area is None else cells[report.area],
        town=readable(town(cells[column.ADDRESS])),
        postcode=cells[column.POSTCODE].upper(),
        address=address(cells[column.ADDRESS]),
        opened_on=day(cells[column.OPENED]),
        closed_on=_closed_on(cells, extract.day),
    )
    extract.organisations.append(fitting(row))
    extract.ties += ties


def _closed_on(cells: list[str], read_of: date | None) -> date | None:
    """The day it closed. Where only its status says that it has, the day it left its commissioner, or the extract's."""
    closed = day(cells[column.CLOSED])
    if closed or cells[column.STATUS].upper() not in OVER:
        return closed
    return day(cells[column.LEFT]) or read_of


def _take_successor(cells: list[str], extract: Extract) -> None:
    """What took whose place and when: the old code, the new code, a reason, the day, an indicator."""
    if len(cells) < 4:
        raise ValueError(f"it has {len(cells)} columns, not 5")
    old, new = cells[0], cells[1]
    for code in (old, new):
        if not ANY.fullmatch(code):
            raise ValueError(f"“{code[:20]}” is not an organisation's code")
    extract.ties.append(TieRow(new, "successor_of", old, day(cells[3]), None))


def _refuse_if_wrong(title: str, read: int, extract: Extract) -> None:
    if not read:
        raise NotThatReport(f"{extract.file_name} holds no rows.")
    wrong = len(extract.problems)
    if wrong == read or wrong > max(1, read * WRONG_SHARE):
        first = extract.problems[0]
        raise NotThatReport(
            f"{extract.file_name} is not the report of {title}: {wrong} of its {read} rows cannot be"
            f" read, beginning with {first.place}: {first.why}."
        )


def _read_networks(path: Path, extract: Extract) -> None:
    try:
        sheets = sheet_rows(path, LARGEST_FILE)
    except ValueError as error:
        raise NotThatReport(f"{path.name} is not a workbook we can read: {error}.") from error
    if len(sheets) < 2:
        raise NotThatReport(f"{path.name} should have two sheets: the networks, and their practices.")
    read = 0
    for (title, rows), take in zip(sheets, (take_network, take_partner), strict=False):
        filled = [(number, cells) for number, cells in enumerate(rows[1:], start=2) if any(cells)]
        read += _each(filled, lambda cells, take=take: take(cells, extract), extract, f"sheet {title}, row")
    _refuse_if_wrong("primary care networks", read, extract)
