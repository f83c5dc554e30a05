"""The approver's pages, and what the person sees of the decision."""

import pytest
from django.core.cache import cache

from people.models import Role
from tests.conftest import person_in, signed_in
from tests.registers.offered import record
from tests.registers.rows import offer_to
from tests.registers.walking import errors

pytestmark = pytest.mark.usefixtures("at_the_moment")
ASKING = {"outcome": {"outcome": "asking", "reason": "I was asked to speak"}, "value": {"value": "90"}}


@pytest.fixture
def olga(body, now):
    """The Accountable Officer."""
    return person_in(body, "Olga Renn", Role.ACCOUNTABLE_OFFICER, "Chief Officer", now)


@pytest.fixture
def as_olga(olga):
    """Olga's browser."""
    return signed_in(olga)


def test_only_who_may_approve_sees_what_waits(as_ada, as_grace, as_olga):
    assert [browser.get("/offers/waiting/").status_code for browser in (as_ada, as_grace, as_olga)] == [403, 403, 200]


def test_it_is_asked_decided_and_said_what_became_of_it(as_ada, as_olga, body, ada, now):
    earlier = offer_to(body, ada, now, outcome="accepted")
    record(as_ada, **ASKING)
    asked = body.offers.exclude(pk=earlier.pk).get()
    url = f"/offers/{asked.pk}/decide/"
    assert url in as_olga.get("/offers/waiting/").content.decode()
    page = as_olga.get(url).content.decode()
    assert "Needs approval before it is accepted" in page
    assert "Ferrybridge Pharma made 2 offers to 1 person here" in page
    assert "£48.50 accepted, £0.00 declined, £90.00 asked about" in page

    assert errors(as_olga.post(url, {})) == {"outcome": ["Select your decision"], "reason": ["Enter why you decide so"]}
    as_olga.post(url, {"outcome": "conditions", "conditions": "Travel at our cost", "reason": "It helps us"})

    shown = as_ada.get(f"/offers/{asked.pk}/").content.decode()
    assert "Conditions: Travel at our cost" in shown
    assert errors(as_ada.post(f"/offers/{asked.pk}/outcome/", {"reason": "Sent to ZE1 0AA"})) == {
        "outcome": ["Select whether you accepted or declined it"],
        "reason": ["Leave out the address: this is published"],
    }
    said = {"outcome": "accepted", "reason": "I spoke there"}
    page = as_ada.post(f"/offers/{asked.pk}/outcome/", said, follow=True).content.decode()
    assert "What became of it is on record." in page
    assert body.offers.standing().get(first=asked).outcome == "accepted"


def test_one_s_own_is_not_decided_and_the_page_offers_no_decision(body, olga, as_olga, now):
    offer = offer_to(body, olga, now, outcome="asking")
    url = f"/offers/{offer.pk}/decide/"

    page = as_olga.get(url).content.decode()
    refused = as_olga.post(url, {"outcome": "approved", "reason": "It is mine"})

    assert "Somebody else decides on it." in page
    assert "Your decision" not in page
    assert errors(refused) == {"__all__": ["You were offered this yourself. Somebody else decides on it."]}


def test_what_nobody_asked_about_is_not_for_those_who_approve(body, ada, now):
    bea = signed_in(person_in(body, "Bea Sands", Role.SENIOR_MANAGER, "Director", now))
    offer = offer_to(body, ada, now)

    assert [bea.get(f"/offers/{offer.pk}/{page}").status_code for page in ("", "decide/")] == [404, 404]


@pytest.mark.parametrize("offers", [1, 3])
def test_what_waits_takes_as_many_queries_whatever_its_number(
    as_olga, body, ada, now, offers, django_assert_num_queries
):
    for number in range(offers):
        offer_to(body, ada, now, outcome="asking", description=f"Conference {number}")
    cache.clear()

    with django_assert_num_queries(7):
        page = as_olga.get("/offers/waiting/").content.decode()

    assert page.count("Conference") == offers
