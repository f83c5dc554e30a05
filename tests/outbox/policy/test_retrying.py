"""A message is tried again after longer and longer waits, and given up in the end."""

from datetime import UTC, datetime, timedelta

import pytest

from outbox.models import Attempt
from outbox.policy.retrying import MOST_TRIES, Outcome, Tried, earliest, is_spent, may_have_gone, tries

START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def told(*outcomes):
    """Attempts a minute apart."""
    return [Tried(outcome, START + timedelta(minutes=minute)) for minute, outcome in enumerate(outcomes)]


def test_the_table_and_the_rules_know_the_same_outcomes():
    assert set(Attempt.Outcome.values) == set(Outcome)


@pytest.mark.parametrize(
    ("failures", "minutes"), [(1, 1), (2, 5), (3, 15), (4, 60), (5, 240), (6, 720), (7, 1440), (8, 1440)]
)
def test_how_long_it_waits_after_each_failure(failures, minutes):
    tried = told(*["begun", "failed"] * failures)

    assert earliest(tried) == tried[-1].at + timedelta(minutes=minutes)


@pytest.mark.parametrize("outcomes", [(), ("begun",), ("begun", "failed", "begun"), ("begun", "refused", "again")])
def test_what_did_not_fail_last_need_not_wait(outcomes):
    assert earliest(told(*outcomes)) is None


@pytest.mark.parametrize(
    ("outcomes", "count"),
    [
        ((), 0),
        (("begun", "failed", "begun"), 2),
        (("begun", "refused", "again"), 0),
        (("begun", "failed", "again", "begun", "again", "begun", "begun"), 2),
    ],
)
def test_tries_are_counted_from_when_it_was_last_asked_for(outcomes, count):
    assert tries(told(*outcomes)) == count


def test_it_is_given_up_after_the_eighth():
    assert [is_spent(told(*["begun", "failed"] * count)) for count in (MOST_TRIES - 1, MOST_TRIES)] == [False, True]


@pytest.mark.parametrize(
    ("outcomes", "may"),
    [
        (("begun",), False),
        (("begun", "failed", "begun"), False),
        (("begun", "begun"), True),
        (("begun", "begun", "failed", "begun"), True),
    ],
)
def test_a_lost_attempt_may_have_gone(outcomes, may):
    assert may_have_gone(told(*outcomes)) is may
