"""Files to take in, as other programs write them. Everybody in them is invented."""

import csv
import io
import zipfile

import docx
import openpyxl
import pikepdf
from weasyprint import HTML

STAFF_HEADINGS = (
    "Assignment Number", "Full Name", "Email Address", "Position Title", "Directorate", "Pay Band", "Start Date",
    "Leaving Date",
)  # fmt: skip
REGISTER_HEADINGS = (
    "Name", "Current position(s) held", "Declared interest (name of the organisation and nature of business)",
    "Type of interest", "Is the interest direct or indirect?", "Nature of interest", "From", "To",
    "Action taken to mitigate risk",
)  # fmt: skip


def as_csv(*rows, delimiter=",", encoding="utf-8-sig") -> bytes:
    """Rows as a CSV file."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def as_workbook(*rows, title="Sheet1") -> bytes:
    """Rows as the only sheet of a workbook."""
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet(title)
    for row in rows:
        sheet.append(row)
    return _saved(workbook.save)


def as_document(*tables, merged=()) -> bytes:
    """Tables, each of rows, as a Word document; of the first, the columns and rows (first, last) to merge."""
    document = docx.Document()
    document.add_heading("Register of interests")
    for rows in tables:
        table = document.add_table(len(rows), len(rows[0]))
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                table.cell(number, place).text = text
    for column, first, last in merged:
        table = document.tables[0]
        text = table.cell(first, column).text
        table.cell(first, column).merge(table.cell(last, column)).text = text
    return _saved(document.save)


def as_pdf(*rows, size="A4 landscape") -> bytes:
    """Rows as a printed table with lines around its cells and its headings on every page."""
    head, *body = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    table = f"<table><thead><tr>{head}</tr></thead>{''.join(f'<tr>{row}</tr>' for row in body)}</table>"
    style = f"@page {{ size: {size}; margin: 1cm }} td {{ border: 1px solid; vertical-align: top }}"
    style += "table { border-collapse: collapse; font-size: 8pt } tr { break-inside: avoid }"
    return HTML(string=f"<style>{style}</style>{table}").write_pdf()


def locked_pdf(content: bytes) -> bytes:
    """The same PDF with a password."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        encryption = pikepdf.Encryption(owner="owner", user="user")
        return _saved(lambda file: pdf.save(file, encryption=encryption))


def zip_bomb() -> bytes:
    """A small workbook that says it unpacks to two hundred megabytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(200):
                sheet.write(b" " * 1_000_000)
    return file.getvalue()


def entities() -> bytes:
    """A workbook whose sheet asks for entities that grow."""
    return in_sheet("", before='<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>', after="&b;")


def in_sheet(rows: str, before: str = "", after: str = "") -> bytes:
    """A workbook with these rows, written as XML, in its only sheet."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'{before}<worksheet xmlns="{space}"><sheetData>{rows}{after}</sheetData></worksheet>'
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_workbook(("Name",)))) as old, zipfile.ZipFile(file, "w", 8) as new:
        for entry in old.infolist():
            is_sheet = entry.filename == "xl/worksheets/sheet1.xml"
            new.writestr(entry.filename, sheet if is_sheet else old.read(entry))
    return file.getvalue()


def _saved(save) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()
