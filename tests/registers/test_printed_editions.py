"""Editions as PDF: what they say, how they are tagged, and that they come out the same again."""

import io
import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime

import page as validation
import pikepdf
import pytest

from registers.actions.publishing import DRAWN
from registers.models import Edition

ASHCOMBE = {"id": "ashcombe", "name": "NHS Ashcombe Integrated Care Board"}
NOTES = ["An interest stays on this register for 6 months after it ends."]


def interests(count):
    """Lines of a register of interests; forty fill three pages or four."""
    return [
        {
            "reference": f"line-{number}",
            "name": f"Zoë Larkin {number}",
            "position": "GP partner and clinical lead for community services",
            "organisation": f"Larkfield Surgery {number}",
            "organisation_code": f"X99{number:03}",
            "category": "Non-financial professional",
            "direct_or_indirect": "Direct",
            "nature": "Partner: two of nine sessions a week; the practice leads its network",
            "since": "2021-04-01",
            "until": "2026-09-30" if number % 2 else "",
        }
        for number in range(1, count + 1)
    ]


def edition_of(register, entries, **content):
    """An edition that is only drawn, not kept."""
    return Edition(
        register=register,
        number=3,
        day=date(2026, 11, 21),
        sha256="5ea1" * 16,
        published_at=datetime(2026, 11, 21, 10, 0, tzinfo=UTC),
        content={"body": ASHCOMBE, "notes": NOTES, "entries": entries, "not_declared": {"count": 0}, **content},
    )


def drawn(edition):
    """The edition as a PDF."""
    return DRAWN["pdf"](edition)


@pytest.fixture(scope="module")
def long_register():
    """A register of interests of several pages."""
    return drawn(edition_of("interests", interests(40)))


def text_of(pdf, *options):
    """A PDF's text as pdftotext reads it."""
    return subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def spoken(pdf):
    """A PDF's structure as it is read aloud: a line for each element, and for each text."""
    read = subprocess.run(["pdfinfo", "-struct-text", "-"], input=pdf, capture_output=True, check=True)
    return [line.strip() for line in read.stdout.decode().splitlines()]


def rows_of(pdf):
    """The rows of a PDF's tables; a text that runs over several lines is put together again."""
    rows = []
    for line in spoken(pdf):
        if line == "TR":
            rows.append([])
        elif line.startswith(("TH", "TD")) and not line.startswith("THead"):
            rows[-1].append([])
        elif line.startswith('"') and rows and rows[-1]:
            rows[-1][-1].append(line.strip('"'))
        elif line.startswith("H2"):
            break
    return [[" ".join(" ".join(cell).split()) for cell in row] for row in rows]


