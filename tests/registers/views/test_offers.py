"""Telling of gifts, hospitality and the like: the pages, the policy's answer, and what is on record."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.cache import cache

from registers.models import Offer
from tests.factories import make_organisation, make_tie
from tests.registers.offered import PAGES, record, tell
from tests.registers.rows import offer_to
from tests.registers.walking import errors

pytestmark = pytest.mark.usefixtures("at_the_moment")


@pytest.mark.parametrize("url", ["/offers/", "/offers/new/", "/offers/new/kind/", "/offers/check/"])
def test_strangers_and_auditors_tell_of_no_offers(client, as_aude, url):
    assert client.get(url).status_code == 302
    assert as_aude.get(url).status_code == 403


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("gift", ["kind", "gift", "details", "donor", "supplies", "when", "value", "for", "outcome"]),
        ("meals", ["kind", "details", "donor", "supplies", "when", "value", "outcome"]),
        ("travel", ["kind", "travel", "details", "donor", "supplies", "when", "value", "outcome"]),
        ("donation", ["kind", "details", "donor", "supplies", "when", "value", "for", "outcome"]),
    ],
)
def test_only_what_the_kind_needs_is_asked(as_ada, kind, asked):
    for name in asked:
        assert tell(as_ada, until=name, kind={"kind": kind}) == f"/offers/new/{name}/"
    missing = {"gift", "travel", "for"} - set(asked)
    assert {as_ada.get(f"/offers/new/{name}/").status_code for name in missing} == {404}


def test_an_offer_is_told_checked_and_recorded(as_ada, ada, body):
    assert tell(as_ada) == "/offers/check/"
    page = as_ada.get("/offers/check/")
    assert [(row.label, row.value) for row in page.context["rows"]] == [
        ("What were you offered?", "Meals and refreshments"),
        ("What it was, and the occasion", "Dinner at a conference"),
        ("Anything else those who look after the register should know", "Sat beside the sales manager"),
        ("Who offered it?", "Ferrybridge Pharma"),
        (f"Do they supply {body.name}, or could they?", "No"),
        ("When was it offered?", "3 November 2026"),
        ("Value", "£48.50"),
        ("Is that an estimate?", "Yes"),
        ("What did you do?", "I declined it"),
        ("Why?", "Above what I would take"),
    ]

    shown = as_ada.post("/offers/check/", follow=True).content.decode()

    assert "Your offer is on record." in shown
    assert "May be accepted, and must be declared" in shown
    offer = Offer.objects.get()
    assert (offer.body, offer.person, offer.donor_text, offer.value, offer.verdict) == (
        body,
        ada,
        "Ferrybridge Pharma",
        Decimal("48.50"),
        "declare",
    )
    assert as_ada.get("/offers/check/").headers["Location"] == "/offers/new/kind/"


@pytest.mark.parametrize(
    ("told", "advice"),
    [
        ({"value": {"value": "20"}}, "You may accept it, and you need not declare it"),
        ({}, "You may accept it, and you must declare it"),
        ({"supplies": {"supplies": "now"}}, "Ask before you accept it, and declare it"),
        ({"kind": {"kind": "gift"}, "gift": {"gift_form": "voucher"}}, "Decline it"),
        ({"kind": {"kind": "gift"}, "value": {"value": "50"}}, "You may accept it for the organisation only"),
    ],
)
def test_the_policy_answers_before_the_person_does(as_ada, told, advice):
    url = tell(as_ada, until="outcome", **told)

    page = as_ada.get(url).content.decode()

    assert advice in page
    assert "NHS guidance 20" in page


def test_the_policy_of_the_day_of_the_offer_answers(as_ada, grace, body, now):
    facts = {"reason": "Ours is stricter, says the board", "set_at": now, "set_by": grace}
    body.own_rules.create(name="meals_declared_from", value="10", since=date(2026, 11, 4), **facts)
    body.own_rules.create(name="meals_approved_over", value="40", since=date(2026, 11, 3), **facts)

    page = as_ada.get(tell(as_ada, until="outcome")).content.decode()

    assert "Meals and refreshments over £40 a head" in page
    assert "Ashcombe’s own policy: “Ours is stricter, says the board”" in page


def test_what_need_not_be_declared_may_be_recorded_all_the_same(as_ada):
    url = tell(as_ada, until="outcome", value={"value": "20"})
    assert "Or record it all the same" in as_ada.get(url).content.decode()

    record(as_ada, value={"value": "20"}, outcome={"outcome": "accepted"})

    assert Offer.objects.get().verdict == "accept"


def test_gifts_accepted_before_from_the_same_organisation_are_added_up(as_ada, ada, body, now):
    donor = make_organisation(code="L7", name="Ferrybridge Pharma", kind="company")
    gift = {"kind": "gift", "outcome": "accepted", "donor": donor, "donor_text": "", "value": 30}
    offer_to(body, ada, now, **gift)
    offer_to(body, ada, now, **{**gift, "outcome": "declined"})
    chosen = {"kind": {"kind": "gift"}, "donor": {"donor_written": "ferrybridge", "donor_chosen": "L7"}}

    page = as_ada.get(tell(as_ada, until="outcome", **chosen, value={"value": "25"})).content.decode()

    assert "With 1 earlier gift from the same source in 12 months it comes to £55." in page


def test_the_pages_that_ask_the_policy_and_the_directory_take_few_queries(as_ada, django_assert_max_num_queries):
    make_tie(make_organisation(code="L7", name="Ferrybridge Pharma"), "holds_contract", what="GMS")
    chosen = {"kind": {"kind": "gift"}, "donor": {"donor_written": "ferrybridge", "donor_chosen": "L7"}}
    tell(as_ada, **chosen)

    for page in ("new/supplies", "new/outcome", "check"):
        cache.clear()
        with django_assert_max_num_queries(12):
            assert as_ada.get(f"/offers/{page}/").status_code == 200


def test_the_directory_hints_that_a_donor_supplies_and_claims_nothing(as_ada):
    donor = make_organisation(code="L7", name="Ferrybridge Pharma", kind="company")
    make_tie(donor, "supplier_of", make_organisation(code="X1", name="Hollin Surgery"))
    chosen = {"donor": {"donor_written": "ferrybridge", "donor_chosen": "L7"}}

    response = as_ada.get(tell(as_ada, until="supplies", **chosen))

    assert "Our records show that Ferrybridge Pharma supplies Hollin Surgery. You may know better." in (
        response.content.decode()
    )
    assert response.context["form"]["supplies"].value() is None


def test_submitting_twice_records_once(as_ada):
    record(as_ada)

    assert as_ada.post("/offers/check/").headers["Location"] == "/offers/new/kind/"
    assert Offer.objects.count() == 1


@pytest.mark.parametrize(
    ("page", "wrong", "error"),
    [
        ("kind", {"kind": ""}, {"kind": ["Select what you were offered"]}),
        ("details", {"description": ""}, {"description": ["Enter what you were offered, and on what occasion"]}),
        (
            "details",
            {"description": "Left at 12 Mill Lane"},
            {"description": ["Leave out the address: this is published"]},
        ),
        ("donor", {"donor_written": "4 Castle Street"}, {"donor": ["Leave out the address: this is published"]}),
        ("supplies", {"supplies": ""}, {"supplies": ["Select whether they supply the body, or could"]}),
        (
            "when",
            {"offered_on_year": "2999"},
            {"offered_on": ["The date it was offered must be today or in the past"]},
        ),
        ("value", {"value": "about ten"}, {"value": ["Enter an amount in pounds, like 25 or 12.50"]}),
        ("value", {"value": "-1"}, {"value": ["The value must be £0 or more"]}),
        ("value", {"value": "10000000"}, {"value": ["The value must be £9,999,999 or less"]}),
        ("outcome", {"reason": "Sent to ZE1 0AA"}, {"reason": ["Leave out the address: this is published"]}),
        ("outcome", {"outcome": ""}, {"outcome": ["Select whether you accepted it, declined it or ask first"]}),
    ],
)
def test_a_wrong_answer_is_explained_and_comes_back_as_typed(as_ada, page, wrong, error):
    response = as_ada.post(tell(as_ada, until=page), {**PAGES[page], **wrong})

    assert errors(response) == error
    assert "There is a problem" in response.content.decode()
    assert all(value in response.content.decode() for value in wrong.values())
    assert as_ada.get("/offers/check/").status_code == 302


def test_an_offer_on_record_is_changed_by_a_new_version(as_ada, ada, body, now):
    record(as_ada)
    first = Offer.objects.get()

    assert as_ada.post(f"/offers/{first.pk}/change/").headers["Location"] == "/offers/check/"
    as_ada.post("/offers/new/value/", {"value": "84.50", "is_estimate": "no"})
    page = as_ada.post("/offers/check/", follow=True).content.decode()

    assert "Every version" in page
    assert list(Offer.objects.standing().values_list("value", "verdict", "first")) == [
        (Decimal("84.50"), "approval", first.pk)
    ]
    assert Offer.objects.count() == 2


def test_putting_right_what_was_recorded_before_more_was_asked_asks_it(as_ada, ada, body, now):
    offer = offer_to(body, ada, now)

    as_ada.post(f"/offers/{offer.pk}/change/")

    assert as_ada.get("/offers/check/").headers["Location"] == "/offers/new/supplies/"
    assert as_ada.get("/offers/new/").headers["Location"] == "/offers/new/kind/"


@pytest.mark.parametrize("offers", [1, 3])
def test_a_person_s_own_offers_take_as_many_queries_whatever_their_number(
    as_ada, ada, body, now, offers, django_assert_num_queries
):
    for days in range(offers):
        offer_to(body, ada, now, offered_on=date(2026, 10, 5) - timedelta(days=days))
    cache.clear()

    with django_assert_num_queries(7):
        page = as_ada.get("/offers/").content.decode()

    assert page.count("Dinner at a conference") == offers


def test_somebody_else_s_offer_is_not_found(as_ada, gus, body, now):
    offer = offer_to(body, gus, now)

    assert as_ada.get(f"/offers/{offer.pk}/").status_code == 404
    assert as_ada.post(f"/offers/{offer.pk}/change/").status_code == 404
