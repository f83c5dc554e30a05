"""Declaring, as a person does it in a browser."""

from datetime import date

import pytest

from people.actions.posts import appoint
from registers.actions import declaring
from registers.actions.declaring import NewInterest
from registers.models import Declaration, Interest
from tests.conftest import signed_in
from tests.factories import make_organisation
from tests.registers.told import own
from tests.registers.walking import OWN, THEIRS, walk

pytestmark = pytest.mark.usefixtures("at_the_moment")


@pytest.fixture
def surgery(db):
    return make_organisation()


@pytest.fixture
def trust(db):
    return make_organisation(code="RZ901", name="Hollin Bank Hospitals NHS Trust", kind="nhs_trust")


def told_by(person):
    return [declaring.as_new(each) for each in person.interests.order_by("id")]


def errors(response):
    return dict(response.context["form"].errors)


PAGES = [
    "/declare/",
    "/declare/1/whose/",
    "/declare/check/",
    "/declare/nothing/",
    "/declare/no-change/",
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
    assert "Nothing has changed since" not in page


def test_the_first_page_shows_what_is_on_record(as_ada, ada, body, surgery, now):
    declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now)

    response = as_ada.get("/declare/")

    assert [str(line.interest) for line in response.context["lines"]] == [
        "Partner in a practice or firm, Larkfield Surgery"
    ]
    assert "Nothing has changed since I last declared" in response.content.decode()


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
        )
    ]


def test_the_sister_in_laws_job_is_declared_without_a_word_about_her_in_public(as_ada, ada, trust):
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
        ("Which organisation is the interest in?", "Hollin Bank Hospitals NHS Trust"),
        ("When did you become aware that it could matter?", "1 November 2026"),
    ]
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
    as_ada.post("/declare/1/whose/", OWN["whose"])

    assert as_ada.get("/declare/1/details/").headers["Location"] == "/declare/1/category/"
    assert as_ada.get("/declare/3/whose/").headers["Location"] == "/declare/"
    assert as_ada.get("/declare/1/connection/").status_code == 404
    assert as_ada.get("/declare/1/nonsense/").status_code == 404


def test_a_wrong_answer_comes_back_as_it_was_typed_and_nothing_is_kept(as_ada, surgery):
    walk(as_ada, {name: OWN[name] for name in list(OWN)[:5]})

    response = as_ada.post(
        "/declare/1/dates/",
        {"since_day": "31", "since_month": "2", "since_year": "2021", "still_on": "no", "until_year": "26"},
    )

    assert errors(response) == {
        "since": ["Enter a real date, for example 31 3 2026"],
        "until": ["The date it ends must include a day and month"],
    }
    page = response.content.decode()
    assert "There is a problem" in page
    assert 'name="since_day" type="text" inputmode="numeric" value="31"' in page
    assert as_ada.get("/declare/1/dates/").context["form"].is_bound is False


def test_a_finished_interest_can_be_changed_from_the_check_page(as_ada, ada, surgery, trust):
    walk(as_ada, OWN)

    page = as_ada.get("/declare/1/held/")
    assert page.context["form"]["held_as"].value() == "partner"
    assert page.context["back"] == "/declare/check/"
    assert as_ada.post("/declare/1/held/", {"held_as": "owner"}).headers["Location"] == "/declare/check/"

    assert [each.new.held_as for each in as_ada.get("/declare/check/").context["drafted"]] == ["owner"]


def test_to_say_that_it_is_somebody_elses_asks_what_follows_from_that(as_ada, ada, surgery):
    walk(as_ada, OWN)

    assert as_ada.post("/declare/1/whose/", {"whose": "theirs"}).headers["Location"] == "/declare/1/connection/"
    after = as_ada.post("/declare/1/connection/", THEIRS["connection"]).headers["Location"]
    assert after == "/declare/1/publish/"
    assert as_ada.post(after, {"publish_organisation": "yes"}).headers["Location"] == "/declare/check/"

    as_ada.post("/declare/check/")
    assert [(each.category, each.public_description, each.publish_organisation) for each in told_by(ada)] == [
        ("indirect", "", True)
    ]


def test_an_answer_that_no_longer_passes_is_asked_again(as_ada, surgery):
    walk(as_ada, {**OWN, "details": {"public_description": ""}})

    after = as_ada.post("/declare/1/held/", {"held_as": "other"}).headers["Location"]

    assert after == "/declare/1/details/"
    assert errors(as_ada.get(after)) == {"public_description": ["Enter what the interest is, in a few words"]}


def test_a_name_typed_for_one_interest_is_refused_in_the_public_text_of_another(as_ada, trust, surgery):
    walk(as_ada, THEIRS)
    walk(as_ada, {name: OWN[name] for name in list(OWN)[:4]}, number=2)

    response = as_ada.post("/declare/2/details/", {"public_description": "I share it with Petra"})

    assert errors(response) == {
        "public_description": ["Leave out the name of someone close to you: this is published"]
    }