def elements(element, kind):
    """The elements of a kind below one, in reading order."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kind == kid.S:
                yield kid
            yield from elements(kid, kind)


def test_a_register_is_titled_in_english_and_tagged(long_register):
    with pikepdf.open(io.BytesIO(long_register)) as pdf:
        assert str(pdf.docinfo.Title) == "Register of interests of NHS Ashcombe Integrated Care Board, edition 3"
        assert str(pdf.docinfo.CreationDate) == "D:20261121100000Z"
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert [float(side) for side in pdf.pages[0].MediaBox] == pytest.approx([0, 0, 841.89, 595.28], abs=0.01)


@pytest.mark.parametrize("count", [0, 1, 40])
def test_a_register_keeps_to_pdf_ua(count):
    report = validation.validate_pdf_bytes(drawn(edition_of("interests", interests(count))), profile="ua1")

    assert (report.failures, report.is_compliant) == ([], True)


def test_a_table_is_one_table_however_many_pages_it_fills(long_register):
    with pikepdf.open(io.BytesIO(long_register)) as pdf:
        tables = list(elements(pdf.Root.StructTreeRoot, "/Table"))

        assert len(pdf.pages) > 2
        assert len(tables) == 1
        assert [len(list(elements(tables[0], kind))) for kind in ("/Caption", "/THead", "/TR")] == [1, 1, 41]


def test_headings_say_what_they_head(long_register):
    with pikepdf.open(io.BytesIO(long_register)) as pdf:
        (table,) = elements(pdf.Root.StructTreeRoot, "/Table")
        scopes = [[str(cell.A.Scope) for cell in elements(row, "/TH")] for row in elements(table, "/TR")]

    assert scopes == [["/Column"] * 7] + [["/Row"]] * 40


def test_repeated_headings_and_page_numbers_are_not_read_aloud(long_register):
    with pikepdf.open(io.BytesIO(long_register)) as pdf:
        marks = [
            [
                str(operands[0])
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) in {"BMC", "BDC"}
            ]
            for page in pdf.pages
        ]
        tree = pdf.Root.StructTreeRoot.ParentTree.Nums
        held = [sum(holder is not None for holder in tree[2 * number + 1]) for number in range(len(pdf.pages))]

    # Each piece of marked text is held by an element of the structure; all else is decoration.
    assert [sum(mark != "/Artifact" for mark in of_page) for of_page in marks] == held
    assert spoken(long_register).count('"Nature of interest"') == 1
    assert not [line for line in spoken(long_register) if line.startswith('"Page ')]


def test_every_cell_of_every_entry_is_printed_in_its_place(long_register):
    assert rows_of(long_register)[1:] == [
        [
            entry["name"],
            entry["position"],
            entry["organisation"],
            "Non-financial professional, direct",
            entry["nature"],
            "1 April 2021",
            "30 September 2026" if entry["until"] else "Continues",
        ]
        for entry in interests(40)
    ]


def test_the_text_that_programs_take_out_of_it_is_in_the_order_of_the_entries(long_register):
    printed = " ".join(text_of(long_register).split())

    assert re.findall(r"Zoë Larkin (\d+)", printed) == [str(number) for number in range(1, 41)]


def test_the_seal_is_on_the_last_page(long_register):
    with pikepdf.open(io.BytesIO(long_register)) as pdf:
        last = len(pdf.pages)

    assert "5ea1" * 16 in text_of(long_register, "-f", str(last))
    assert "5ea1" * 16 not in text_of(long_register, "-l", str(last - 1))


def test_gifts_and_hospitality_are_printed_or_their_absence_said():
    offer = {
        "reference": "offer-1",
        "name": "Ada Larkin",
        "position": "GP partner",
        "kind": "Gift",
        "offered_on": "2026-10-05",
        "received_on": "2026-10-07",
        "organisation": "A patient group",
        "organisation_code": "",
        "description": "A plant",
        "value": "12.00",
        "is_estimate": True,
        "outcome": "Accepted",
        "reason": "Of little value",
    }

    some = drawn(edition_of("gifts-and-hospitality", [offer], since="2026-04-01"))
    none = drawn(edition_of("gifts-and-hospitality", [], since="2026-04-01"))

    assert rows_of(some)[1:] == [
        [
            "Ada Larkin",
            "GP partner",
            "5 October 2026",
            "A patient group",
            "Gift: A plant",
            "£12.00 (estimate)",
            "Accepted, received on 7 October 2026. Of little value",
        ]
    ]
    assert "No entries in this period" in text_of(none)
    assert "Edition 3, from 1 April 2026 to 21 November 2026" in text_of(none)
    for pdf in (some, none):
        assert validation.is_pdf_compliant_bytes(pdf, profile="ua1")


AGAIN = """
import django
django.setup()
import sys
from tests.registers.test_printed_editions import drawn, edition_of, interests
sys.stdout.buffer.write(drawn(edition_of("interests", interests(40))))
"""


def test_an_edition_comes_out_the_same_in_another_process(long_register):
    environment = os.environ | {"PYTHONHASHSEED": "7", "DJANGO_SETTINGS_MODULE": "coi.settings"}
    again = subprocess.run([sys.executable, "-c", AGAIN], env=environment, capture_output=True, check=True)

    assert again.stdout == long_register
