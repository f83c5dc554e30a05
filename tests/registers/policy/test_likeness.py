"""Interests told twice."""

import pytest

from registers.policy.likeness import Told, is_same, may_be_same


def told(organisation="Larkfield Surgery", organisation_id=None, held_as="partner", whose="", third_party=""):
    return Told(organisation, organisation_id, held_as, whose, third_party)


@pytest.mark.parametrize(
    ("one", "other", "surely", "perhaps"),
    [
        (told(), told(), True, True),
        (told(), told("LARKFIELD  surgery"), True, True),
        (told(), told("Larkfeild Surgery"), False, True),
        (told(), told("Surgery, Larkfield"), False, True),
        (told(), told("Larkhill Surgery"), False, False),
        (told(), told(held_as="owner"), False, False),
        (told(), told(whose="sibling"), False, False),
        (told(organisation_id=1), told("Another name of it", 1), True, True),
        (told(organisation_id=1), told(organisation_id=2), False, False),
        (told(organisation_id=1), told(), True, True),
        (told(whose="sibling", third_party="Petra"), told(whose="sibling", third_party="Zoe"), False, True),
    ],
)
def test_one_interest_or_two(one, other, surely, perhaps):
    assert (is_same(one, other), may_be_same(one, other)) == (surely, perhaps)
