"""The check, questions to the Guardian, requests not to publish, and words to look at, as pages."""

import re
from datetime import timedelta

import pytest

from people.models import Role
from registers.actions import advising
from registers.actions.withholding import ask_not_to_publish
from tests.conftest import person_in, signed_in
from tests.factories import make_interest
from tests.registers.rows import offer_to
from tests.registers.walking import OWN, errors, walk

pytestmark = pytest.mark.usefixtures("at_the_moment")


def words_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def hers(body, ada, now):
    """Ada's interest."""
    return make_interest(body, ada, now)


@pytest.fixture
def request_of_ada(hers, ada, gus, now):
    """Ada's request not to publish it."""
    return ask_not_to_publish(entry=hers, ground="harm", parts=["name"], reason="He found me", by=ada, at=now)


def test_the_check_leads_from_question_to_end_and_keeps_nothing(as_ada):
    assert "Do I need to declare this?" in words_of(as_ada.get("/declare/"))
    address = "/check/"
    for answer in ("close", "friend", "yes", "yes"):
        address = as_ada.post(address, {"answer": answer}).headers["Location"]

    end = as_ada.get(address)

    assert "Declare it: a close friendship, indirect, potential" in words_of(end)
    assert "ask the guardian in confidence" in words_of(end).lower()
    assert "said" not in str(dict(as_ada.session))
    assert errors(as_ada.post("/check/", {})) == {"answer": ["Select an answer"]}


def test_a_declaration_begins_with_what_was_said(as_ada):
    begun = as_ada.post("/check/declare/?said=close.friend.yes.yes")

    assert begun.headers["Location"] == "/declare/1/situation/"


def test_an_auditor_does_not_declare_so_does_not_check_but_may_ask(as_aude, gus):
    assert [as_aude.get(address).status_code for address in ("/check/", "/guardian/ask/")] == [403, 200]


def test_a_question_is_asked_and_answered(as_ada, as_gus, as_grace, ada, body, now):
    assert errors(as_ada.post("/guardian/ask/", {})) == {"words": ["Enter your question"]}
    address = as_ada.post("/guardian/ask/", {"words": "Need I?"}).headers["Location"]

    assert "Need I?" in words_of(as_gus.get("/guardian/"))
    assert as_gus.post(address, {"words": "Yes, do."}).headers["Location"] == address
    assert "Yes, do." in words_of(as_ada.get(address))
    assert "Answered" in words_of(as_ada.get("/guardian/questions/"))
    assert [as_grace.get(url).status_code for url in (address, "/guardian/")] == [404, 403]
    assert "Need I?" not in words_of(as_grace.get("/trail/"))


def test_both_are_warned_where_the_guardian_chairs_a_committee(as_ada, as_gus, body, gus, today):
    body.posts.create(person=gus, role=Role.CHAIR, title="Chair", since=today)

    assert "The Guardian also chairs a committee" in words_of(as_ada.get("/guardian/ask/"))
    assert "You also chair a committee" in words_of(as_gus.get("/guardian/"))


def test_preference_is_explained_and_is_not_a_ground(as_ada, hers):
    posted = {"ground": "preference", "parts": ["name"], "reason": "I would rather not"}
    page = as_ada.post(f"/withholding/interest/{hers.pk}/", posted)

    assert errors(page)["ground"][0].startswith("That you would rather it were not published is not a ground")
    assert "I would rather not</textarea>" in page.content.decode()


def test_a_request_is_made_decided_and_appealed(as_ada, as_gus, as_grace, body, hers, gus, now):
    posted = {"ground": "harm", "parts": ["name"], "reason": "He found me"}
    address = as_ada.post(f"/withholding/interest/{hers.pk}/", posted).headers["Location"]
    assert as_ada.get(f"/withholding/interest/{hers.pk}/").headers["Location"] == address
    assert "Waiting for a decision" in words_of(as_gus.get("/guardian/"))
    assert [as_grace.get(address).status_code, as_ada.get(f"{address}decide/").status_code] == [404, 403]

    bad = as_gus.post(f"{address}decide/", {"outcome": "withhold", "reason": "A risk"})
    assert set(errors(bad)) == {"parts", "review_on"}
    as_gus.post(f"{address}decide/", {"outcome": "refuse", "reason": "No risk was told"})
    assert "No risk was told" in words_of(as_ada.get(address))
    as_ada.post(f"{address}appeal/", {"reason": "I was followed"})

    assert "Appealed" in words_of(as_ada.get(address))
    assert as_gus.get(f"{address}decide/").headers["Location"] == address
    officer = signed_in(person_in(body, "Olive Quarles", Role.ACCOUNTABLE_OFFICER, "Chief executive", now))
    until = {"review_on_day": "1", "review_on_month": "6", "review_on_year": "2027"}
    officer.post(f"{address}decide/", {"outcome": "withhold", "parts": ["whole"], "reason": "A risk", **until})
    assert "The whole entry" in words_of(as_ada.get(address)).replace("the whole", "The whole")
    assert "Entry withheld: the Accountable Officer decided this" in words_of(as_ada.get("/my-interests/"))


def test_an_offer_of_one_s_own_alone_can_be_asked_about(as_ada, as_grace, body, ada, gus, now):
    address = f"/withholding/offer/{offer_to(body, ada, now).pk}/"

    assert [browser.get(address).status_code for browser in (as_ada, as_grace)] == [200, 404]


def test_words_are_looked_at_by_the_lead_or_the_guardian(as_grace, as_gus, as_ada, body, ada, now):
    interest = make_interest(body, ada, now, public_description="With Mrs Holm")

    assert "“Mrs Holm” may tell of" in words_of(as_gus.get("/wording/")).replace("“Holm”", "“Mrs Holm”")
    assert as_ada.get("/wording/").status_code == 403
    as_grace.post(f"/wording/{interest.pk}/", {"outcome": "publish", "reason": "A stage name"})

    assert "There is nothing to look at" in words_of(as_grace.get("/wording/"))


def test_the_declarant_sees_a_gentle_hint_before_submitting(as_ada, surgery):
    details = {"public_description": "Started after my own diagnosis", "private_detail": ""}
    walk(as_ada, {**OWN, "details": details})

    assert "You may be telling the public more than you need to" in words_of(as_ada.get("/declare/check/"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_guardian_s_page_takes_as_many_queries_for_three_as_for_one(
    body, gus, as_gus, now, rows, django_assert_num_queries
):
    for number in range(rows):
        person = person_in(body, f"P{number} Vale", Role.DECLARANT, "GP", now)
        advising.ask(body=body, words="Need I?", by=person, at=now - timedelta(days=number))
        interest = make_interest(body, person, now)
        ask_not_to_publish(entry=interest, ground="harm", parts=["name"], reason="He", by=person, at=now)

    with django_assert_num_queries(10):
        page = as_gus.get("/guardian/")

    assert (len(page.context["waiting"]), len(page.context["questions"])) == (rows, rows)


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_take_as_many_queries_for_three_as_for_one(
    body, ada, as_ada, as_grace, gus, now, rows, django_assert_num_queries
):
    for number in range(rows):
        advising.ask(body=body, words=f"Need I? {number}", by=ada, at=now)
        make_interest(body, ada, now, public_description="Since my own diagnosis")

    with django_assert_num_queries(6):
        assert len(as_ada.get("/guardian/questions/").context["questions"]) == rows
    with django_assert_num_queries(5):
        assert len(as_grace.get("/wording/").context["flagged"]) == rows
