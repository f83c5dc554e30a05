"""Somebody without an account opens a link on a phone and declares: nothing, or an interest."""

import re

import pytest
from playwright.sync_api import expect

from outbox.models import Message
from outbox.queries.wording import wording
from people.models import Person
from registers.models import Declaration

PHONE = {"width": 360, "height": 740}
ADDRESS = re.compile(r"/link/open/[0-9a-f]{64}/")


@pytest.fixture
def open_link(page, sign_in, accessible):
    """Have the governance lead send somebody a link, and open it on a phone as they would."""

    def opened(name):
        person = Person.objects.get(name=name)
        sign_in("governance-lead")
        page.goto(f"/declarations/{person.pk}/")
        page.get_by_role("button", name="Send a link to declare").click()
        expect(page.get_by_role("main")).to_contain_text("A link to declare has been sent")
        accessible()
        page.context.clear_cookies()
        page.set_viewport_size(PHONE)
        message = Message.objects.filter(recipient=person, kind="link").latest("id")
        page.goto(ADDRESS.search(wording(message).text)[0])
        expect(page).to_have_url(re.compile("/link/$"))
        accessible()
        return person

    return opened


@pytest.fixture
def forward(page, accessible):
    """Leave a page by its button, once axe has looked at it and it fits the phone."""

    def press(name="Continue"):
        accessible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.get_by_role("button", name=name, exact=True).click()

    return press


def test_a_link_opened_on_a_phone_leads_to_a_finished_nil(page, open_link, forward, accessible):
    person = open_link("Isolde Purnell-Shaw")
    page.get_by_role("link", name="I have nothing to declare").click()
    forward("I have nothing to declare")

    expect(page.get_by_role("heading", name="Declaration submitted")).to_be_visible()
    accessible()
    made = Declaration.objects.filter(person=person).latest("declared_at")
    assert (made.kind, made.route) == ("nil", "link")
    page.goto("/link/nothing/")
    expect(page).to_have_url(re.compile("/link/done/$"))


def test_a_link_opened_on_a_phone_leads_to_an_interest(page, open_link, forward, accessible, scripts):
    person = open_link("Ottilie Marsh-Grant")
    page.get_by_text(re.compile("^(Declare an interest|Add another interest)$")).click()
    page.get_by_label("Mine").check()
    forward()
    page.get_by_label("Financial", exact=True).check()
    forward()
    page.get_by_label("Employee", exact=True).check()
    forward()
    page.locator("main input[type=search]").press_sequentially("Tarnsea Gen")
    if not scripts:
        page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("radio", name=re.compile("Tarnsea General Hospital")).check()
    forward()
    forward()  # nothing to add
    for label, part in (("Day", "1"), ("Month", "4"), ("Year", "2024")):
        page.get_by_label(label).first.fill(part)
    page.get_by_label("Yes", exact=True).check()
    forward()
    for label, part in (("Day", "1"), ("Month", "11"), ("Year", "2026")):
        page.get_by_label(label).first.fill(part)
    forward()
    forward("Submit declaration")

    expect(page.get_by_role("heading", name="Declaration submitted")).to_be_visible()
    accessible()
    made = Declaration.objects.filter(person=person).latest("declared_at")
    assert (made.route, made.interests.get().organisation.name) == ("link", "Tarnsea General Hospital")
