"""What the pages of meetings are tested with."""

import pytest

from people.models import Role
from tests.conftest import person_in, signed_in


@pytest.fixture(autouse=True)
def at_the_moment(monkeypatch, now):
    """Requests arrive at the moment the tests happen at."""
    monkeypatch.setattr("coi.shared.middleware.now", lambda: now)


@pytest.fixture
def as_vera(body, now):
    """The browser of Vera, the vice chair, who rules where the chair may not."""
    return signed_in(person_in(body, "Vera Stanton", Role.CHAIR, "Vice chair", now))


@pytest.fixture
def said(as_grace):
    """The words of the messages a response's next page shows."""

    def words(response):
        return [str(message) for message in response.context["messages"]]

    return words
