"""From an interest to what the public may read of it.

The way is narrow on purpose: `Publishable` has no field for a third party's name or job, nor for anything the declarant
wrote in private, so nothing built from it can hold them; of the relationship only its class comes out (requirements B9,
B10).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date

# Requirements B9: the class of relationship is published, never which relative it is.
CLOSENESS = {
    "spouse_or_partner": "Close relative or partner",
    "parent": "Close relative or partner",
    "child": "Close relative or partner",
    "sibling": "Close relative or partner",
    "relative_by_marriage": "Close relative or partner",
    "close_friend": "Close friend",
    "business_partner": "Business partner",
    "other": "Close associate",
}

IN_WORDS = {
    "partner": "partner",
    "salaried_gp": "salaried GP",
    "employee": "employee",
    "director": "director",
    "shareholder": "shareholder",
    "owner": "owner",
    "landlord": "landlord or owner of premises",
    "tenant": "tenant",
    "patient": "personal connection",  # requirements C9: being a patient is close to health data
    "governor_or_trustee": "governor or trustee",
    "councillor": "councillor or other elected member",
    "adviser": "adviser or consultant",
    "volunteer": "volunteer",
    "research": "research or research funding",
    "supplier": "supplier",
    "professional_body": "member of a professional body",
    "advocate": "advocate or representative",
    "network_lead": "leads the network or federation",
    "other": "other interest",
}

CATEGORY_IN_WORDS = {
    "financial": "Financial",
    "non_financial_professional": "Non-financial professional",
    "non_financial_personal": "Non-financial personal",
    "indirect": "Indirect",
}

KIND_IN_WORDS = {
    "gp_practice": "a local GP practice",
    "branch_surgery": "a local GP practice",
    "pcn": "a primary care network",
    "federation": "a GP federation",
    "nhs_trust": "a local NHS provider",
    "hospital_site": "a local NHS provider",
    "provider": "a provider of health or care",
    "clinic": "a provider of health or care",
    "pharmacy": "a pharmacy",
    "dental_practice": "a dental practice",
    "company": "a company",
    "supplier": "a supplier",
    "charity": "a charity",
    "university": "a university",
    "local_authority": "a local authority",
}


@dataclass(frozen=True)
class Publishable:
    """All of an interest that publication may look at."""

    reference: str
    category: str
    underlying_category: str
    held_as: str
    relationship: str
    organisation: str
    organisation_code: str
    organisation_kind: str
    publish_organisation: bool
    public_description: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class PublicInterest:
    """One line of the public register of interests; dates are ISO text, empty when not known or not over."""

    reference: str
    name: str
    position: str
    organisation: str
    organisation_code: str
    category: str
    direct_or_indirect: str
    nature: str
    since: str
    until: str


def public_interest(interest: Publishable, *, name: str, position: str) -> PublicInterest:
    """The line the public reads of one interest of a person with this name and position."""
    indirect = interest.category == "indirect"
    named = interest.publish_organisation and interest.held_as != "patient"
    return PublicInterest(
        reference=interest.reference,
        name=name,
        position=position,
        organisation=interest.organisation if named else _kind_of(interest),
        organisation_code=interest.organisation_code if named else "",
        category=CATEGORY_IN_WORDS[_category(interest)],
        direct_or_indirect="Indirect" if indirect else "Direct",
        nature=_nature(interest, indirect),
        since=interest.since.isoformat() if interest.since else "",
        until=interest.until.isoformat() if interest.until else "",
    )


def _category(interest: Publishable) -> str:
    return interest.underlying_category or interest.category


def _kind_of(interest: Publishable) -> str:
    return KIND_IN_WORDS.get(interest.organisation_kind, "an organisation")


def _nature(interest: Publishable, indirect: bool) -> str:
    held = IN_WORDS[interest.held_as]
    if indirect:
        return f"{CLOSENESS[interest.relationship]}: {held}"
    # What a patient wrote would say that they are one.
    if interest.public_description and interest.held_as != "patient":
        return f"{held[0].upper()}{held[1:]}: {interest.public_description}"
    return f"{held[0].upper()}{held[1:]}"


_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_STREET = re.compile(
    r"\b\d+[a-z]?,?\s+(?:[A-Z][\w'-]+\s+){1,3}(?:road|street|lane|avenue|close|drive|way|gardens|crescent|terrace)\b",
    re.IGNORECASE,
)


def holds_an_address(text: str) -> bool:
    """Whether text for the public seems to hold a postcode or a house number and street (requirements B10)."""
    return bool(_POSTCODE.search(text) or _STREET.search(text))


def public_until(ended: date | None, months: int) -> date | None:
    """The first day an ended interest is no longer public: `months` after its end (guidance 1.7), None while it lasts.

    31 August and six months give the last day of February.
    """
    return months_on(ended, months) if ended else None


def months_before(day: date, months: int) -> date:
    """The same day of the month, some months before; the month's last day where it has no such day."""
    return months_on(day, -months)


def months_on(day: date, months: int) -> date:
    """The same day of the month, some months on; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:  # somebody who writes 9999 means “for ever”
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
