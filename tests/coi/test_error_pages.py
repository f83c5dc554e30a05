"""What a person sees when something is wrong: what it is, what to do, and a reference to quote."""

import pytest
from django.test import Client

from tests.conftest import signed_in

pytestmark = pytest.mark.urls("tests.coi.pages_that_fail")


@pytest.fixture
def browser():
    """A stranger's browser, which shows an error page as a person would see it."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/bad/", 400, "That request could not be read"),
        ("/forbidden/", 403, "You cannot see this page"),
        ("/nowhere/", 404, "Page not found"),
        ("/broken/", 500, "Sorry, something went wrong"),
    ],
)
def test_an_error_page_says_what_is_wrong_and_carries_the_reference(address, status, heading, db, browser):
    answer = browser.get(address)
    page = answer.content.decode()

    assert answer.status_code == status
    assert f'<h1 class="nhsuk-heading-l">{heading}</h1>' in page
    assert len(answer.headers["X-Reference"]) == 8
    assert answer.headers["X-Reference"] in page


def test_every_answer_has_a_reference_of_its_own(db, browser):
    assert browser.get("/about/").headers["X-Reference"] != browser.get("/about/").headers["X-Reference"]


def test_the_page_of_our_own_fault_asks_the_database_nothing(ada, django_assert_num_queries):
    browser = signed_in(ada)
    browser.raise_request_exception = False
    asked_before_the_view = 4  # the session, the person, their bodies and their roles

    with django_assert_num_queries(asked_before_the_view):
        assert browser.get("/broken/").status_code == 500


def test_whoever_may_not_see_a_page_is_told_which_permission_it_takes(as_ada, body):
    page = as_ada.get("/forbidden/").content.decode()

    assert f"You need permission to rule on conflicts for {body.name}." in page
    assert body.contact_email in page


def test_a_form_without_its_token_is_refused_kindly(ada):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(ada)
    answer = browser.post("/declare/nothing/", {})

    assert answer.status_code == 403
    assert '<h1 class="nhsuk-heading-l">That form is out of date</h1>' in answer.content.decode()
    assert answer.headers["X-Reference"] in answer.content.decode()
