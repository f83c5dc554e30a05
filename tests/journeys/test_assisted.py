"""Somebody without an account opens a link on a phone, and has nothing to declare."""

import re

from playwright.sync_api import expect

from outbox.models import Message
from outbox.queries.wording import wording
from people.models import Person
from registers.models import Declaration
from tests.journeys.conftest import both_ways

ADDRESS = re.compile(r"/link/open/[0-9a-f]{64}/")


@both_ways
def test_a_link_opened_on_a_phone_leads_to_a_finished_nil(page, sign_in, forward, accessible):
    person = Person.objects.get(name="Isolde Purnell-Shaw")
    sign_in("governance-lead")
    page.goto(f"/declarations/{person.pk}/")
    forward("Send a link to declare")
    expect(page.get_by_role("main")).to_contain_text("A link to declare has been sent")
    page.context.clear_cookies()
    page.goto(ADDRESS.search(wording(Message.objects.filter(recipient=person, kind="link").latest("id")).text)[0])

    expect(page).to_have_url(re.compile("/link/$"))
    accessible()
    page.get_by_role("link", name="I have nothing to declare").click()
    forward("I have nothing to declare")
    expect(page.get_by_role("heading", name="Declaration submitted")).to_be_visible()
    accessible()

    made = Declaration.objects.filter(person=person).latest("declared_at")
    assert (made.kind, made.route) == ("nil", "link")
    page.goto("/link/nothing/")
    expect(page).to_have_url(re.compile("/link/done/$"))
