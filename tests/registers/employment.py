"""Requests to work elsewhere, to test with; every default is ordinary."""

from datetime import date
from decimal import Decimal

from registers.actions import employment
from registers.actions.employment import NewRequest


def second_job(**facts):
    """A locum pharmacist's Sundays, to begin in two weeks of the tests' day."""
    ordinary = {
        "situation": "outside_employment",
        "held_as": "employee",
        "organisation_text": "Kettle Lane Pharmacy",
        "duties": "Dispensing, no part in buying",
        "public_description": "Locum pharmacist, two Sundays a month",
        "hours_a_week": Decimal("4.0"),
        "is_paid": True,
        "since": date(2026, 12, 5),
    }
    return NewRequest(**{**ordinary, **facts})


def ask(body, person, at, **facts):
    """A person asks."""
    return employment.ask(body=body, person=person, new=second_job(**facts), by=person, at=at)


def decide(request, by, at, outcome="granted", **facts):
    """Somebody decides, for a year."""
    ordinary = {"reason": "It is far from our work", "review_on": date(2027, 11, 21)}
    return employment.decide(request=request, outcome=outcome, **{**ordinary, **facts}, by=by, at=at)
