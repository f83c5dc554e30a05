"""Files anyone may take away: the entries of a register as CSV, a whole edition as JSON."""

import csv
import io
import json

EMPTY = "No entries in this period"

# The heading of each field, in order, by register (guidance 1.6).
COLUMNS = {
    "interests": {
        "name": "Name",
        "position": "Position",
        "organisation": "Organisation",
        "organisation_code": "Organisation code",
        "category": "Type of interest",
        "direct_or_indirect": "Direct or indirect",
        "nature": "Nature of interest",
        "since": "From",
        "until": "To",
        "withheld": "Withheld",
        "reference": "Reference",
    },
    "gifts-and-hospitality": {
        "name": "Name",
        "position": "Position",
        "kind": "Gift or hospitality",
        "offered_on": "Date of offer",
        "received_on": "Date received",
        "organisation": "Offered by",
        "organisation_code": "Organisation code",
        "description": "Details",
        "value": "Value in pounds",
        "is_estimate": "Value is an estimate",
        "outcome": "Accepted or declined",
        "reason": "Reason",
        "withheld": "Withheld",
        "reference": "Reference",
    },
}
LICENCE = {
    "name": "Open Government Licence v3.0",
    "url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
HOW_TO_CHECK = (
    "sha256 is the SHA-256 of content written as UTF-8 JSON with its keys sorted, no spaces between items and no"
    " characters escaped that need not be; content.previous is the sha256 of the edition before."
)


def csv_bytes(columns: dict[str, str], entries: list[dict]) -> bytes:
    """Entries as CSV under their columns' headings; no entries give one line that says so.

    UTF-8 with a byte order mark: without one, spreadsheet programs garble accented names.
    """
    rows = [[_in_words(entry.get(field, "")) for field in columns] for entry in entries] or [[EMPTY]]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns.values())
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula: one that begins like a formula gets an apostrophe first.

    The full-width forms of the four signs count too: some programs read them as the signs themselves.
    """
    begins_like_formula = cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    return f"'{cell}" if begins_like_formula else cell


def _in_words(value: str | bool) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return value


def json_bytes(content: dict, sha256: str) -> bytes:
    """An edition's content with its hash, how to check it, and the licence."""
    whole = {"licence": LICENCE, "sha256": sha256, "how_to_check": HOW_TO_CHECK, "content": content}
    return (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode()
