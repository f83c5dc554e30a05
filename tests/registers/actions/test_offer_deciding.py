"""Asking before accepting: who is told, who decides, and what becomes of it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from outbox.models import Message
from outbox.queries.wording import wording
from people.models import Event, Role
from registers.actions import offer_deciding, offering
from registers.models import Offer, OfferDecision
from registers.queries.offers import lines, offers_of, waiting_offers
from registers.queries.publication import gifts_content
from tests.conftest import person_in
from tests.registers.actions.test_offering import record_offer


@pytest.fixture
def olga(body, now):
    """The Accountable Officer."""
    return person_in(body, "Olga Renn", Role.ACCOUNTABLE_OFFICER, "Chief Officer", now)


def ask(body, person, at, **others):
    return record_offer(body, person, at, **{"outcome": "asking", "received_on": None, "kind": "event", **others})


def decide(offer, by, at, outcome="approved", **others):
    return offer_deciding.decide(offer=offer, outcome=outcome, reason="Of clear benefit", **others, by=by, at=at)


def published(body):
    return gifts_content(body, date(2026, 4, 1), date(2026, 11, 22))["entries"]


def state(body, person):
    return lines(body, offers_of(body, person))[0].state


def test_whoever_may_approve_it_is_told_and_nobody_else(body, ada, grace, olga, now):
    person_in(body, "Bea Sands", Role.SENIOR_MANAGER, "Director", now)

    offer = ask(body, olga, now)
    ask(body, olga, now + timedelta(minutes=1))

    assert list(Message.objects.values_list("recipient__name", "kind", "context")) == [
        ("Bea Sands", "offer_asked", {"offer": offer.pk})
    ]
    assert f"/offers/{offer.pk}/decide/" in wording(Message.objects.get()).text


def test_an_offer_nobody_else_may_approve_cannot_be_asked_about(body, olga, now):
    with pytest.raises(offering.NobodyToAsk):
        ask(body, olga, now)

    assert Offer.objects.count() == 0


def test_asked_decided_accepted_and_only_then_published(body, ada, olga, now):
    offer = ask(body, ada, now)
    assert (state(body, ada), list(waiting_offers(body)), published(body)) == ("Waiting for a decision", [offer], [])

    decided = decide(offer, olga, now, "conditions", conditions="Pay for the hotel yourself")

    assert (state(body, ada), list(waiting_offers(body))) == ("Approved with conditions", [])
    told = Message.objects.first()
    assert (told.recipient, f"/offers/{offer.pk}/" in wording(told).text) == (ada, True)
    assert Event.objects.filter(about=f"registers.offerdecision {decided.pk}").get().kind == "offer.decided"
    assert published(body) == []

    offering.conclude(offer=offer, outcome="accepted", reason="Spoke there", by=ada, at=now)

    entry = published(body)[0]
    assert (entry["reference"], entry["outcome"], entry["reason"]) == (f"offer-{offer.pk}", "Accepted", "Spoke there")
    assert not {"Olga Renn", "Of clear benefit", "Pay for the hotel yourself"} & set(map(str, entry.values()))
    assert lines(body, offers_of(body, ada))[0].attention == []


def test_nobody_decides_on_what_they_were_offered_themselves(body, olga, now):
    bea = person_in(body, "Bea Sands", Role.SENIOR_MANAGER, "Director", now)
    offer = ask(body, bea, now)

    with pytest.raises(offer_deciding.OwnOffer):
        decide(offer, bea, now)


def test_it_is_decided_once_and_only_while_it_is_asked_about(body, ada, olga, now):
    offer = ask(body, ada, now)
    decide(offer, olga, now)
    with pytest.raises(offer_deciding.AlreadyDecided):
        decide(offer, olga, now, "refused")

    another = ask(body, ada, now, description="A course")
    offering.conclude(offer=another, outcome="declined", reason="Not waiting", by=ada, at=now)
    with pytest.raises(offer_deciding.NotAskedAbout):
        decide(another, olga, now)


def test_conditions_are_said(body, ada, olga, now):
    offer = ask(body, ada, now)

    with pytest.raises(offer_deciding.NoConditions):
        decide(offer, olga, now, "conditions")
    with pytest.raises(IntegrityError), transaction.atomic():
        OfferDecision.objects.create(offer=offer, outcome="conditions", reason="-", decided_at=now, decided_by=olga)


@pytest.mark.parametrize(
    ("decision", "attention"),
    [
        (None, ["Accepted without the approval that it needs"]),
        ("refused", ["Accepted after approval was refused"]),
        ("approved", []),
    ],
)
def test_what_was_accepted_without_approval_is_seen(body, ada, olga, now, decision, attention):
    offer = ask(body, ada, now)
    if decision:
        decide(offer, olga, now, decision)

    offering.conclude(offer=offer, outcome="accepted", reason="It was late", by=ada, at=now)

    assert lines(body, offers_of(body, ada))[0].attention == attention


def test_an_approval_does_not_cover_what_was_changed_after_it(body, ada, olga, now):
    offer = ask(body, ada, now)
    decide(offer, olga, now)

    record_offer(body, ada, now, kind="event", value=900, received_on=None, replaces=offer)

    assert lines(body, offers_of(body, ada))[0].attention == ["Changed since it was approved"]


def test_what_became_of_it_is_said_once(body, ada, olga, now):
    offer = ask(body, ada, now)
    said = offering.conclude(offer=offer, outcome="declined", reason="No need", by=ada, at=now)

    with pytest.raises(offering.OfferChangedSince):
        offering.conclude(offer=offer, outcome="accepted", reason="After all", by=ada, at=now)
    with pytest.raises(offering.AlreadySettled):
        offering.conclude(offer=said, outcome="accepted", reason="After all", by=ada, at=now)


def test_what_is_put_right_is_a_new_version_under_the_same_reference(body, ada, now):
    offer = record_offer(body, ada, now - timedelta(days=3))

    record_offer(body, ada, now, description="Box of biscuits", replaces=offer)

    assert [(each["reference"], each["description"]) for each in published(body)] == [
        (f"offer-{offer.pk}", "Box of biscuits")
    ]
    assert lines(body, offers_of(body, ada))[0].declared_on == date(2026, 11, 18)


def test_an_offer_declared_late_is_seen_by_the_rule_of_its_day(body, ada, grace, now):
    record_offer(body, ada, now)
    assert not lines(body, offers_of(body, ada))[0].is_late

    body.own_rules.create(
        name="offer_days", value="14", since=date(2026, 11, 1), reason="Ours", set_at=now, set_by=grace
    )

    assert lines(body, offers_of(body, ada))[0].attention == ["Declared late"]
