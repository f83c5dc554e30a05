"""Registers to read: rows in the true layout of the bulk files, of invented companies and charities."""

import csv
import json

FORMER = [part for n in range(1, 11) for part in (f"PreviousName_{n}.CONDATE", f" PreviousName_{n}.CompanyName")]
# As published, with the spaces that begin some headings.
COMPANY_HEADINGS = [
    "CompanyName",
    " CompanyNumber",
    "RegAddress.CareOf",
    "RegAddress.POBox",
    "RegAddress.AddressLine1",
    " RegAddress.AddressLine2",
    "RegAddress.PostTown",
    "RegAddress.County",
    "RegAddress.Country",
    "RegAddress.PostCode",
    "CompanyCategory",
    "CompanyStatus",
    "CountryOfOrigin",
    "DissolutionDate",
    "IncorporationDate",
    "Accounts.AccountRefDay",
    "Accounts.AccountRefMonth",
    "Accounts.NextDueDate",
    "Accounts.LastMadeUpDate",
    "Accounts.AccountCategory",
    "Returns.NextDueDate",
    "Returns.LastMadeUpDate",
    "Mortgages.NumMortCharges",
    "Mortgages.NumMortOutstanding",
    "Mortgages.NumMortPartSatisfied",
    "Mortgages.NumMortSatisfied",
    "SICCode.SicText_1",
    "SICCode.SicText_2",
    "SICCode.SicText_3",
    "SICCode.SicText_4",
    "LimitedPartnerships.NumGenPartners",
    "LimitedPartnerships.NumLimPartners",
    "URI",
    *FORMER,
    "ConfStmtNextDueDate",
    " ConfStmtLastMadeUpDate",
]
GP_ACTIVITIES = "86210 - General medical practice activities"
CHARITY_COLUMNS = [
    "date_of_extract",
    "organisation_number",
    "registered_charity_number",
    "linked_charity_number",
    "charity_name",
    "charity_type",
    "charity_registration_status",
    "date_of_registration",
    "date_of_removal",
    *(f"charity_contact_address{line}" for line in range(1, 6)),
    "charity_contact_postcode",
    "charity_activities",
]


def a_company(number="99000001", name="LARKFIELD MEDICAL LIMITED", postcode="ZZ1 1AA", sic=GP_ACTIVITIES, **cells):
    """A company by its headings, less their spaces; `former` is a list of (name, the day it was given up)."""
    row = {
        "CompanyName": name,
        "CompanyNumber": number,
        "RegAddress.AddressLine1": "1 HIGH STREET",
        "RegAddress.PostTown": "TARNSEA",
        "RegAddress.PostCode": postcode,
        "CompanyCategory": "Private Limited Company",
        "CompanyStatus": "Active",
        "IncorporationDate": "02/03/2004",
        "SICCode.SicText_1": sic,
    }
    for place, (former, given_up) in enumerate(cells.pop("former", ()), start=1):
        row |= {f"PreviousName_{place}.CompanyName": former, f"PreviousName_{place}.CONDATE": given_up}
    return row | cells


def company_file(folder, *companies, name="BasicCompanyDataAsOneFile-2026-11-01.csv", headings=COMPANY_HEADINGS):
    """A file of companies."""
    with (folder / name).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(headings)
        writer.writerows([[company.get(heading.strip(), "") for heading in headings] for company in companies])
    return folder / name


def a_charity(number=9900001, name="FRIENDS OF LARKFIELD", postcode="ZZ1 1AA", linked=0, **facts):
    """A charity as the extract has it."""
    return {
        "date_of_extract": "2026-11-20T00:00:00",
        "organisation_number": number,
        "registered_charity_number": number,
        "linked_charity_number": linked,
        "charity_name": name,
        "charity_registration_status": "Registered",
        "date_of_registration": "1998-05-06T00:00:00",
        "date_of_removal": None,
        "charity_contact_address1": "2 HIGH STREET",
        "charity_contact_address2": "TARNSEA",
        "charity_contact_postcode": postcode,
    } | facts


def charity_file(folder, *charities, name="publicextract.charity.json"):
    """A file of charities, or of their other names: JSON or, by its name, a table with tabs."""
    path = folder / name
    if path.suffix == ".json":
        path.write_text(json.dumps(charities), encoding="utf-8-sig")
        return path
    rows = [
        [str(charity.get(column) or "") if charity.get(column) != 0 else "0" for column in CHARITY_COLUMNS]
        for charity in charities
    ]
    path.write_text("\n".join("\t".join(row) for row in [CHARITY_COLUMNS, *rows]), encoding="utf-8")
    return path
