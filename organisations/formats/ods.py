"""Reports of the Organisation Data Service, as published (guidance 4.1).

The classic reports are CSV of 27 columns, usually without a header, perhaps zipped; the networks come as a workbook.
A row that cannot be understood is reported with its line and left out; a file that is not what its name says is
refused.
"""

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from organisations.formats.names import readable
from organisations.formats.workbooks import sheet_rows

LARGEST_FILE = 100_000_000  # bytes, unzipped; the largest report known has 4 million
COLUMNS = 27
WIDEST = {"name": 200, "area": 10, "town": 100, "postcode": 10, "address": 300}  # characters the directory can hold
UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, UnicodeDecodeError)
WRONG_SHARE = 0.1  # a file with more unreadable rows than this is not what it says


class NotThatReport(ValueError):
    """The file is not the report its name says."""


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation as a report tells of it."""

    code: str
    name: str
    kind: str
    area: str
    town: str
    postcode: str
    address: str
    opened_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class TieRow:
    """One organisation's tie to another, both by code."""

    code: str
    relation: str
    target: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A row left out: where it stood and why."""

    place: str
    why: str


@dataclass
class Extract:
    """What one file held. `day` is the date in its name (“epraccur_2023-02”), None where it has none."""

    file_name: str
    day: date | None
    organisations: list[OrganisationRow] = field(default_factory=list)
    ties: list[TieRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def source(self) -> str:
        """What the directory says of where it was read."""
        return f"ODS {self.day:%Y-%m}" if self.day else "ODS"


@dataclass(frozen=True, slots=True)
class Report:
    """What makes a report itself: the shape of its codes, and what its rows are."""

    title: str
    code: re.Pattern[str]
    kind: Callable[[list[str]], str]
    has_parent_practice: bool = False


def _prescriber(cells: list[str]) -> str:
    return "gp_practice" if cells[25] == "4" else "other_prescriber"


REPORTS = {
    "epraccur": Report("GP practices and prescribing cost centres", re.compile(r"[A-Z]\d{5}|[A-Z0-9]{6}"), _prescriber),
    "ebranchs": Report("branch surgeries", re.compile(r"[A-Z0-9]{6}\d{3}"), lambda _: "branch_surgery", True),
    "etr": Report("NHS trusts", re.compile(r"[A-Z0-9]{3}|[A-Z0-9]{5}"), lambda _: "nhs_trust"),
    "eccg": Report("commissioners", re.compile(r"[A-Z0-9]{3}|[A-Z0-9]{5}"), lambda _: "sub_icb_location"),
}
NETWORKS = "epcn"
# Organisations come before those that hang from them, and older extracts before newer.
ORDER = ("eccg", "etr", "epraccur", "ebranchs", NETWORKS)


def report_named(path: Path) -> str:
    """The report a file's name begins with (“epraccur”, “epcn”); empty where we know of none."""
    words = re.match(r"[a-z]*", path.name.lower()).group()
    return words if words in {*REPORTS, NETWORKS} else ""


def reports_in(folder: Path) -> list[Path]:
    """A folder's reports, in the order in which one needs another."""
    known = [path for path in folder.iterdir() if path.is_file() and report_named(path)]
    return sorted(known, key=lambda path: (ORDER.index(report_named(path)), path.name))


def read_file(path: Path) -> Extract | None:
    """Read one file into an extract; None when its name is of no report we know. Raises NotThatReport."""
    name = report_named(path)
    if not name:
        return None
    extract = Extract(path.name, _day_in(path.name))
    if name == NETWORKS:
        _read_networks(path, extract)
    else:
        _read_report(REPORTS[name], _rows(path), extract)
    return extract


def _day_in(name: str) -> date | None:
    found = re.search(r"(20\d\d)(?:-?(\d\d))?(?:-?(\d\d))?", name)
    if not found:
        return None
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


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


def _read_report(report: Report, rows: Iterator[tuple[int, list[str]]], extract: Extract) -> None:
    read = 0
    for line, cells in rows:
        if not any(cells) or (read == 0 and _is_header(cells)):
            continue
        read += 1
        try:
            _take(report, cells, extract)
        except ValueError as error:
            extract.problems.append(Problem(f"line {line}", str(error)))
    _refuse_if_wrong(report.title, read, extract)


