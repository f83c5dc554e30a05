"""What became of interests between two states of a record."""

from datetime import date

from registers.policy.differences import Change, Differing, Version, changes, difference

ROLE = Version("role", {"held_as": "Director", "organisation": "Larkfield Surgery"})
SHARES = Version("shares", {"held_as": "Shareholder", "public_description": "40 shares"})
MORE_SHARES = Version("shares", {"held_as": "Shareholder", "public_description": "80 shares"})
OVER = Version("role", {**ROLE.facts, "until": "1 October 2026"}, date(2026, 10, 1))


def test_what_is_new_changed_ended_and_standing_is_told_apart():
    house = Version("house", {"held_as": "Landlord"})
    told = difference([ROLE, SHARES, house], [OVER, MORE_SHARES, house, Version("new", {})])

    assert told.added == ("new",)
    assert told.changed == (Differing("shares", (Change("public_description", "40 shares", "80 shares"),)),)
    assert told.ended == (Differing("role", (Change("until", "not given", "1 October 2026"),)),)
    assert told.standing == ("house",)


def test_an_end_that_moves_is_a_change():
    later = Version("role", {**ROLE.facts, "until": "1 December 2026"}, date(2026, 12, 1))

    assert [each.line for each in difference([OVER], [later]).changed] == ["role"]


def test_what_is_left_out_is_not_given():
    assert changes({"private_detail": "Few"}, {"public_description": "Many"}) == (
        Change("public_description", "not given", "Many"),
        Change("private_detail", "Few", "not given"),
    )


def test_nothing_before_and_nothing_after():
    assert difference([], []) == difference([ROLE], [])
