"""A committee of three with a meeting to come: Clara in the chair, Gus of the Audit Committee, and Ada, a GP."""

from datetime import date

import pytest

from meetings.actions import convening
from registers.actions.declaring import declare_nil
from tests.factories import make_committee, make_interest, make_organisation, make_seat
from tests.meetings.factories import find, make_run

HELD_ON = date(2026, 12, 3)


@pytest.fixture
def committee(body, ada, clara, gus, now):
    """Two members make its quorum, of whom one is a GP."""
    committee = make_committee(body, now, quorum="at least 2 members including 1 GP")
    make_seat(committee, clara, title="Lay chair", roles=["chair"])
    make_seat(committee, gus, title="Lay member", roles=["audit_chair"])
    make_seat(committee, ada, title="GP member", category="gp")
    return committee


@pytest.fixture
def meeting(committee, grace, now):
    """Its meeting on 3 December 2026."""
    return convening.call(committee=committee, held_on=HELD_ON, place="Corn Exchange", by=grace, at=now)


@pytest.fixture
def item(meeting, grace, now):
    """The first item of the meeting, which names Ada's practice."""
    return convening.add_item(
        meeting=meeting, title="Larkfield Surgery: new lease", ask="To approve the lease", by=grace, at=now
    )


@pytest.fixture
def surgery(db):
    """Ada's practice."""
    return make_organisation()


@pytest.fixture
def interest(body, ada, surgery, now):
    """Ada is a partner in it, and has declared so."""
    return make_interest(body, ada, now, organisation=surgery, organisation_text="")


@pytest.fixture
def declared(body, interest, clara, gus, now):
    """Everybody expected has a current declaration."""
    for person in (clara, gus):
        declare_nil(body=body, person=person, by=person, at=now)


@pytest.fixture
def run(meeting, grace, now):
    """A finished matching of the meeting."""
    return make_run(meeting, grace, now)


@pytest.fixture
def conflict(run, item, interest):
    """The matching found that Ada's practice is named in the item."""
    return find(run, item, interest)
