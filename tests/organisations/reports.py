"""Reports to read: slices of real ones, and files made for a test."""

import csv
import io
import zipfile
from pathlib import Path

import openpyxl

DATA = Path(__file__).parent / "data"

NETWORK_HEADINGS = ["PCN Code", "PCN Name", "Current Sub ICB Loc Code", "Sub ICB Location", "Open Date", "Close Date"]
PARTNER_HEADINGS = [
    "Partner\nOrganisation\nCode",
    "Partner\nName",
    "",
    "",
    "PCN Code",
    "PCN Name",
    "",
    "",
    "Start",
    "End",
]


def a_practice(code="X90001", name="LARKFIELD SURGERY", **cells):
    """A row of epraccur, 27 cells; others by their place: `c11="20220331"` closes it."""
    row = {0: code, 1: name, 4: "1 HIGH STREET", 7: "TARNSEA", 9: "zz1 1aa", 10: "19740401", 14: "9ZA", 25: "4"}
    row |= {int(place.removeprefix("c")): cell for place, cell in cells.items()}
    return [row.get(place, "") for place in range(27)]


def as_csv(rows) -> bytes:
    """Rows as the reports are written."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode()


def write(folder, name, content):
    """A file in a folder; content is bytes, or rows for a CSV."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else as_csv(content))
    return path


def zipped(folder, name, **members):
    """A zip file of these members."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member.replace("_csv", ".csv"), content)
    return path


def a_network(code="U90001", name="LARK PCN", area="9ZA", opened="20190701"):
    """A row of the first sheet of ePCN."""
    return [code, name, area, "", opened, None, "1 HIGH STREET", None, None, "TARNSEA", None, "ZZ1 1AA"]


def a_partner(practice="X90001", network="U90001", since="20190701", until=None):
    """A row of the second sheet of ePCN."""
    return [practice, "LARKFIELD SURGERY", "", "", network, "LARK PCN", "", "", since, until]


def workbook(folder, name, networks, partners):
    """An ePCN workbook."""
    book = openpyxl.Workbook()
    book.active.title = "PCNDetails"
    for row in [NETWORK_HEADINGS, *networks]:
        book.active.append(row)
    sheet = book.create_sheet("PCN Core Partner Details")
    for row in [PARTNER_HEADINGS, *partners]:
        sheet.append(row)
    book.save(folder / name)
    return folder / name