def test_an_unfinished_interest_is_shown_as_such_and_stops_the_submission(as_ada, ada, surgery):
    walk(as_ada, OWN)
    as_ada.post("/declare/2/whose/", OWN["whose"])

    page = as_ada.get("/declare/check/")
    refused = as_ada.post("/declare/check/")

    assert [(each.is_finished, each.next_url) for each in page.context["drafted"]] == [
        (True, "/declare/check/"),
        (False, "/declare/2/category/"),
    ]
    assert errors(refused) == {
        "__all__": ["Finish each interest, or remove it, before you submit the declaration"]
    }
    assert told_by(ada) == []


def test_an_interest_can_be_left_out_again(as_ada, ada, surgery):
    walk(as_ada, OWN)
    as_ada.post("/declare/2/whose/", OWN["whose"])

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

    assert errors(refused) == {
        "__all__": [
            "One of these interests has been changed since you opened it. Look at your interests again before you go on."
        ]
    }
    assert len(refused.context["drafted"]) == 1


def test_a_draft_is_begun_for_one_body_and_is_not_seen_in_another(as_ada, ada, other_body, surgery, now):
    appoint(
        body=other_body, person=ada, role="declarant", title="Adviser", since=date(2024, 1, 1), by=ada, at=now
    )
    walk(as_ada, OWN)

    as_ada.post(f"/acting-for/{other_body.pk}/")

    assert as_ada.get("/declare/").context["begun"] == 0
    assert as_ada.get("/declare/check/").headers["Location"] == "/declare/"


def test_only_as_many_interests_are_begun_as_a_declaration_may_hold(as_ada, surgery, monkeypatch):
    monkeypatch.setattr("registers.journey.MOST_INTERESTS", 1)
    walk(as_ada, OWN)

    assert as_ada.get("/declare/2/whose/").headers["Location"] == "/declare/"
    assert as_ada.get("/declare/check/").context["more"] == ""


def test_a_late_interest_is_said_to_be_late(as_ada, surgery):
    aware = {"became_aware_on_day": "1", "became_aware_on_month": "1", "became_aware_on_year": "2025"}
    walk(as_ada, {**OWN, "aware": aware})

    assert "so it will be noted as declared late" in as_ada.get("/declare/check/").content.decode()


def test_a_salaried_doctor_who_says_financial_is_given_a_second_thought(as_ada, surgery):
    walk(as_ada, {**OWN, "held": {"held_as": "salaried_gp"}})

    assert "usually declared as non-financial professional" in as_ada.get("/declare/check/").content.decode()


def test_nothing_to_declare_is_declared(as_ada, ada):
    response = as_ada.post("/declare/nothing/", follow=True)

    assert [each.kind for each in ada.declarations.all()] == ["nil"]
    assert "that you have nothing to declare" in response.content.decode()


def test_nothing_to_declare_is_refused_kindly_while_interests_stand(as_ada, ada, body, surgery, now):
    declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now)

    response = as_ada.post("/declare/nothing/")

    assert errors(response) == {
        "__all__": [
            "You have interests on record that have not ended. Say which have ended, or declare that nothing has"
            " changed."
        ]
    }
    assert "Partner in a practice or firm, Larkfield Surgery" in response.content.decode()
    assert [each.kind for each in ada.declarations.all()] == ["interests"]


def test_no_change_is_declared(as_ada, ada, body, surgery, now):
    declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now)

    response = as_ada.post("/declare/no-change/", follow=True)

    assert [each.kind for each in ada.declarations.all()] == ["no_change", "interests"]
    assert "that nothing has changed" in response.content.decode()


def test_no_change_is_refused_to_somebody_who_has_not_declared(as_ada):
    assert errors(as_ada.post("/declare/no-change/")) == {
        "__all__": ["You have not declared before. Declare your interests, or that you have none."]
    }


def test_somebody_elses_confirmation_is_not_found(as_ada, grace, body, now):
    hers = declaring.declare_nil(body=body, person=grace, by=grace, at=now)

    assert as_ada.get(f"/declare/done/{hers.pk}/").status_code == 404


def test_organisations_are_found_as_one_types(as_ada, surgery, trust, other_body):
    make_organisation(code="L1", name="Larkfield Books", body=other_body)

    response = as_ada.get(
        "/organisations/find/", {"name": "organisation", "organisation_written": "larkfield"}, headers={"HX-Request": "true"}
    )

    assert [(each.value, each.label, each.detail) for each in response.context["candidates"]] == [
        ("X99001", "Larkfield Surgery", "GP practice, X99001")
    ]


def test_a_stranger_finds_no_organisations(client, db):
    assert client.get("/organisations/find/").status_code == 302


def test_without_javascript_the_search_button_shows_the_same_choices_and_keeps_the_page(as_ada, surgery):
    walk(as_ada, {name: OWN[name] for name in list(OWN)[:3]})

    response = as_ada.post(
        "/declare/1/organisation/", {"organisation_written": "larkfeild surgery", "organisation_search": "1"}
    )

    assert response.status_code == 200
    assert errors(response) == {}
    assert 'value="X99001"' in response.content.decode()


