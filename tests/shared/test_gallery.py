"""Every component and every kind of field, in Chromium: accessible, quiet, and within the width of a small phone."""

from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import SUCCESS, WARNING
from django.contrib.messages.storage.base import Message
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from coi.shared.fields import (
    Candidate,
    Checkboxes,
    DateField,
    LongText,
    MoneyField,
    OrganisationField,
    Radios,
    YesNoField,
)
from coi.shared.forms import Answer, PageForm

pytestmark = pytest.mark.browser

POLICY = {"Content-Security-Policy": "default-src 'self'"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COMPONENTS = """{% extends "page.html" %}{% load recuse %}
{% block title %}Components{% endblock %}
{% block before_main %}{% include "components/_breadcrumbs.html" %}{% endblock %}
{% block content %}<h1 class="nhsuk-heading-l">Components</h1>
<p>{% status_tag "Declared" "done" %} {% status_tag "Unknown" "attention" %} {% status_tag "Due" "waiting" %}
{% status_tag "New" "note" %} {% status_tag "Draft" %}</p>
{% include "components/_summary_list.html" with rows=answers %}
{% include "components/_pagination.html" %}
{% include "components/_progress.html" with url="/job" %}
{% include "components/_card.html" with heading="To rule on" url="#x" words="Conflicts left" %}
<h2>Why</h2><h3>Conflict</h3>
{% include "components/_route.html" with stops=stops label="How they meet" %}
{% include "components/_inset.html" with words="Three members have not declared." %}
{% include "components/_warning.html" with heading="Not quorate" words="Item 7 needs one more." %}
{% endblock %}"""


class EveryField(PageForm):
    title = "Every kind of field"
    lead = "One of each."
    other_buttons = {"later": "Save for later"}

    name = forms.CharField(label="Name", help_text="As on the door", max_length=60)
    since = DateField(label="When did it start?", help_text="For example, 31 3 2026")
    kind = forms.ChoiceField(
        label="What kind?",
        choices=[("f", "Financial"), ("u", "Not sure")],
        widget=Radios(hints={"f": "You could gain money"}, reveals={"f": "worth"}, apart="u"),
    )
    worth = MoneyField(label="Worth")
    who = forms.MultipleChoiceField(
        label="Who?", choices=[("p", "Partner"), ("n", "Nobody")], widget=Checkboxes(apart="n")
    )
    paid = YesNoField(label="Are you paid?")
    reason = LongText(label="Reason", max_length=200)
    area = forms.ChoiceField(label="Area", choices=[("", "Select an area"), ("n", "North")])
    paper = forms.FileField(label="Upload the agenda")
    password = forms.CharField(label="Password", widget=forms.PasswordInput({"autocomplete": "current-password"}))
    party = OrganisationField(
        label="Organisation", suggest=lambda written: [Candidate("P1", "Riverside", "Quay Street")]
    )
    sure = forms.BooleanField(label="This is true")


def components():
    stops = [SimpleNamespace(name="Ada", how=""), SimpleNamespace(name="Item 7", how="Names her practice")]
    row = SimpleNamespace(label="Register", url="#x", kind="PDF", size=1_400_000)
    return {
        "crumbs": [row],
        "stops": stops,
        "answers": [Answer("Kind", "Financial", "#x"), Answer("Whose?", "My sister’s", "#x")],
        "page": Paginator(range(400), 10).page(10),
        "job": SimpleNamespace(pk=1, name="Matching", words="40 of 120", done=40, total=120, spoken="Under way"),
        "held": ["is a partner in Riverside Surgery"],
        "concerned": ["concerns Riverside Surgery"],
        "messages": [Message(SUCCESS, "The declaration is sent."), Message(WARNING, "The directory is a month old.")],
    }


def drawn(template, context):
    """A page inside the whole frame, for somebody signed in to a demonstration."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    frame = {
        "product_name": "Recuse",
        "demo": True,
        "signed_in": True,
        "person_name": "Ada Larkin",
        "body_name": "NHS Ashcombe Integrated Care Board",
        "nhs_body": SimpleNamespace(contact_email="governance@ashcombe.example.org"),
        "navigation": [{"label": f"Room {n}", "url": "#x", "current": n == 1} for n in range(9)],
    }
    return engines["django"].from_string(template).render(frame | context, request)


PAGES = {
    "components": lambda: drawn(COMPONENTS, components()),
    "errors": lambda: drawn(
        '{% extends "form.html" %}',
        {"form": EveryField({"kind": "f", "party_written": "river", "since_day": "3"}), "back": "/"},
    ),
}


@pytest.fixture
def browsed(page, settings):
    """A browser page that is served our static files and nothing else; what it complains of is kept."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.complaints = complaints
    return page


def show(page, html):
    """Serve one page at the address it would have."""

    def answer(route):
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            route.fulfill(path=finders.find(path.removeprefix("/static/")))
        elif path == "/":
            route.fulfill(body=html, content_type="text/html", headers=POLICY)
        else:
            route.fulfill(status=204)

    page.route("**/*", answer)
    page.goto("http://recuse.test/")
    page.wait_for_selector("body.nhsuk-frontend-supported")


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", PAGES)
def test_everything_can_be_used_by_everybody(browsed, name, width):
    browsed.set_viewport_size({"width": width, "height": 900})

    show(browsed, PAGES[name]())

    found = Axe().run(browsed, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert browsed.evaluate("document.documentElement.scrollWidth") == width
    assert browsed.complaints == []


def test_a_choice_opens_its_question_and_the_summary_leads_to_the_box_at_fault(browsed):
    show(browsed, PAGES["errors"]())

    assert browsed.evaluate("document.activeElement.className") == "nhsuk-error-summary"
    assert browsed.get_by_label("Worth").is_visible()
    browsed.get_by_label("Not sure").check()
    assert browsed.get_by_label("Worth").is_hidden()
    browsed.get_by_role("link", name="The date must include a month and year").click()
    assert browsed.evaluate("document.activeElement.id") == "id_since_month"
