"""What a new edition adds, changes and takes off."""

from registers.policy.changes import Changes, changes

STAYS = {"reference": "a", "nature": "Partner"}
BEFORE = {"reference": "b", "nature": "Salaried GP"}
AFTER = {"reference": "b", "nature": "Partner"}
GOES = {"reference": "c", "nature": "Director"}
COMES = {"reference": "d", "nature": "Trustee"}


def test_entries_are_added_changed_and_gone_by_their_references():
    assert changes([STAYS, BEFORE, GOES], [COMES, AFTER, STAYS]) == Changes(added=[COMES], changed=[AFTER], gone=[GOES])


def test_another_order_is_no_change():
    assert not changes([STAYS, GOES], [GOES, STAYS])


def test_any_difference_is_a_change():
    assert changes([], [STAYS])
    assert changes([STAYS], [])
    assert changes([BEFORE], [AFTER])
