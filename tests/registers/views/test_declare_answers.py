"""What the pages of a declaration make of the answers."""

import pytest

from tests.factories import make_organisation
from tests.registers.walking import OWN, SALARIED, THEIRS, errors, told_by, until, walk

pytestmark = pytest.mark.usefixtures("at_the_moment")


def test_a_wrong_answer_comes_back_as_it_was_typed_and_nothing_is_kept(as_ada, surgery):
    walk(as_ada, until(OWN, "dates"))

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


@pytest.mark.parametrize(
    ("name", "answers", "error"),
    [
        ("whose", {}, {"whose": ["Select whose interest it is"]}),
        ("category", {"category": "indirect"}, {"category": ["Select one of the answers listed"]}),
        ("nature", {}, {"nature": ["Select what somebody looking on could think"]}),
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
        (
            "dates",
            {"since_year": "2021"},
            {
                "since": ["The date it began must include a day and month"],
                "still_on": ["Select yes if it is still going on"],
            },
        ),
        ("aware", {}, {"became_aware_on": ["Enter the date you became aware"]}),
        (
            "aware",
            {"became_aware_on_day": "1", "became_aware_on_month": "1", "became_aware_on_year": "2999"},
            {"became_aware_on": ["The date you became aware must be today or in the past"]},
        ),
    ],
)
def test_each_page_says_what_is_wrong_and_how_to_mend_it(as_ada, surgery, name, answers, error):
    walk(as_ada, until(SALARIED, name))

    assert errors(as_ada.post(f"/declare/1/{name}/", answers)) == error


def test_an_end_before_the_beginning_is_refused(as_ada, surgery):
    walk(as_ada, until(OWN, "dates"))
    over = {"still_on": "no", "until_day": "31", "until_month": "3", "until_year": "2021"}

    response = as_ada.post("/declare/1/dates/", {**OWN["dates"], **over})

    assert errors(response) == {"until": ["The date it ends must be the same as or after the date it began"]}


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

    assert as_ada.post("/declare/1/held/", {"held_as": "other"}).headers["Location"] == "/declare/1/category/"
    after = as_ada.post("/declare/1/category/", {"category": "financial"}).headers["Location"]

    assert after == "/declare/1/details/"
    assert errors(as_ada.get(after)) == {"public_description": ["Enter what the interest is, in a few words"]}


def test_a_name_typed_for_one_interest_is_refused_in_the_public_text_of_another(as_ada, trust, surgery):
    walk(as_ada, THEIRS)
    walk(as_ada, until(OWN, "details"), number=2)

    response = as_ada.post("/declare/2/details/", {"public_description": "I share it with Petra"})

    assert errors(response) == {"public_description": ["Leave out the name of someone close to you: this is published"]}


def test_a_late_interest_is_said_to_be_late(as_ada, surgery):
    aware = {"became_aware_on_day": "1", "became_aware_on_month": "1", "became_aware_on_year": "2025"}
    walk(as_ada, {**OWN, "aware": aware})

    assert "so it will be noted as declared late" in as_ada.get("/declare/check/").content.decode()


def test_a_salaried_doctor_who_says_financial_is_given_a_second_thought(as_ada, surgery):
    walk(as_ada, {**SALARIED, "category": {"category": "financial"}})

    assert "usually declared as non-financial professional" in as_ada.get("/declare/check/").content.decode()


def test_organisations_are_found_as_one_types(as_ada, surgery, trust, other_body):
    make_organisation(code="L1", name="Larkfield Books", body=other_body)

    response = as_ada.get(
        "/organisations/find/",
        {"name": "organisation", "organisation_written": "larkfield"},
        headers={"HX-Request": "true"},
    )

    assert [(each.value, each.label, each.detail) for each in response.context["candidates"]] == [
        ("X99001", "Larkfield Surgery", "GP practice, X99001")
    ]


def test_a_stranger_finds_no_organisations(client, db):
    assert client.get("/organisations/find/").status_code == 302


def test_without_javascript_the_search_button_shows_the_same_choices_and_keeps_the_page(as_ada, surgery):
    walk(as_ada, until(OWN, "organisation"))

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

    assert [(each.organisation_code, each.organisation_text) for each in told_by(ada)] == [("", "Larkfield Bowls Club")]


def test_an_organisation_must_be_chosen_among_those_found(as_ada, surgery):
    walk(as_ada, until(OWN, "organisation"))

    response = as_ada.post("/declare/1/organisation/", {"organisation_written": "Larkfield"})

    assert errors(response) == {"organisation": ["Select the organisation you mean, or “None of these”"]}


def test_a_patients_practice_is_not_named_nor_asked_about(as_ada, ada, surgery):
    loyalty = {"situation": {"situation": "loyalty"}, "held": {"held_as": "patient"}}
    patient = {**THEIRS, **loyalty, "organisation": OWN["organisation"]}
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
    walk(as_ada, until(told, "publish"))

    assert errors(as_ada.post("/declare/1/publish/", {"publish_organisation": "yes"})) == {
        "publish_organisation": [
            "The organisation’s name shows whose interest it is. Select no, to publish only its kind"
        ]
    }
