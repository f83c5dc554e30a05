"""Declaring interests page by page, as a person does it in a browser."""

from datetime import date

import pytest

from people.actions.posts import appoint
from registers.actions import declaring
from registers.actions.declaring import NewInterest
from registers.models import Declaration, Interest
from tests.conftest import signed_in
from tests.registers.told import own
from tests.registers.walking import OWN, THEIRS, errors, told_by, until, walk

pytestmark = pytest.mark.usefixtures("at_the_moment")


PAGES = [
    "/declare/",
    "/declare/new/",
    "/declare/check/",
    "/declare/nothing/",
    "/declare/refresh/",
]


@pytest.mark.parametrize("url", PAGES)
def test_a_stranger_is_asked_to_sign_in(client, db, url):
    response = client.get(url)

    assert (response.status_code, response.headers["Location"]) == (302, f"/accounts/login/?next={url}")


@pytest.mark.parametrize("url", PAGES)
def test_an_auditor_may_not_declare(as_aude, url):
    assert as_aude.get(url).status_code == 403


def test_the_first_page_says_what_happens_to_what_is_told(as_ada):
    page = as_ada.get("/declare/").content.decode()

    assert "section 14Z30" in page
    assert "That legal duty, not your consent" in page
    assert "Nothing yet: you have not declared." in page
    assert "/declare/refresh/" not in page


def test_the_first_page_shows_what_is_on_record(as_ada, ada, body, surgery, now):
    declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now)

    response = as_ada.get("/declare/")

    assert [str(each) for each in response.context["interests"]] == ["Partner in a practice or firm, Larkfield Surgery"]
    assert "Go through what I declared last time" in response.content.decode()


def test_an_interest_of_ones_own_is_declared_page_by_page(as_ada, ada, surgery):
    assert walk(as_ada, OWN) == "/declare/check/"

    response = as_ada.post("/declare/check/", follow=True)

    assert response.redirect_chain == [(f"/declare/done/{Declaration.objects.get().pk}/", 302)]
    assert told_by(ada) == [
        NewInterest(
            category="financial",
            held_as="partner",
            organisation_code="X99001",
            public_description="Two sessions a week",
            private_detail="Retiring soon",
            since=date(2021, 4, 1),
            became_aware_on=date(2026, 11, 1),
            nature="actual",
            situation="provider_role",
        )
    ]


def test_the_sister_in_laws_job_is_declared_without_a_word_about_her_in_public(as_ada, trust):
    assert walk(as_ada, THEIRS) == "/declare/check/"

    drafted = as_ada.get("/declare/check/").context["drafted"][0]
    line = dict(drafted.public)
    del line["reference"], line["number"], line["page"]
    assert line == {
        "name": "Ada Larkin",
        "position": "GP partner",
        "organisation": "a local NHS provider",
        "organisation_code": "",
        "category": "Financial",
        "direct_or_indirect": "Indirect",
        "nature": "Close relative or partner: employee",
        "since": None,
        "until": None,
    }
    assert [(row.label, row.value) for row in drafted.private] == [
        ("Who is it?", "Relative by marriage"),
        ("Their name", "Petra Holm"),
        ("Their job or role", "Head of Contracts"),
        ("Which practice, network or provider is it?", "Hollin Bank Hospitals NHS Trust"),
        ("When did you become aware that it could matter?", "1 November 2026"),
        (
            "Could somebody looking on think that it influences you?",
            "It does not influence me, but an observer could think so",
        ),
    ]


def test_what_is_told_of_her_is_kept_in_private(as_ada, ada, trust):
    walk(as_ada, THEIRS)

    as_ada.post("/declare/check/")
    assert told_by(ada) == [
        NewInterest(
            category="indirect",
            underlying_category="financial",
            held_as="employee",
            relationship="relative_by_marriage",
            organisation_code="RZ901",
            publish_organisation=False,
            third_party_name="Petra Holm",
            third_party_role="Head of Contracts",
            became_aware_on=date(2026, 11, 1),
            nature="perceived",
            situation="provider_role",
        )
    ]


def test_what_is_checked_is_what_is_then_on_record(as_ada, ada, trust):
    walk(as_ada, THEIRS)
    checked = as_ada.get("/declare/check/").context["drafted"][0].public

    as_ada.post("/declare/check/")

    recorded = as_ada.get("/my-interests/").context["lines"][0].public
    assert {**recorded, "reference": ""} == {**checked, "reference": ""}


def test_several_interests_go_into_one_declaration(as_ada, ada, surgery, trust):
    walk(as_ada, OWN)
    assert walk(as_ada, THEIRS, number=2) == "/declare/check/"

    as_ada.post("/declare/check/")

    assert [len(each.interests.all()) for each in Declaration.objects.all()] == [2]


