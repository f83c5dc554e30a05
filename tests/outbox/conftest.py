"""A Monday morning, and messages that wait on it."""

from datetime import UTC, datetime

import pytest

from outbox.actions.queueing import queue


@pytest.fixture
def now():
    """A moment at which reminders may go out."""
    return datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture
def queued(body, ada, now):
    """Put a request to declare into the outbox."""

    def put(key="asked-1", to=ada, kind="asked", at=now):
        return queue(body=body, to=to, kind=kind, key=key, context={}, by=to, at=at)

    return put
