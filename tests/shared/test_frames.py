"""The frame around every page, and the pages a person sees when something is wrong."""

from types import SimpleNamespace

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory
from pytest_django.asserts import assertInHTML

from coi.shared.context import product
from coi.shared.forms import PageForm


class Ask(PageForm):
    title = "Name the body"
    lead = "As it is known to the public."
    name = forms.CharField(label="Name")


def test_a_form_page_has_its_title_its_lead_and_its_way_back():
    html = render_to_string("form.html", {"form": Ask(), "back": "/before", "product_name": "Recuse"})

    assertInHTML("<title>Name the body – Recuse</title>", html)
    assertInHTML('<h1 class="nhsuk-heading-l">Name the body</h1>', html)
    assertInHTML("<p>As it is known to the public.</p>", html)
    assertInHTML('<a class="nhsuk-back-link" href="/before">Back</a>', html)


def test_a_page_with_errors_says_so_first_in_its_title_and_at_its_top():
    html = render_to_string("form.html", {"form": Ask({}), "product_name": "Recuse"})

    assertInHTML("<title>Error: Name the body – Recuse</title>", html)
    assert html.index("There is a problem") < html.index("<h1")


def test_no_page_holds_a_script_or_a_style_the_policy_would_refuse():
    html = render_to_string("form.html", {"form": Ask({}), "demo": True, "signed_in": True, "person_name": "Ada"})

    assert "<style" not in html
    assert " style=" not in html
    assert " onclick=" not in html
    assert html.count("<script") == html.count("<script src=") + html.count('<script type="module" src=')


def test_the_header_names_the_body_and_the_person_and_lets_them_leave():
    context = {"signed_in": True, "person_name": "Ada Larkin", "body_name": "NHS Ashcombe", "product_name": "Recuse"}

    html = render_to_string("page.html", context)

    assertInHTML('<a class="nhsuk-header__service-name app-header__product" href="/home/">Recuse</a>', html)
    assertInHTML('<span class="nhsuk-header__service-name app-header__body">NHS Ashcombe</span>', html)
    assertInHTML('<button class="nhsuk-header__account-button" type="submit">Sign out</button>', html)
    assert "Ada Larkin" in html


def test_a_public_page_names_the_body_it_is_about_not_the_readers_own():
    html = render_to_string("public.html", {"body": {"name": "NHS Brindle"}, "body_name": "NHS Ashcombe"})

    assert "NHS Brindle" in html
    assert "NHS Ashcombe" not in html


def test_the_page_one_is_on_is_marked_in_the_navigation():
    links = [{"label": "Home", "url": "/home/", "current": True}, {"label": "Meetings", "url": "/m/", "current": False}]

    html = render_to_string("page.html", {"navigation": links})

    assertInHTML('<a class="nhsuk-header__navigation-link" href="/home/" aria-current="page">Home</a>', html)
    assertInHTML('<a class="nhsuk-header__navigation-link" href="/m/">Meetings</a>', html)


@pytest.mark.parametrize("demo", [True, False])
def test_a_demonstration_says_that_it_is_one(demo):
    said = "Every body, practice and person is invented." in render_to_string("page.html", {"demo": demo})

    assert said is demo


@pytest.mark.parametrize(
    ("template", "heading"),
    [
        ("400.html", "That request could not be read"),
        ("403.html", "You cannot see this page"),
        ("403_csrf.html", "That form is out of date"),
        ("404.html", "Page not found"),
    ],
)
def test_a_page_for_what_is_wrong_is_headed_plainly_and_gives_a_reference(template, heading):
    html = render_to_string(template, {"request": SimpleNamespace(reference="AB12CD34")})

    assertInHTML(f'<h1 class="nhsuk-heading-l">{heading}</h1>', html)
    assertInHTML("<p>If you contact us, quote reference <strong>AB12CD34</strong>.</p>", html)


def test_who_may_not_see_a_page_is_told_which_permission_is_missing():
    html = render_to_string("403.html", {"missing": "publish the registers", "body_name": "NHS Ashcombe"})

    assertInHTML("<p>You need permission to publish the registers for NHS Ashcombe.</p>", html)


@pytest.mark.parametrize("context", [None, {"reference": "AB12CD34"}])
def test_the_page_for_our_own_failure_needs_nothing_to_be_drawn(context):
    html = render_to_string("500.html", context)

    assertInHTML('<h1 class="nhsuk-heading-l">Sorry, something went wrong</h1>', html)
    assert ("AB12CD34" in html) is (context is not None)


def test_the_context_holds_for_a_request_that_got_nowhere(settings):
    settings.DEMO = False

    assert product(RequestFactory().get("/")) == {
        "product_name": settings.PRODUCT_NAME,
        "demo": False,
        "signed_in": False,
        "person_name": "",
        "nhs_body": None,
        "body_name": "",
        "other_bodies": [],
        "by_link": None,
        "declaring_for": None,
    }
