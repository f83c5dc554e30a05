"""Recording gifts and hospitality."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from people.models import Event
from registers.actions import offering
from registers.models import Offer
from tests.factories import make_organisation


def facts(**others):
    ordinary = {
        "kind": "gift",
        "offered_on": date(2026, 11, 3),
        "received_on": date(2026, 11, 4),
        "donor_text": "A patient",
        "description": "Box of chocolates",
        "value": Decimal("12.50"),
        "is_estimate": True,
        "outcome": "accepted",
        "reason": "Shared with the team",
    }
    return {**ordinary, **others}


def record_offer(body, person, at, **others):
    return offering.record_offer(body=body, person=person, **facts(**others), by=person, at=at)


def test_an_offer_is_recorded_with_a_trail(body, ada, now):
    offer = record_offer(body, ada, now, approver="Grace Oduya, Governance lead")

    stored = Offer.objects.values(*facts(), "approver", "donor", "person", "recorded_at", "recorded_by").get()
    assert stored == facts(
        approver="Grace Oduya, Governance lead", donor=None, person=ada.pk, recorded_at=now, recorded_by=ada.pk
    )
    event = Event.objects.first()
    assert (event.kind, event.about, event.detail) == (
        "offer.recorded",
        f"registers.offer {offer.pk}",
        {"outcome": "accepted"},
    )


def test_a_donor_in_the_directory_is_tied_to_it(body, ada, now):
    donor = make_organisation(code="L7", name="Ferrybridge Pharma", kind="company")

    offer = record_offer(body, ada, now, donor_code="L7", donor_text="")

    assert (offer.donor, offer.donor_name) == (donor, "Ferrybridge Pharma")


def test_the_very_same_offer_sent_twice_is_recorded_once(body, ada, now):
    first = record_offer(body, ada, now)

    assert record_offer(body, ada, now + timedelta(minutes=1)) == first
    assert record_offer(body, ada, now, description="Flowers") != first
    assert record_offer(body, ada, now + timedelta(days=1)) != first


@pytest.mark.parametrize(
    ("refusal", "others"),
    [
        (offering.NobodyOffered, {"donor_text": ""}),
        (offering.UnknownDonor, {"donor_code": "NOSUCH"}),
        (offering.OfferedInTheFuture, {"offered_on": date(2026, 11, 22), "received_on": None}),
        (offering.ReceivedBeforeOffered, {"received_on": date(2026, 11, 2)}),
        (offering.DeclinedAndReceived, {"outcome": "declined"}),
        (offering.OfferHoldsAnAddress, {"description": "Left at 12 Mill Lane"}),
        (offering.OfferHoldsAnAddress, {"reason": "Sent to ZE1 0AA"}),
        (offering.OfferHoldsAnAddress, {"donor_text": "The tenant of 4 Castle Street"}),
    ],
)
def test_what_cannot_be_is_refused(body, ada, now, refusal, others):
    with pytest.raises(refusal):
        record_offer(body, ada, now, **others)

    assert Offer.objects.count() == 0


def test_a_donor_another_body_keeps_to_itself_is_unknown(body, other_body, ada, now):
    make_organisation(code="L8", body=other_body)

    with pytest.raises(offering.UnknownDonor):
        record_offer(body, ada, now, donor_code="L8", donor_text="")
