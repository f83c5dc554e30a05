"""Interests as people tell them; every default is ordinary."""

from datetime import date

from registers.actions.declaring import NewInterest


def own(code="X99001", **facts):
    """A partner's interest in their practice."""
    ordinary = {
        "category": "financial",
        "held_as": "partner",
        "organisation_code": code,
        "since": date(2021, 4, 1),
        "became_aware_on": date(2026, 11, 1),
    }
    return NewInterest(**{**ordinary, **facts})


def theirs(code="X99001", **facts):
    """A sister-in-law's job (scenario S6)."""
    ordinary = {
        "category": "indirect",
        "underlying_category": "financial",
        "held_as": "employee",
        "relationship": "relative_by_marriage",
        "third_party_name": "Petra Holm",
        "third_party_role": "Head of Contracts",
        "organisation_code": code,
        "publish_organisation": False,
        "since": date(2023, 1, 9),
        "became_aware_on": date(2026, 11, 1),
    }
    return NewInterest(**{**ordinary, **facts})
