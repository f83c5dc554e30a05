"""The clock, asking the worker, refusing, and what every request is given."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from coi.shared.clock import day_of, now
from coi.shared.later import later
from coi.shared.refusal import Refusal


class TooLate(Refusal):
    """It is too late for that. Come tomorrow."""


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 1, 22, 59, tzinfo=UTC), date(2026, 6, 1)),
        (datetime(2026, 6, 1, 23, 0, tzinfo=UTC), date(2026, 6, 2)),
        (datetime(2026, 12, 1, 23, 59, tzinfo=UTC), date(2026, 12, 1)),
    ],
)
def test_a_day_is_the_one_in_london_summer_and_winter(moment, day):
    assert day_of(moment) == day


def test_the_clock_is_aware_and_right():
    assert abs(now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_refusal_is_the_sentence_of_its_class_or_the_one_it_is_given():
    assert str(TooLate()) == "It is too late for that. Come tomorrow."
    assert str(TooLate("The list was issued at noon.")) == "The list was issued at noon."


def test_a_request_is_given_one_moment_and_its_day(db, client):
    request = client.get("/about/").wsgi_request

    assert request.today == day_of(request.now)
    assert abs(now() - request.now) < timedelta(seconds=5)


def test_the_worker_is_asked_only_after_what_it_needs_is_stored(db, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        later("people.heartbeat", person_id=7)
        assert asked == []

    assert asked == [("people.heartbeat", {"person_id": 7})]


def test_the_worker_is_not_asked_for_what_was_undone(db, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        later("people.heartbeat", person_id=7)
        transaction.set_rollback(True)

    assert asked == []
