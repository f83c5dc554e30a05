"""How a request to work elsewhere stands, and whether the work began before it was permitted."""

from datetime import date

import pytest

from registers.policy.employment import EARLY, STATES, Early, State, Told, early, state_of

DAY = date(2026, 11, 21)
ASKED = {"asked_on": date(2026, 11, 1), "since": date(2026, 12, 1)}
GRANTED = {
    "outcome": "granted",
    "first_granted_on": date(2026, 11, 10),
    "decided_on": date(2026, 11, 10),
    "review_on": date(2027, 11, 10),
    "is_on_record": True,
}
REFUSED = {"outcome": "refused", "decided_on": date(2026, 11, 10)}


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({}, State.WAITING),
        ({"withdrawn_on": date(2026, 11, 2)}, State.WITHDRAWN),
        (GRANTED, State.GRANTED),
        ({**GRANTED, "outcome": "conditional"}, State.CONDITIONAL),
        (REFUSED, State.REFUSED),
        ({**GRANTED, "review_on": date(2026, 11, 22)}, State.GRANTED),
        ({**GRANTED, "review_on": DAY}, State.REVIEW_DUE),
        ({**GRANTED, "ended_on": date(2026, 11, 22)}, State.GRANTED),
        ({**GRANTED, "ended_on": DAY}, State.ENDED),
        ({**GRANTED, "ended_on": DAY, "review_on": DAY}, State.ENDED),
        # Tied to an interest on record; what was refused stays refused whatever becomes of that
        ({**REFUSED, "is_on_record": True, "ended_on": DAY}, State.REFUSED),
    ],
)
def test_a_request_stands_as_what_was_done_about_it_says(told, state):
    assert state_of(Told(**ASKED, **told), DAY) == state


@pytest.mark.parametrize(
    ("since", "told", "found"),
    [
        (date(2026, 12, 1), {}, None),
        (date(2026, 10, 31), {}, Early.BEFORE_ASKING),
        (date(2026, 11, 1), {}, Early.BEFORE_ASKING),
        (date(2026, 11, 2), {}, Early.BEFORE_DECISION),
        (DAY, {}, Early.BEFORE_DECISION),
        (date(2026, 11, 22), {}, None),
        (date(2026, 11, 10), GRANTED, Early.BEFORE_DECISION),
        (date(2026, 11, 11), GRANTED, None),
        # A later review does not make it early
        (date(2026, 11, 11), {**GRANTED, "decided_on": DAY}, None),
        (date(2026, 11, 11), REFUSED, None),
        (date(2026, 11, 9), {"withdrawn_on": date(2026, 11, 8)}, None),
        (date(2026, 12, 1), {**REFUSED, "is_on_record": True}, Early.ALL_THE_SAME),
        (date(2026, 12, 1), {**REFUSED, "is_on_record": True, "ended_on": DAY}, None),
        # Held on joining: declared then, and no fault
        (date(2026, 9, 30), {"joined_on": date(2026, 10, 1)}, None),
        (date(2026, 10, 1), {"joined_on": date(2026, 10, 1)}, Early.BEFORE_ASKING),
        (date(2026, 9, 30), {"joined_on": date(2026, 10, 1), **REFUSED, "is_on_record": True}, Early.ALL_THE_SAME),
    ],
)
def test_work_is_early_that_began_before_it_was_permitted(since, told, found):
    assert early(Told(**{**ASKED, "since": since}, **told), DAY) == found


def test_everything_has_words():
    assert (set(STATES), set(EARLY)) == (set(State), set(Early))
