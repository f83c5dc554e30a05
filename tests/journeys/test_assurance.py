"""A governance lead sees who has not declared and when they were reminded, asks them, and reads how far it has come."""

from playwright.sync_api import expect

MISSING = "Terence Lovibond"


def test_find_who_has_not_declared_ask_and_read_the_figures(page, sign_in, accessible):
    sign_in("governance-lead")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Declarations").click()
    accessible()
    page.get_by_label("Among").select_option(label="Primary Care Commissioning Committee")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Overdue").click()
    page.get_by_role("link", name=MISSING).click()
    expect(page.get_by_role("main")).to_contain_text("sit on the Primary Care Commissioning Committee")
    expect(page.get_by_role("main")).to_contain_text("First reminder")
    accessible()
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("main")).to_contain_text(f"{MISSING} has been asked to declare.")

    page.goto("/declarations/ask/")
    page.get_by_label("Among whom?").select_option(label="Primary Care Commissioning Committee")
    page.get_by_label("All who have not returned or are overdue").check()
    page.get_by_role("button", name="Show who it is").click()
    expect(page.get_by_role("heading", name="3 people would be asked")).to_be_visible()
    accessible()
    for name in ("completion", "lateness", "quality"):
        page.goto(f"/declarations/{name}/")
        accessible()
