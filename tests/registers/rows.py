"""Rows of registers to test publishing with; every default is ordinary."""

from datetime import date

from registers.actions.publishing import publish
from registers.models import Declaration, Interest, Offer
from registers.queries.publication import gifts_content, interests_content


def declared(body, person, at, *, kind="interests"):
    """An act of declaring."""
    return Declaration.objects.create(body=body, person=person, kind=kind, declared_at=at, declared_by=person)


def interest_of(body, person, at, **facts):
    """An interest that a person declares: a financial one, as a partner in a practice written in words."""
    ordinary = {
        "category": "financial",
        "held_as": "partner",
        "since": date(2021, 4, 1),
        "organisation_text": "" if "organisation" in facts else "Larkfield Surgery",
    }
    declaration = facts.pop("declaration", None) or declared(body, person, at)
    return Interest.objects.create(declaration=declaration, body=body, person=person, **{**ordinary, **facts})


def offer_to(body, person, at, **facts):
    """An offer made to a person: a declined dinner."""
    ordinary = {
        "kind": "hospitality",
        "offered_on": date(2026, 10, 5),
        "donor_text": "Ferrybridge Pharma",
        "description": "Dinner at a conference",
        "value": "48.50",
        "outcome": "declined",
        "reason": "Above the limit",
    }
    return Offer.objects.create(body=body, person=person, recorded_at=at, recorded_by=person, **{**ordinary, **facts})


def publish_interests(body, by, at, day):
    """The next edition of a body's register of interests."""
    return publish(
        body=body, register="interests", day=day, content=interests_content(body, day), by=by, at=at
    )


def publish_gifts(body, by, at, day, since=date(2026, 4, 1)):
    """The next edition of a body's register of gifts and hospitality, the last day of which is not in it."""
    content = gifts_content(body, since, day)
    return publish(body=body, register="gifts-and-hospitality", day=day, content=content, by=by, at=at)
