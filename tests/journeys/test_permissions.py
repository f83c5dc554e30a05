"""Asking to work elsewhere, a decision on conditions, and one's own record of it."""

import re

from playwright.sync_api import expect


def ask(page, forward):
    """A GP asks about a second job in a hospice."""
    page.get_by_label("Outside employment").check()
    forward()
    page.locator("main input[type=search]").press_sequentially("Curlewholt")
    page.get_by_role("radio", name=re.compile("Curlewholt Hospice")).first.check()
    forward()
    page.get_by_label("Employee", exact=True).check()
    page.get_by_label("What would your duties be?").fill("Reading aloud at weekends")
    forward()
    page.get_by_label("Hours a week, on average").fill("3")
    for part, value in {"Day": "1", "Month": "2", "Year": "2031"}.items():
        page.get_by_label(part).first.fill(value)
    page.get_by_label("Yes", exact=True).check()
    forward()
    for question in ("could_conflict", "would_use"):
        page.locator(f"input[name={question}][value=no]").check()
    forward()
    page.get_by_label("No, it is none of these").check()
    forward()


def test_permission_is_asked_and_granted_on_a_condition(page, sign_in, accessible, forward):
    sign_in("gp")
    page.goto("/employment/ask/")
    accessible()
    page.get_by_role("main").get_by_role("link", name="Start").click()
    ask(page, forward)
    forward("Ask for permission")
    expect(page.get_by_text("Waiting for a decision").first).to_be_visible()

    sign_in("accountable-officer")
    page.goto("/employment/decisions/")
    accessible()
    page.get_by_role("link", name=re.compile("Curlewholt Hospice")).click()
    page.get_by_label("Grant permission with conditions").check()
    page.get_by_label("In their own time only").check()
    page.get_by_label("Why?").fill("Far from our work")
    forward("Record decision")
    expect(page.get_by_text("Your decision is recorded")).to_be_visible()

    sign_in("gp")
    page.goto("/my-interests/requests/")
    accessible()
    expect(page.get_by_text("Granted with conditions").first).to_be_visible()


def test_ones_own_record_says_what_is_published(page, sign_in, visit):
    sign_in("gp")
    visit("/my-interests/published/")
    expect(page.get_by_text("Public now").first).to_be_visible()
    visit("/my-interests/history/")
    page.goto("/my-interests/")
    number = re.search(r"\d+", page.locator("main a[href$='/end/']").first.get_attribute("href"))[0]
    for of_one in ("history", "end"):
        visit(f"/my-interests/{number}/{of_one}/")
