"""What the pages of meetings are tested with."""

import pytest

from meetings.actions.convening import invite
from people.models import Role
from tests.conftest import person_in, signed_in


@pytest.fixture(autouse=True)
def at_the_moment(monkeypatch, now):
    """Requests arrive at the moment the tests happen at."""
    monkeypatch.setattr("coi.shared.middleware.now", lambda: now)


@pytest.fixture
def vera(body, meeting, grace, now):
    """Vera, the vice chair, who rules where the chair may not; she is expected at the meeting."""
    vera = person_in(body, "Vera Stanton", Role.CHAIR, "Vice chair", now)
    invite(meeting=meeting, person=vera, by=grace, at=now)
    return vera


@pytest.fixture
def as_vera(vera):
    """Vera's browser."""
    return signed_in(vera)


@pytest.fixture
def said(as_grace):
    """The words of the messages a response's next page shows."""

    def words(response):
        return [str(message) for message in response.context["messages"]]

    return words