def test_an_organisation_that_is_not_in_the_list_is_kept_in_ones_own_words(as_ada, ada, surgery):
    written = {"organisation_written": "Larkfield Bowls Club", "organisation_chosen": "none"}
    walk(as_ada, {**OWN, "organisation": written})

    as_ada.post("/declare/check/")

    assert [(each.organisation_code, each.organisation_text) for each in told_by(ada)] == [
        ("", "Larkfield Bowls Club")
    ]


def test_an_organisation_must_be_chosen_among_those_found(as_ada, surgery):
    walk(as_ada, {name: OWN[name] for name in list(OWN)[:3]})

    response = as_ada.post("/declare/1/organisation/", {"organisation_written": "Larkfield"})

    assert errors(response) == {"organisation": ["Select the organisation you mean, or “None of these”"]}


@pytest.mark.parametrize(
    ("page", "answers", "error"),
    [
        ("whose", {}, {"whose": ["Select whose interest it is"]}),
        ("category", {"category": "indirect"}, {"category": ["Select one of the answers listed"]}),
        ("held", {}, {"held_as": ["Select how the interest is held"]}),
        ("organisation", {}, {"organisation": ["Enter the organisation’s name or code"]}),
        (
            "organisation",
            {"organisation_written": "Flat at 12 Mill Lane", "organisation_chosen": "none"},
            {"organisation": ["Leave out the address: this is published"]},
        ),
        (
            "organisation",
            {"organisation_written": "x" * 301, "organisation_chosen": "none"},
            {"organisation": ["The name must be 300 characters or fewer"]},
        ),
        (
            "details",
            {"public_description": "Works from 12 Mill Lane"},
            {"public_description": ["Leave out the address: this is published"]},
        ),
        ("dates", {"since_year": "2021"}, {
            "since": ["The date it began must include a day and month"],
            "still_on": ["Select yes if it is still going on"],
        }),
        ("aware", {}, {"became_aware_on": ["Enter the date you became aware"]}),
        (
            "aware",
            {"became_aware_on_day": "1", "became_aware_on_month": "1", "became_aware_on_year": "2999"},
            {"became_aware_on": ["The date you became aware must be today or in the past"]},
        ),
    ],
)
def test_each_page_says_what_is_wrong_and_how_to_mend_it(as_ada, surgery, page, answers, error):
    names = list(OWN)
    walk(as_ada, {name: OWN[name] for name in names[: names.index(page)]})

    assert errors(as_ada.post(f"/declare/1/{page}/", answers)) == error


def test_an_end_before_the_beginning_is_refused(as_ada, surgery):
    walk(as_ada, {name: OWN[name] for name in list(OWN)[:5]})
    until = {"still_on": "no", "until_day": "31", "until_month": "3", "until_year": "2021"}

    response = as_ada.post("/declare/1/dates/", {**OWN["dates"], **until})

    assert errors(response) == {"until": ["The date it ends must be the same as or after the date it began"]}


def test_a_patients_practice_is_not_named_nor_asked_about(as_ada, ada, surgery):
    patient = {**THEIRS, "held": {"held_as": "patient"}, "organisation": OWN["organisation"]}
    del patient["publish"]
    walk(as_ada, patient)

    drafted = as_ada.get("/declare/check/").context["drafted"][0]

    assert (drafted.public["organisation"], drafted.public["nature"]) == (
        "a local GP practice",
        "Close relative or partner: personal connection",
    )
    assert ("How do they hold it?", "Registered patient") in [(row.label, row.value) for row in drafted.private]


def test_an_organisation_that_bears_their_name_is_not_published(as_ada, trust):
    make_organisation(code="L1", name="Holm Medical Supplies", kind="company")
    organisation = {"organisation_written": "Holm Medical Supplies", "organisation_chosen": "L1"}
    told = {**THEIRS, "organisation": organisation}
    walk(as_ada, {name: told[name] for name in list(told)[:5]})

    assert errors(as_ada.post("/declare/1/publish/", {"publish_organisation": "yes"})) == {
        "publish_organisation": [
            "The organisation’s name would show the public whose interest it is. Select no, so that only its kind is"
            " published"
        ]
    }


def test_interests_are_not_stored_before_the_declaration_is_submitted(as_ada, surgery):
    walk(as_ada, OWN)

    assert Interest.objects.count() == 0


def test_a_page_for_another_bodys_interest_is_not_found(as_sam, as_ada, ada, body, surgery, now):
    hers = declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now).interests.get()

    assert as_sam.post(f"/my-interests/{hers.pk}/change/").status_code == 404


def test_two_people_do_not_share_a_draft(as_ada, grace, surgery):
    walk(as_ada, OWN)

    assert signed_in(grace).get("/declare/").context["begun"] == 0