def _is_header(cells: list[str]) -> bool:
    return "code" in cells[0].lower() and not any(character.isdigit() for character in cells[0])


def _take(report: Report, cells: list[str], extract: Extract) -> None:
    if len(cells) != COLUMNS:
        raise ValueError(f"it has {len(cells)} columns, not {COLUMNS}")
    code, parent = cells[0], cells[14]
    if not report.code.fullmatch(code):
        raise ValueError(f"“{code[:20]}” is not a code of {report.title}")
    if not cells[1]:
        raise ValueError(f"{code} has no name")
    ties = []
    if report.has_parent_practice:
        ties.append(TieRow(code, "branch_of", parent or code[:6], _day(cells[15]), _day(cells[16])))
    row = OrganisationRow(
        code=code,
        name=readable(cells[1]),
        kind=report.kind(cells),
        area="" if report.has_parent_practice else parent or (code if report.title == "commissioners" else ""),
        town=readable(_town(cells[4:9])),
        postcode=cells[9].upper(),
        address=_address(cells[4:9]),
        opened_on=_day(cells[10]),
        closed_on=_day(cells[11]),
    )
    extract.organisations.append(_fitting(row))
    extract.ties += ties


def _fitting(row: OrganisationRow) -> OrganisationRow:
    """The row, if the directory can hold it."""
    for fact, widest in WIDEST.items():
        text = getattr(row, fact)
        if len(text) > widest:
            raise ValueError(f"{row.code} has a {fact} of {len(text)} characters, more than {widest}")
        if "\0" in text:
            raise ValueError(f"{row.code} has a {fact} that is not text")
    return row


def _town(address: list[str]) -> str:
    """The fourth line is the town by custom; where it is empty, the last that is not."""
    filled = [part for part in address if part]
    return address[3] or (filled[-1] if filled else "")


def _address(lines: list[str]) -> str:
    return ", ".join(readable(line) for line in lines if line)


def _day(text: str) -> date | None:
    if not text:
        return None
    for layout in ("%Y%m%d", "%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, layout).date()  # noqa: DTZ007 a calendar day has no zone
        except ValueError:
            continue
    raise ValueError(f"“{text[:20]}” is not a date")


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
    read = _each(sheets[0], _take_network, extract) + _each(sheets[1], _take_partner, extract)
    _refuse_if_wrong("primary care networks", read, extract)


def _each(sheet: tuple[str, list[list[str]]], take: Callable, extract: Extract) -> int:
    title, rows = sheet
    filled = [(number, cells) for number, cells in enumerate(rows[1:], start=2) if any(cells)]
    for number, cells in filled:
        try:
            take(cells, extract)
        except ValueError as error:
            extract.problems.append(Problem(f"sheet {title}, row {number}", str(error)))
    return len(filled)


def _take_network(cells: list[str], extract: Extract) -> None:
    code = _network_code(cells[0])
    if not cells[1]:
        raise ValueError(f"{code} has no name")
    row = OrganisationRow(
        code=code,
        name=readable(cells[1]),
        kind="pcn",
        area=cells[2],
        town=readable(_town(cells[6:11])),
        postcode=cells[11].upper(),
        address=_address(cells[6:11]),
        opened_on=_day(cells[4]),
        closed_on=_day(cells[5]),
    )
    extract.organisations.append(_fitting(row))


def _take_partner(cells: list[str], extract: Extract) -> None:
    practice, network = cells[0], _network_code(cells[4])
    if not REPORTS["epraccur"].code.fullmatch(practice):
        raise ValueError(f"“{practice[:20]}” is not a practice's code")
    extract.ties.append(TieRow(practice, "member_of", network, _day(cells[8]), _day(cells[9])))


def _network_code(text: str) -> str:
    if not re.fullmatch(r"U\d{5}", text):
        raise ValueError(f"“{text[:20]}” is not a network's code")
    return text
