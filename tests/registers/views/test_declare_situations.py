"""What each situation asks on its pages, what the directory fills in, and what is worth a second look."""

import pytest

from people.models import Role
from registers.actions import declaring, drafting
from registers.models import OwnRule
from registers.policy.vagueness import NOT_KNOWN, PAID
from registers.queries.likeness import ON_RECORD
from tests.conftest import person_in, signed_in
from tests.factories import make_organisation, make_tie
from tests.registers.told import own
from tests.registers.walking import OWN, SALARIED, THEIRS, errors, told_by, until, walk

pytestmark = pytest.mark.usefixtures("at_the_moment")

TALKS = {
    "situation": {"situation": "outside_employment"},
    "whose": {"whose": "mine"},
    "held": {"held_as": "adviser"},
    "category": {"category": "financial"},
    "organisation": {"organisation_written": "Ferrybridge Pharma", "organisation_chosen": "none"},
    "particulars": {"about_duties": "Talks on inhalers", "about_hours": "4", "about_pay": "paid"},
    **{name: OWN[name] for name in ("details", "dates", "aware", "nature")},
}
PATENT = {
    "situation": {"situation": "patent"},
    "whose": {"whose": "mine"},
    "category": {"category": "non_financial_professional"},
    "organisation": {"organisation_written": "Ferrybridge Devices", "organisation_chosen": "none"},
    "particulars": {"about_invention": "A dressing", "about_status": "applied"},
    **{name: OWN[name] for name in ("details", "dates", "aware", "nature")},
}


def checked(browser):
    """The interests on the check page."""
    return browser.get("/declare/check/").context["drafted"]


def thoughts(browser, place=1):
    return [row.value for row in checked(browser)[place - 1].second_thoughts]


@pytest.mark.parametrize(("title", "first"), [("GP partner", "provider_role"), ("Lay member", "loyalty")])
def test_what_somebody_in_this_post_likely_declares_is_asked_first(body, now, title, first):
    browser = signed_in(person_in(body, "Una Wren", Role.DECLARANT, title, now))

    assert browser.get("/declare/new/").context["form"]["situation"].field.choices[0][0] == first


def test_gifts_have_a_form_of_their_own(as_ada):
    assert as_ada.post("/declare/new/", {"situation": "offer"}).headers["Location"] == "/offers/new/"


def test_outside_employment_is_asked_its_duties_hours_and_pay_which_stay_private(as_ada, ada):
    assert walk(as_ada, TALKS) == "/declare/check/"

    [talks] = checked(as_ada)
    assert ("What do you do there?", "Talks on inhalers") in [(row.label, row.value) for row in talks.private]
    assert "inhalers" not in str(talks.public)
    as_ada.post("/declare/check/")
    assert [(each.situation, each.particulars) for each in told_by(ada)] == [
        ("outside_employment", {"duties": "Talks on inhalers", "hours": "4", "pay": "paid"})
    ]
    assert "Talks on inhalers" in as_ada.get("/my-interests/").content.decode()


def test_permission_for_outside_employment_is_mentioned_and_what_is_missing_is_said(as_ada):
    walk(as_ada, until(TALKS, "particulars"))

    assert (
        "Permission for other work is asked before it starts" in as_ada.get("/declare/1/particulars/").content.decode()
    )
    assert errors(as_ada.post("/declare/1/particulars/", {"about_duties": "x" * 201})) == {
        "about_duties": ["Your answer must be 200 characters or fewer"],
        "about_hours": ["Enter an answer to “About how many hours a week?”"],
        "about_pay": ["Select an answer to “Is it paid?”"],
    }


def test_a_situation_that_leaves_one_way_to_hold_it_does_not_ask_how(as_ada, ada):
    assert walk(as_ada, PATENT) == "/declare/check/"

    as_ada.post("/declare/check/")
    assert [(each.held_as, each.category) for each in told_by(ada)] == [("other", "non_financial_professional")]


def test_s9_a_partners_workload_is_financial_without_asking(as_ada, ada, surgery):
    walk(as_ada, OWN)

    rows = {row.label: row.value for row in checked(as_ada)[0].rows}
    assert rows["Kind of interest"] == "Financial: it follows from your other answers"
    as_ada.post("/declare/check/")
    assert [each.category for each in told_by(ada)] == ["financial"]


