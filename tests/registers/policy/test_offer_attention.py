"""Which offers on record a governance lead looks at."""

from datetime import date

import pytest

from registers.policy.offer_attention import Attention, Standing, attention, is_late


@pytest.mark.parametrize(
    ("verdict", "outcome", "more", "expected"),
    [
        ("accept", "accepted", {}, []),
        ("declare", "accepted", {}, []),
        ("decline", "declined", {}, []),
        ("decline", "accepted", {}, [Attention.AGAINST]),
        ("decline", "accepted", {"decision": "conditions"}, []),
        ("organisation", "accepted", {}, [Attention.FOR_ONESELF]),
        ("approval", "accepted", {}, [Attention.UNAPPROVED]),
        ("approval", "accepted", {"approver": "The Chief Officer"}, []),
        ("approval", "accepted", {"decision": "approved"}, []),
        ("approval", "accepted", {"decision": "approved", "covered": False}, [Attention.OUTGREW]),
        ("approval", "accepted", {"decision": "refused"}, [Attention.REFUSED]),
        ("approval", "declined", {"decision": "refused"}, []),
        ("approval", "asking", {}, [Attention.UNDECIDED]),
        ("approval", "asking", {"decision": "approved"}, [Attention.UNSAID]),
        ("", "accepted", {"late": True}, [Attention.LATE]),
    ],
)
def test_what_needs_attention(verdict, outcome, more, expected):
    assert attention(Standing(verdict=verdict, outcome=outcome, **more)) == expected


@pytest.mark.parametrize(("day", "expected"), [(29, False), (30, True)])
def test_an_offer_is_late_after_so_many_days(day, expected):
    assert is_late(date(2026, 11, 1), date(2026, 11, day), 28) == expected
