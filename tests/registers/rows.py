"""Rows of registers to test publishing with; every default is ordinary."""

import hashlib
from datetime import date, timedelta

from registers.actions.publishing import publish
from registers.models import Declaration, EditionFile, Offer
from registers.queries.publication import gifts_content, interests_content


def declared(body, person, at, *, kind="interests"):
    """An act of declaring."""
    return Declaration.objects.create(body=body, person=person, kind=kind, declared_at=at, declared_by=person)


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
    return publish(body=body, register="interests", day=day, content=interests_content(body, day), by=by, at=at)


def publish_gifts(body, by, at, day, since=date(2026, 4, 1)):
    """The next edition of a body's register of gifts and hospitality, from one day to another."""
    content = gifts_content(body, since, day + timedelta(days=1))
    return publish(body=body, register="gifts-and-hospitality", day=day, content=content, by=by, at=at)


def drawn(edition):
    """An edition with its files, each of which holds only its own format's name; drawing real ones takes a while."""
    for form in EditionFile.Format.values:
        content = form.encode()
        sha256 = hashlib.sha256(content).hexdigest()
        EditionFile.objects.create(edition=edition, format=form, content=content, size=len(content), sha256=sha256)
    return edition
