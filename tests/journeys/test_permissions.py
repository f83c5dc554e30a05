"""Asking to work elsewhere, a decision on conditions, and one's own record of it."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def go_on(page, accessible):
    """Look at the page, then go on to the next."""

    def press(name="Continue"):
        accessible()
        page.get_by_role("button", name=name).click()

    return press


def test_permission_is_asked_granted_on_a_condition_and_found_on_ones_own_record(page, sign_in, accessible, go_on):
    sign_in("declarant")
    page.goto("/employment/ask/")
    go_on("Start")
    page.get_by_label("Outside employment").check()
    go_on()
    page.get_by_role("textbox", name=re.compile("Who would it be with")).fill("Marlhythe Folk Museum")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label(re.compile("None of these")).check()
    go_on()
    page.get_by_label("Employee", exact=True).check()
    page.get_by_label("What would your duties be?").fill("Guide at weekends")
    go_on()
    page.get_by_label("Hours a week, on average").fill("3")
    for part, value in {"Day": "1", "Month": "2", "Year": "2031"}.items():
        page.get_by_label(part).first.fill(value)
    page.get_by_label("Yes").check()
    go_on()
    page.get_by_label("No").nth(0).check()
    page.get_by_label("No").nth(1).check()
    go_on()
    go_on("Ask for permission")
    expect(page.get_by_text("Waiting for a decision")).to_be_visible()

    sign_in("accountable-officer")
    page.goto("/employment/decisions/")
    accessible()
    page.get_by_role("link", name=re.compile("Marlhythe Folk Museum")).click()
    page.get_by_label("Grant permission with conditions").check()
    page.get_by_label("In their own time only").check()
    page.get_by_label("Why?").fill("Far from our work")
    go_on("Record decision")

    sign_in("declarant")
    page.goto("/my-interests/requests/")
    accessible()
    expect(page.get_by_text("Granted with conditions")).to_be_visible()
    page.goto("/my-interests/published/")
    accessible()
    expect(page.get_by_role("row", name=re.compile("Marlhythe"))).to_be_visible()
    page.goto("/my-interests/history/")
    go_on(re.compile("Email me a link to a copy"))
    expect(page.get_by_text("on its way to your email address")).to_be_visible()
