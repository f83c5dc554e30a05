"""Declaring gifts and hospitality."""

from datetime import date
from decimal import Decimal

import pytest

from registers.models import Offer
from tests.factories import make_organisation

pytestmark = pytest.mark.usefixtures("at_the_moment")

DINNER = {
    "kind": "hospitality",
    "description": "Dinner at a conference",
    "donor_written": "Ferrybridge Pharma",
    "offered_on_day": "3",
    "offered_on_month": "11",
    "offered_on_year": "2026",
    "value": "£48.50",
    "is_estimate": "yes",
    "outcome": "declined",
    "reason": "Above the limit",
    "approver": "Grace Oduya, Governance lead",
}


@pytest.mark.parametrize("url", ["/offers/new/", "/offers/check/"])
def test_strangers_and_auditors_declare_no_offers(client, as_aude, url):
    assert client.get(url).status_code == 302
    assert as_aude.get(url).status_code == 403


def test_an_offer_is_filled_in_checked_and_recorded(as_ada, ada, body):
    assert as_ada.post("/offers/new/", DINNER).headers["Location"] == "/offers/check/"
    page = as_ada.get("/offers/check/")
    assert [(row.label, row.value) for row in page.context["rows"]] == [
        ("What were you offered?", "Hospitality"),
        ("What was it?", "Dinner at a conference"),
        ("Who offered it?", "Ferrybridge Pharma"),
        ("When was it offered?", "3 November 2026"),
        ("What is it worth?", "£48.50"),
        ("Is that an estimate?", "Yes"),
        ("What did you do?", "I declined it"),
        ("Why did you accept or decline it?", "Above the limit"),
        ("Who approved it, if anybody did?", "Grace Oduya, Governance lead"),
    ]

    response = as_ada.post("/offers/check/", follow=True)

    assert "Your declaration is on record." in response.content.decode()
    offer = Offer.objects.get()
    assert (offer.body, offer.person, offer.donor_text, offer.value, offer.received_on) == (
        body,
        ada,
        "Ferrybridge Pharma",
        Decimal("48.50"),
        None,
    )


def test_an_organisation_of_the_directory_may_be_the_donor(as_ada):
    donor = make_organisation(code="L7", name="Ferrybridge Pharma", kind="company")
    accepted = {"outcome": "accepted", "received_on_day": "4", "received_on_month": "11", "received_on_year": "2026"}

    as_ada.post("/offers/new/", {**DINNER, **accepted, "donor_written": "ferrybridge", "donor_chosen": "L7"})
    as_ada.post("/offers/check/")

    offer = Offer.objects.get()
    assert (offer.donor, offer.donor_text, offer.received_on) == (donor, "", date(2026, 11, 4))


def test_what_was_filled_in_comes_back_to_be_changed(as_ada):
    as_ada.post("/offers/new/", DINNER)

    form = as_ada.get("/offers/new/").context["form"]

    assert (form["description"].value(), form["value"].value()) == ("Dinner at a conference", "48.50")


def test_nothing_filled_in_leaves_nothing_to_check(as_ada):
    assert as_ada.get("/offers/check/").headers["Location"] == "/offers/new/"
    assert as_ada.post("/offers/check/").headers["Location"] == "/offers/new/"


def test_submitting_twice_records_once(as_ada):
    as_ada.post("/offers/new/", DINNER)
    as_ada.post("/offers/check/")

    assert as_ada.post("/offers/check/").headers["Location"] == "/offers/new/"
    assert Offer.objects.count() == 1


def test_an_empty_form_says_what_to_enter(as_ada):
    assert dict(as_ada.post("/offers/new/", {}).context["form"].errors) == {
        "kind": ["Select whether it was a gift or hospitality"],
        "description": ["Enter what you were offered"],
        "donor": ["Enter who offered it"],
        "offered_on": ["Enter the date it was offered"],
        "value": ["Enter what it is worth"],
        "is_estimate": ["Select yes if the value is an estimate"],
        "outcome": ["Select whether you accepted or declined it"],
        "reason": ["Enter why you accepted or declined it"],
    }


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"offered_on_year": "2999"}, {"offered_on": ["The date it was offered must be today or in the past"]}),
        ({"value": "about ten"}, {"value": ["Enter an amount in pounds, like 25 or 12.50"]}),
        ({"value": "-1"}, {"value": ["The value must be £0 or more"]}),
        ({"value": "10000000"}, {"value": ["The value must be £9,999,999 or less"]}),
        ({"description": "Left at 12 Mill Lane"}, {"description": ["Leave out the address: this is published"]}),
        ({"reason": "Sent to ZE1 0AA"}, {"reason": ["Leave out the address: this is published"]}),
        ({"donor_written": "4 Castle Street"}, {"donor": ["Leave out the address: this is published"]}),
        (
            {"outcome": "accepted", "received_on_day": "1", "received_on_month": "11", "received_on_year": "2026"},
            {"received_on": ["The date you received it must be on or after the date it was offered"]},
        ),
    ],
)
def test_a_wrong_answer_is_explained_and_comes_back_as_typed(as_ada, wrong, error):
    response = as_ada.post("/offers/new/", {**DINNER, **wrong})

    assert dict(response.context["form"].errors) == error
    page = response.content.decode()
    assert "There is a problem" in page
    for value in wrong.values():
        assert value in page
    assert as_ada.get("/offers/check/").headers["Location"] == "/offers/new/"
