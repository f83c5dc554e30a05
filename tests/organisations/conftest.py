"""A directory to change by hand: a national practice and network, and what the body added itself."""

import pytest

from organisations.actions import amending
from tests.factories import make_organisation


@pytest.fixture
def who(body, grace, now):
    """For which body a change is made, by whom and when."""
    return {"body": body, "by": grace, "at": now}


@pytest.fixture
def practice(db):
    """A national practice in the body's area."""
    return make_organisation(town="Tarnsea", postcode="ZZ1 1AA")


@pytest.fixture
def network(db):
    """A national network, which lies in no one area."""
    return make_organisation("U99001", "Lark PCN", "pcn", area="")


@pytest.fixture
def local(who):
    """One of the body's own."""
    return amending.add_organisation(name="Larkfield Surgry", kind="gp_practice", **who)


@pytest.fixture
def clinic(who):
    """Another of the body's own."""
    return amending.add_organisation(name="Wren Clinic", kind="clinic", **who)
