"""Asking to work elsewhere, deciding on it, and the governance lead's list."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from people.models import Role
from registers.models import EmploymentDecision, EmploymentRequest, Interest
from tests.conftest import person_in, signed_in
from tests.factories import make_interest, make_organisation
from tests.registers.employment import ask, decide
from tests.registers.rows import offer_to
from tests.registers.walking import errors

pytestmark = pytest.mark.usefixtures("at_the_moment")

ASKED = {
    "what": {"situation": "outside_employment"},
    "who": {"organisation_written": "Kettle Lane", "organisation_chosen": "P1"},
    "work": {
        "held_as": "employee",
        "duties": "Dispensing at weekends",
        "public_description": "Locum pharmacist, two Sundays a month",
    },
    "time": {
        "hours_a_week": "4",
        "since_day": "5",
        "since_month": "12",
        "since_year": "2026",
        "is_paid": "yes",
    },
    "bearing": {
        "could_conflict": "yes",
        "how_it_could_conflict": "It dispenses what our scheme pays for",
        "would_use": "no",
    },
}
CONDITIONS = {
    "outcome": "conditional",
    "conditions": ["barrier"],
    "reason": "The scheme is about medicines",
    "review_on_day": "21",
    "review_on_month": "11",
    "review_on_year": "2027",
}
NO_NUMBER = "Hours a week must be a number, like 4 or 7.5"
TOO_SOON = "The date it would end must be the same as or after the date it would begin"


@pytest.fixture
def chemist(db):
    """Where Ada would work."""
    return make_organisation("P1", "Kettle Lane Pharmacy", "pharmacy")


@pytest.fixture
def ana(body, now):
    """The Accountable Officer, who decides."""
    return person_in(body, "Ana Quill", Role.ACCOUNTABLE_OFFICER, "Accountable Officer", now)


@pytest.fixture
def as_ana(ana):
    """Her browser."""
    return signed_in(ana)


def walk(browser, told):
    """Fill in the pages in the order the service asks for them; where it leads in the end."""
    url = "/employment/ask/what/"
    for name, answers in told.items():
        assert url == f"/employment/ask/{name}/"
        assert browser.get(url).status_code == 200
        url = browser.post(url, answers).headers["Location"]
    return url


def test_permission_is_asked_page_by_page_and_checked_with_the_line_the_public_would_read(as_ada, ada, chemist):
    assert walk(as_ada, ASKED) == "/employment/ask/check/"
    page = as_ada.get("/employment/ask/check/")
    assert page.context["public"]["nature"] == "Employee: Locum pharmacist, two Sundays a month"
    assert page.context["is_early"] is False

    sent = as_ada.post("/employment/ask/check/", follow=True)

    asked = EmploymentRequest.objects.get()
    assert (asked.person, asked.organisation, asked.hours_a_week, asked.what_it_would_use, asked.line) == (
        ada,
        chemist,
        Decimal("4.0"),
        "",
        None,
    )
    assert "Do not begin before it is granted." in sent.content.decode()
    assert as_ada.post("/employment/ask/check/").headers["Location"] == "/employment/ask/what/"


def test_somebody_with_interests_on_record_says_whether_it_is_one_of_them(as_ada, ada, body, chemist, now):
    held = make_interest(body, ada, now, held_as="employee", organisation=chemist, organisation_text="")
    assert walk(as_ada, {**ASKED, "record": {"line": str(held.line)}}) == "/employment/ask/check/"
    assert as_ada.get("/employment/ask/check/").context["public"] is None

    as_ada.post("/employment/ask/check/")

    assert EmploymentRequest.objects.get().line == held.line


def test_a_page_cannot_be_jumped_over(as_ada):
    assert as_ada.get("/employment/ask/time/").headers["Location"] == "/employment/ask/what/"
    assert as_ada.get("/employment/ask/nonsense/").status_code == 404


@pytest.mark.parametrize(
    ("page", "posted", "expected"),
    [
        ("what", {}, {"situation": ["Select what you want permission for"]}),
        (
            "work",
            {"held_as": "employee", "duties": "x", "public_description": "At ZE1 0AA"},
            {"public_description": ["Leave out the address: this would be published"]},
        ),
        ("time", {**ASKED["time"], "hours_a_week": "many"}, {"hours_a_week": [NO_NUMBER]}),
        ("time", {**ASKED["time"], "until_day": "1", "until_month": "1", "until_year": "2026"}, {"until": [TOO_SOON]}),
        (
            "bearing",
            {"could_conflict": "yes", "would_use": "no"},
            {"how_it_could_conflict": ["Enter how it could conflict"]},
        ),
    ],
)
def test_a_wrong_answer_is_explained_and_kept(as_ada, chemist, page, posted, expected):
    before = dict(list(ASKED.items())[: list(ASKED).index(page)])
    walk(as_ada, before)

    assert errors(as_ada.post(f"/employment/ask/{page}/", posted)) == expected


def test_whoever_asked_sees_it_and_others_do_not(body, ada, as_ada, clara, as_clara, as_gus, ana, as_ana, now):
    asked = ask(body, ada, now)
    url = f"/employment/{asked.pk}/"

    answered = [browser.get(url).status_code for browser in (as_ada, as_ana, as_gus, as_clara)]

    assert answered == [200, 200, 200, 404]
    assert as_ada.get(f"{url}decide/").status_code == 403
    assert as_ana.get(f"{url}withdraw/").status_code == 404


def test_the_approver_decides_with_the_person_s_other_interests_and_offers_beside(body, ada, ana, as_ana, as_ada, now):
    make_interest(body, ada, now)
    offer_to(body, ada, now)
    asked = ask(body, ada, now)
    assert str(asked) in as_ana.get("/employment/decisions/").content.decode()
    page = as_ana.get(f"/employment/{asked.pk}/decide/")
    for words in ("Partner in a practice or firm, Larkfield Surgery", "Ferrybridge Pharma"):
        assert words in page.content.decode()
    assert page.context["form"]["review_on"].value() == date(2027, 11, 21)

    as_ana.post(f"/employment/{asked.pk}/decide/", CONDITIONS)

    decision = EmploymentDecision.objects.get()
    assert (decision.outcome, decision.conditions, decision.decided_by) == ("conditional", ["barrier"], ana)
    assert Interest.objects.filter(line=decision.line).exists()
    page = as_ada.get(f"/employment/{asked.pk}/").content.decode()
    assert "Granted with conditions" in page
    assert "Information barrier" in page
    assert as_ana.get("/employment/decisions/").context["page"].object_list == []


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"conditions": []}, {"conditions": ["Select a condition, or enter another one"]}),
        ({"reason": ""}, {"reason": ["Enter the reason for your decision"]}),
        ({"review_on_year": ""}, {"review_on": ["The date of the review must include a year"]}),
        (
            {"review_on_day": "", "review_on_month": "", "review_on_year": ""},
            {"review_on": ["Enter the date of the review"]},
        ),
        ({"review_on_year": "2026"}, {"review_on": ["The date of the review must be after today"]}),
        ({"outcome": ""}, {"outcome": ["Select what you decide"]}),
    ],
)
def test_a_decision_says_what_it_lacks(body, ada, as_ana, now, wrong, expected):
    asked = ask(body, ada, now)

    assert errors(as_ana.post(f"/employment/{asked.pk}/decide/", {**CONDITIONS, **wrong})) == expected


def test_a_decision_taken_meanwhile_is_shown_first(body, ada, ana, as_ana, now):
    asked = ask(body, ada, now)
    decide(asked, person_in(body, "Bo Marl", Role.SENIOR_MANAGER, "Director", now), now, "refused")

    response = as_ana.post(f"/employment/{asked.pk}/decide/", CONDITIONS)

    assert "Somebody decided on this while you had it open." in response.content.decode()
    assert EmploymentDecision.objects.count() == 1


def test_an_approver_is_not_offered_their_own(body, ana, as_ana, now):
    own = ask(body, ana, now)

    assert as_ana.get("/employment/decisions/").context["page"].object_list == []
    assert as_ana.get(f"/employment/{own.pk}/decide/").headers["Location"] == f"/employment/{own.pk}/"
    assert as_ana.get(f"/employment/{own.pk}/").context["may_decide"] is False


def test_a_request_is_withdrawn_until_it_is_decided(body, ada, as_ada, now):
    asked = ask(body, ada, now)

    as_ada.post(f"/employment/{asked.pk}/withdraw/", {"reason": "Not offered"})

    assert asked.withdrawal.reason == "Not offered"
    assert as_ada.get(f"/employment/{asked.pk}/withdraw/").status_code == 302


def test_the_governance_lead_sees_first_what_began_early_and_takes_it_all_away(body, ada, clara, as_grace, now):
    ask(body, clara, now)
    ask(body, ada, now - timedelta(days=1), since=(now - timedelta(days=30)).date())

    page = as_grace.get("/employment/")

    assert [permit.request.person for permit in page.context["page"]] == [ada, clara]
    assert "1 request to be looked at" in page.content.decode()
    only = as_grace.get("/employment/?state=started_early").context["page"].object_list
    assert [permit.request.person for permit in only] == [ada]
    lines = as_grace.get("/employment/list.csv").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Name,Permission for,With,")
    assert "Ada Larkin" in lines[1]
    assert "Started before permission was asked" in lines[1]


@pytest.mark.parametrize("requests", [1, 3])
def test_pages_take_as_many_queries_for_three_as_for_one(
    body, ada, clara, ana, as_ana, as_grace, now, requests, django_assert_num_queries
):
    for number in range(requests):
        asked = ask(body, ada, now, duties=f"Shift {number}")
        make_interest(body, ada, now)
        offer_to(body, ada, now)
        decided = ask(body, clara, now, duties=f"Shift {number}")
        decide(decided, ana, now)

    with django_assert_num_queries(8):
        as_grace.get("/employment/")
    with django_assert_num_queries(6):
        as_ana.get("/employment/decisions/")
    with django_assert_num_queries(9):
        as_ana.get(f"/employment/{asked.pk}/decide/")
    with django_assert_num_queries(8):
        as_ana.get(f"/employment/{decided.pk}/")
