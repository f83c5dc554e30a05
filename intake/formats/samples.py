"""Samples of files that can be sent, and how tables are written for spreadsheets. Everybody in them is invented."""

import csv
import io
from collections.abc import Iterable

from organisations.formats.tables import harmless

STAFF = (
    ("Assignment Number", "First Name", "Last Name", "Email Address", "Position Title", "Directorate", "Pay Band",
     "Start Date", "Leaving Date"),
    ("20481111", "Wilhelmina", "Ferncastle", "wilhelmina.ferncastle@example.org", "Contracts Manager", "Finance", "8a",
     "01/04/2021", ""),
    ("20481112", "Osric", "Tanglewood", "osric.tanglewood@example.org", "Head of Medicines", "Nursing", "8d",
     "15/09/2019", ""),
    ("20481113", "Betony", "Marlowe-Quill", "betony.marlowe-quill@example.org", "Analyst", "Strategy", "6",
     "06/01/2025", "31/12/2026"),
)  # fmt: skip
REGISTER = (
    ("Name", "Current position(s) held", "Declared interest", "Type of interest", "Direct or indirect",
     "Nature of interest", "From", "To", "Action taken to mitigate risk"),
    ("Osric Tanglewood", "Head of Medicines", "Tanglewood Pharmacy Ltd, a community pharmacy", "Financial", "Direct",
     "Shareholder", "01/06/2016", "Ongoing", "Leaves for items on community pharmacy"),
    ("Wilhelmina Ferncastle", "Contracts Manager", "Curlewholt Hospice, a charity", "Non-financial personal", "Direct",
     "Trustee, unpaid", "2018", "", ""),
)  # fmt: skip


def table(rows: Iterable[Iterable[str]]) -> bytes:
    """A CSV file that a spreadsheet opens and carries nothing out of, in UTF-8 with a byte order mark."""
    text = io.StringIO()
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