def test_somebody_who_goes_back_and_submits_again_declares_once(as_ada, ada, surgery):
    walk(as_ada, OWN)
    first = as_ada.post("/declare/check/")

    again = as_ada.post("/declare/check/")

    assert again.headers["Location"] == first.headers["Location"]
    assert Declaration.objects.count() == 1


def test_with_nothing_begun_there_is_nothing_to_check(as_ada):
    assert as_ada.get("/declare/check/").headers["Location"] == "/declare/"
    assert as_ada.post("/declare/check/").headers["Location"] == "/declare/"


def test_no_page_is_reached_before_those_before_it_are_answered(as_ada, surgery):
    walk(as_ada, until(OWN, "held"))

    assert as_ada.get("/declare/1/details/").headers["Location"] == "/declare/1/held/"
    assert as_ada.get("/declare/3/whose/").headers["Location"] == "/declare/"
    assert as_ada.get("/declare/1/connection/").status_code == 404
    assert as_ada.get("/declare/1/nonsense/").status_code == 404


def test_a_finished_interest_can_be_changed_from_the_check_page(as_ada, ada, surgery, trust):
    walk(as_ada, OWN)

    page = as_ada.get("/declare/1/held/")
    assert page.context["form"]["held_as"].value() == "partner"
    assert page.context["back"] == "/declare/check/"
    assert as_ada.post("/declare/1/held/", {"held_as": "owner"}).headers["Location"] == "/declare/check/"

    assert [each.new.held_as for each in as_ada.get("/declare/check/").context["drafted"]] == ["owner"]


def test_an_unfinished_interest_is_shown_as_such_and_stops_the_submission(as_ada, ada, surgery):
    walk(as_ada, OWN)
    as_ada.post("/declare/new/", OWN["situation"])

    page = as_ada.get("/declare/check/")
    refused = as_ada.post("/declare/check/")

    assert [(each.is_finished, each.next_url) for each in page.context["drafted"]] == [
        (True, "/declare/check/"),
        (False, "/declare/2/whose/"),
    ]
    assert errors(refused) == {"__all__": ["Finish each interest, or remove it, before you submit the declaration"]}
    assert told_by(ada) == []


def test_an_interest_can_be_left_out_again(as_ada, ada, surgery):
    walk(as_ada, OWN)
    as_ada.post("/declare/new/", OWN["situation"])

    assert as_ada.post("/declare/2/remove/").headers["Location"] == "/declare/check/"
    as_ada.post("/declare/check/")

    assert len(told_by(ada)) == 1


def test_leaving_out_is_done_by_a_button(as_ada, surgery):
    walk(as_ada, OWN)

    assert as_ada.get("/declare/1/remove/").status_code == 405


def test_a_refusal_is_shown_and_what_was_answered_is_kept(as_ada, ada, body, surgery, now):
    first = declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now).interests.get()
    as_ada.post(f"/my-interests/{first.pk}/change/")
    as_ada.post("/declare/1/aware/", OWN["aware"])
    declaring.end(interest=first, until=date(2026, 11, 20), by=ada, at=now)

    refused = as_ada.post("/declare/check/")

    assert errors(refused) == {"__all__": [str(declaring.ChangedSince())]}
    assert len(refused.context["drafted"]) == 1


def test_a_draft_is_begun_for_one_body_and_is_not_seen_in_another(as_ada, ada, other_body, surgery, now):
    appoint(body=other_body, person=ada, role="declarant", title="Adviser", since=date(2024, 1, 1), by=ada, at=now)
    walk(as_ada, OWN)

    as_ada.post(f"/acting-for/{other_body.pk}/")

    assert as_ada.get("/declare/").context["draft"].entries == []
    assert as_ada.get("/declare/check/").headers["Location"] == "/declare/"


def test_only_as_many_interests_are_begun_as_a_declaration_may_hold(as_ada, surgery, monkeypatch):
    monkeypatch.setattr("registers.journey.MOST_INTERESTS", 1)
    monkeypatch.setattr("registers.actions.drafting.MOST_INTERESTS", 1)
    walk(as_ada, OWN)

    assert as_ada.post("/declare/new/", OWN["situation"]).headers["Location"] == "/declare/check/"
    assert as_ada.get("/declare/check/").context["is_full"]


def test_interests_are_not_stored_before_the_declaration_is_submitted(as_ada, surgery):
    walk(as_ada, OWN)

    assert Interest.objects.count() == 0


def test_two_people_do_not_share_a_draft(as_ada, grace, surgery):
    walk(as_ada, OWN)

    assert signed_in(grace).get("/declare/").context["draft"].entries == []