def test_s9_a_salaried_gp_is_helped_to_non_financial_professional(as_ada, ada, surgery):
    walk(as_ada, until(SALARIED, "category"))
    assert "A salary stays the same" in as_ada.get("/declare/1/category/").content.decode()

    after = as_ada.post("/declare/1/category/", SALARIED["category"]).headers["Location"]
    assert after == "/declare/1/organisation/"


def test_what_the_directory_knows_is_filled_in(as_ada, surgery):
    network = make_organisation(code="U1", name="Lark Network", kind="pcn")
    make_tie(surgery, "holds_contract", what="PMS")
    make_tie(surgery, "member_of", network)
    walk(as_ada, OWN)

    assert checked(as_ada)[0].facts == [
        ("Kind", "GP practice (X99001)"),
        ("Place", "9ZA"),
        ("Contract", "PMS – personal medical services"),
        ("Belongs to", "Lark Network"),
    ]
    assert "Lark Network" in as_ada.get("/declare/1/details/").content.decode()


def test_a_vague_entry_is_worth_a_second_look_and_is_never_stopped(as_ada, ada):
    adviser = {**TALKS, "situation": {"situation": "other"}, "whose": {"whose": "mine"}}
    del adviser["particulars"]
    walk(as_ada, adviser)

    assert thoughts(as_ada) == [NOT_KNOWN, PAID]
    as_ada.post("/declare/check/")
    assert len(told_by(ada)) == 1


def test_the_same_interest_twice_is_pointed_out(as_ada, ada, body, surgery, now):
    declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now)
    walk(as_ada, TALKS)
    walk(as_ada, TALKS, number=2)
    walk(as_ada, OWN, number=3)

    assert thoughts(as_ada, 2)[-1].startswith("This looks like interest 1 of this declaration.")
    assert thoughts(as_ada, 3) == [ON_RECORD]


def test_the_days_to_declare_are_those_of_the_body(as_ada, body, grace, surgery, now, today):
    walk(as_ada, OWN)
    assert not checked(as_ada)[0].is_late

    stricter = {"name": "days_to_declare", "value": "14", "since": today, "reason": "Local policy"}
    OwnRule.objects.create(body=body, **stricter, set_at=now, set_by=grace)

    assert checked(as_ada)[0].is_late
    assert "more than 14 days ago" in as_ada.get("/declare/check/").content.decode()


def test_a_draft_outlives_signing_out_and_can_be_discarded(as_ada, ada, surgery):
    walk(as_ada, until(OWN, "dates"))
    as_ada.post("/accounts/logout/")

    again = signed_in(ada)
    page = again.get("/declare/").content.decode()
    assert "You have a draft from 21 November 2026 at 10am, with 1 interest" in page
    assert again.get("/declare/1/details/").context["form"]["public_description"].value() == "Two sessions a week"

    assert again.get("/declare/discard/").status_code == 200
    again.post("/declare/discard/")
    assert "You have a draft" not in again.get("/declare/").content.decode()


def test_what_was_added_in_another_window_is_checked_before_it_is_submitted(as_ada, ada, surgery):
    walk(as_ada, OWN)
    version = as_ada.get("/declare/check/").context["form"]["version"].value()
    walk(as_ada, TALKS, number=2)

    refused = as_ada.post("/declare/check/", {"version": version})

    assert errors(refused) == {"__all__": ["This was changed in another window. Check it again, then submit it"]}
    assert told_by(ada) == []


@pytest.mark.parametrize("interests", [1, 3])
def test_no_page_asks_the_database_more_for_three_interests_than_for_one(
    as_ada, ada, body, surgery, trust, now, django_assert_num_queries, interests
):
    doing = {"body": body, "person": ada, "by": ada, "at": now}
    for answers in [OWN, THEIRS, {**SALARIED, "organisation": THEIRS["organisation"]}][:interests]:
        drafting.begin(answers=_settled(answers), **doing)

    for url, queries in [
        ("/declare/check/", 12),
        ("/declare/1/details/", 12),
        ("/declare/new/", 10),
        ("/declare/", 12),
    ]:
        with django_assert_num_queries(queries, exact=False):
            as_ada.get(url)


def _settled(told):
    """Answers as they are kept: with the organisation's own name."""
    names = {"X99001": "Larkfield Surgery", "RZ901": "Hollin Bank Hospitals NHS Trust"}
    code = told["organisation"]["organisation_chosen"]
    return {**told, "organisation": {"organisation_written": names[code], "organisation_chosen": code}}
