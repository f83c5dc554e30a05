"""A governance lead sees who has not declared and when they were reminded, and asks them."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

MISSING = "Terence Lovibond"
COMMITTEE = "Primary Care Commissioning Committee"


def test_find_who_has_not_declared_and_ask(page, sign_in, forward, visit, accessible):
    sign_in("governance-lead")
    page.goto("/declarations/")
    page.get_by_label("Among").select_option(label=COMMITTEE)
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Overdue").click()
    accessible()
    page.get_by_role("link", name=MISSING).click()
    expect(page.get_by_role("main")).to_contain_text(f"sit on the {COMMITTEE}")
    expect(page.get_by_role("main")).to_contain_text("First reminder")
    forward(f"Ask {MISSING} to declare")
    expect(page.get_by_role("main")).to_contain_text(f"{MISSING} has been asked to declare.")

    address = urlsplit(page.url).path
    for place in ("interests/", "help/", "paper/", "files/"):
        visit(address + place)

    page.goto("/declarations/ask/")
    page.get_by_label("Among whom?").select_option(label=COMMITTEE)
    page.get_by_label("All who have not returned or are overdue").check()
    page.get_by_role("button", name="Show who it is").click()
    expect(page.get_by_role("heading", name="3 people would be asked")).to_be_visible()
    accessible()
