"""What a person has on record: seeing it, changing it, ending it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from registers.actions import declaring
from tests.factories import make_organisation
from tests.registers.told import own, theirs
from tests.registers.walking import OWN

pytestmark = pytest.mark.usefixtures("at_the_moment")


@pytest.fixture
def hers(body, ada, now):
    """Ada's interest in her practice."""
    make_organisation()
    told = own(public_description="Two sessions", became_aware_on=None)
    return declaring.declare(
        body=body, person=ada, interests=[told], by=ada, at=now - timedelta(days=40)
    ).interests.get()


def pages(hers):
    return ["/my-interests/", f"/my-interests/{hers.pk}/end/"]


def test_a_stranger_is_asked_to_sign_in(client, hers):
    assert [client.get(url).status_code for url in pages(hers)] == [302, 302]


def test_an_auditor_sees_their_own_page_and_changes_nothing(as_aude, hers):
    page = as_aude.get("/my-interests/")

    assert page.context["lines"] == []
    assert "Declare a gift" not in page.content.decode()
    assert as_aude.get(f"/my-interests/{hers.pk}/end/").status_code == 403
    assert as_aude.post(f"/my-interests/{hers.pk}/change/").status_code == 403


@pytest.mark.parametrize("who", ["as_grace", "as_sam"])
def test_somebody_elses_interest_is_not_found(request, hers, who):
    browser = request.getfixturevalue(who)

    assert browser.get(f"/my-interests/{hers.pk}/end/").status_code == 404
    assert browser.post(f"/my-interests/{hers.pk}/end/").status_code == 404
    assert browser.post(f"/my-interests/{hers.pk}/change/").status_code == 404
    assert hers.person.interests.count() == 1


def test_a_person_sees_what_they_declared_beside_what_the_public_sees(as_ada, ada, body, hers, now):
    told = theirs(private_detail="Bids for our contracts")
    declaring.declare(body=body, person=ada, interests=[told], by=ada, at=now)

    response = as_ada.get("/my-interests/")

    page = response.content.decode()
    assert [line.public["nature"] for line in response.context["lines"]] == [
        "Close relative or partner: employee",
        "Partner: Two sessions",
    ]
    for words in ("Petra Holm", "Bids for our contracts", "12 October 2026"):
        assert words in page


def test_nothing_on_record_is_said_in_words(as_ada):
    page = as_ada.get("/my-interests/").content.decode()

    assert "You have no interests on record." in page
    assert "Not asked" in page


def test_a_change_begins_from_what_is_on_record_and_makes_a_new_version(as_ada, ada, hers):
    begun = as_ada.post(f"/my-interests/{hers.pk}/change/")
    assert begun.headers["Location"] == "/declare/1/aware/"
    assert as_ada.get("/declare/1/aware/").context["form"].title == "When did you become aware of the change?"
    assert as_ada.post("/declare/1/aware/", OWN["aware"]).headers["Location"] == "/declare/check/"
    as_ada.post("/declare/1/held/", {"held_as": "owner"})

    as_ada.post("/declare/check/")

    assert [declaring.as_new(each) for each in ada.interests.standing()] == [
        own(public_description="Two sessions", held_as="owner", replaces=hers.pk)
    ]


def test_every_fact_of_an_interest_survives_a_change(as_ada, ada, body, now):
    make_organisation()
    told = [
        theirs(private_detail="Bids", until=date(2027, 1, 31), publish_organisation=True),
        own(code="", organisation_text="Hollin Bank Books", until=date(2027, 1, 31)),
        theirs(held_as="patient", since=None),
    ]
    declared = declaring.declare(body=body, person=ada, interests=told, by=ada, at=now - timedelta(days=1))

    for number, old in enumerate(declared.interests.order_by("id"), start=1):
        as_ada.post(f"/my-interests/{old.pk}/change/")
        as_ada.post(f"/declare/{number}/aware/", OWN["aware"])
    as_ada.post("/declare/check/")

    versions = [declaring.as_new(each) for each in ada.interests.standing().order_by("id")]
    olds = declared.interests.order_by("id")
    assert versions == [replace(new, replaces=old.pk) for new, old in zip(told, olds, strict=True)]


def test_a_change_begun_twice_is_gone_on_with(as_ada, hers):
    as_ada.post(f"/my-interests/{hers.pk}/change/")
    as_ada.post("/declare/1/aware/", OWN["aware"])

    assert as_ada.post(f"/my-interests/{hers.pk}/change/").headers["Location"] == "/declare/check/"
    assert len(as_ada.get("/declare/check/").context["drafted"]) == 1


def test_a_change_waits_while_the_declaration_is_full(as_ada, hers, monkeypatch):
    monkeypatch.setattr("registers.actions.drafting.MOST_INTERESTS", 0)

    as_ada.post(f"/my-interests/{hers.pk}/change/")

    assert as_ada.get("/declare/").context["draft"].entries == []


def test_an_old_version_can_no_longer_be_changed(as_ada, ada, hers, now):
    declaring.end(interest=hers, until=date(2026, 11, 1), by=ada, at=now)

    assert as_ada.post(f"/my-interests/{hers.pk}/change/").status_code == 404


def test_a_change_is_begun_by_a_button(as_ada, hers):
    assert as_ada.get(f"/my-interests/{hers.pk}/change/").status_code == 405


def test_an_interest_is_ended_with_a_date(as_ada, ada, hers):
    end = {"until_day": "31", "until_month": "10", "until_year": "2026"}

    response = as_ada.post(f"/my-interests/{hers.pk}/end/", end, follow=True)

    assert [each.until for each in ada.interests.standing()] == [date(2026, 10, 31)]
    assert "Declared: Partner in a practice or firm, Larkfield Surgery has ended." in response.content.decode()
    assert [line.is_over for line in response.context["lines"]] == [True]


def test_an_end_before_the_beginning_is_refused_and_comes_back_as_typed(as_ada, ada, hers):
    end = {"until_day": "31", "until_month": "3", "until_year": "2021"}

    response = as_ada.post(f"/my-interests/{hers.pk}/end/", end)

    assert dict(response.context["form"].errors) == {"until": ["The date it ended must be on or after 1 April 2021"]}
    assert 'value="2021"' in response.content.decode()
    assert ada.interests.count() == 1


@pytest.mark.parametrize("interests", [1, 3])
def test_the_page_takes_as_many_queries_for_three_interests_as_for_one(
    as_ada, ada, body, now, interests, django_assert_num_queries
):
    make_organisation()
    told = [own(public_description=f"Share {number}") for number in range(interests)]
    declaring.declare(body=body, person=ada, interests=told, by=ada, at=now)

    with django_assert_num_queries(12):
        assert as_ada.get("/my-interests/").status_code == 200
