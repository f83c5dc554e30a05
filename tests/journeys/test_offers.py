"""Asking before accepting an offer, deciding on it, and saying what became of it; what the lead sees of it."""

from playwright.sync_api import expect


def tell(page, what, accessible):
    """A first class fare offered by somebody who is in no directory, up to the policy's answer."""
    go_on = page.get_by_role("button", name="Continue")
    page.goto("/offers/new/")
    accessible()
    page.get_by_label("Travel and accommodation").check()
    go_on.click()
    page.get_by_label("No, it goes further than that").check()
    go_on.click()
    page.get_by_label("What it was, and the occasion").fill(what)
    go_on.click()
    page.get_by_role("searchbox").fill("Ospreymoor Events")
    go_on.click()
    page.get_by_label("No", exact=True).check()
    go_on.click()
    for box, part in (("Day", "3"), ("Month", "11"), ("Year", "2025")):
        page.get_by_label(box).fill(part)
    go_on.click()
    page.get_by_label("Value").fill("120")
    page.get_by_label("Yes", exact=True).check()
    go_on.click()


def test_an_offer_is_asked_about_decided_and_settled(page, sign_in, accessible):
    what = "A first class fare to a conference, with dinner"
    go_on = page.get_by_role("button", name="Continue")
    sign_in("declarant")
    tell(page, what, accessible)
    expect(page.get_by_role("main")).to_contain_text("Ask before you accept it, and declare it")
    go_on.click()
    expect(page.get_by_role("alert")).to_contain_text("Select whether you accepted it, declined it or ask first")
    accessible()
    page.get_by_label("I have not answered yet, and ask for approval first").check()
    page.get_by_label("Why?").fill("I was asked to speak")
    go_on.click()
    accessible()
    page.get_by_role("button", name="Ask for approval").click()
    expect(page.get_by_role("main")).to_contain_text("Waiting for a decision")
    accessible()
    record = page.url

    sign_in("accountable-officer")
    page.goto("/offers/waiting/")
    accessible()
    page.get_by_role("link", name=what).click()
    page.get_by_label("Approved", exact=True).check()
    page.get_by_label("Why?").fill("It helps the body")
    accessible()
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_role("main")).to_contain_text("Your decision is on record")

    sign_in("declarant")
    page.goto(record)
    page.get_by_role("link", name="Say what became of it").click()
    page.get_by_label("I accepted it").check()
    page.get_by_label("Why did you accept or decline it?").fill("I spoke there")
    page.get_by_role("button", name="Declare it").click()
    expect(page.get_by_role("main")).to_contain_text("What became of it is on record")
    accessible()


def test_the_lead_sees_what_needs_attention(page, sign_in, accessible):
    sign_in("governance-lead")
    page.goto("/offers/all/")
    accessible()
    page.get_by_role("link", name="Accepted without the approval that it needs").click()
    expect(page.get_by_role("main")).to_contain_text("Dinner after a prescribing study day")
    page.goto("/offers/donors/")
    expect(page.get_by_role("main")).to_contain_text("Fulmarwick Pharma")
    accessible()
