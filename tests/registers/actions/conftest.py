"""What the actions of the registers are tested with."""

import pytest


@pytest.fixture
def at_the_moment(monkeypatch, now):
    """Requests arrive at the moment the tests happen at."""
    monkeypatch.setattr("coi.shared.middleware.now", lambda: now)
