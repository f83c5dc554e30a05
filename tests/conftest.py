"""The cast: Ada declares, Grace governs, Clara chairs, Gus is the Guardian; Sam governs another body."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from people.actions.posts import appoint, found_body, the_service, welcome
from people.models import Role

THE_DAY = date(2026, 11, 21)
THE_MOMENT = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.fixture
def now():
    """The moment the tests happen at."""
    return THE_MOMENT


@pytest.fixture
def today():
    """The day the tests happen on."""
    return THE_DAY


@pytest.fixture
def body(db, now):
    """The body most tests are about."""
    return _body("ashcombe", "NHS Ashcombe Integrated Care Board", ["9ZA"], now)


@pytest.fixture
def other_body(db, now):
    """A body whose people must never see into the first."""
    return _body("brindle", "NHS Brindle Integrated Care Board", ["9ZB"], now)


def _body(slug, name, areas, now):
    return found_body(
        slug=slug,
        name=name,
        short_name=name.removeprefix("NHS ").removesuffix(" Integrated Care Board"),
        kind="icb",
        areas=areas,
        contact_email=f"governance@{slug}.example.org",
        by=the_service(),
        at=now,
    )


def person_in(body, name, role, title, now):
    """Take a person into a body in a role, since the start of the year 2020."""
    email = f"{name.split()[0].lower()}@{body.slug}.example.org"
    person = welcome(email=email, name=name, by=the_service(), at=now)
    appoint(body=body, person=person, role=role, title=title, since=date(2020, 1, 1), by=the_service(), at=now)
    return person


@pytest.fixture
def ada(body, now):
    """A GP partner who declares."""
    return person_in(body, "Ada Larkin", Role.DECLARANT, "GP partner", now)


@pytest.fixture
def grace(body, now):
    """The governance lead."""
    return person_in(body, "Grace Oduya", Role.GOVERNANCE_LEAD, "Governance lead", now)


@pytest.fixture
def clara(body, now):
    """The chair."""
    return person_in(body, "Clara Weir", Role.CHAIR, "Lay member and chair", now)


@pytest.fixture
def gus(body, now):
    """The Conflicts of Interest Guardian."""
    return person_in(body, "Gus Abara", Role.GUARDIAN, "Lay member, Audit Committee chair", now)


@pytest.fixture
def sam(other_body, now):
    """Governance lead of the other body."""
    return person_in(other_body, "Sam Pryor", Role.GOVERNANCE_LEAD, "Governance lead", now)


def signed_in(person):
    """A browser in which a person is signed in."""
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def as_ada(ada):
    """Ada's browser."""
    return signed_in(ada)


@pytest.fixture
def as_grace(grace):
    """Grace's browser."""
    return signed_in(grace)


@pytest.fixture
def as_clara(clara):
    """Clara's browser."""
    return signed_in(clara)


@pytest.fixture
def as_gus(gus):
    """Gus's browser."""
    return signed_in(gus)


@pytest.fixture
def as_sam(sam):
    """Sam's browser."""
    return signed_in(sam)


@pytest.fixture
def asked(monkeypatch):
    """What the worker was asked to do: (task, ids), in order, sent or still waiting for the commit.

    A test that commits needs it even where it looks at none: else a worker that an earlier test left running does what
    is asked while the tables are emptied, and the two may lock each other out.
    """
    sent = []
    monkeypatch.setattr("celery.current_app.send_task", lambda task, kwargs, **_: sent.append((task, kwargs)))
    return sent
