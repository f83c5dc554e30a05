"""What the pages of the registers are tested with."""

import pytest

from people.models import Role
from tests.conftest import person_in, signed_in
from tests.factories import make_organisation


@pytest.fixture
def at_the_moment(monkeypatch, now):
    """Requests arrive at the moment the tests happen at."""
    monkeypatch.setattr("coi.shared.middleware.now", lambda: now)


@pytest.fixture
def as_aude(body, now):
    """The browser of Aude, who audits and does not declare."""
    return signed_in(person_in(body, "Aude Marsh", Role.AUDITOR, "Internal auditor", now))


@pytest.fixture
def surgery(db):
    """A practice."""
    return make_organisation()


@pytest.fixture
def trust(db):
    """A hospital trust."""
    return make_organisation(code="RZ901", name="Hollin Bank Hospitals NHS Trust", kind="nhs_trust")
