"""Is it to be declared? Ask, ask not to publish, and be answered by the Guardian."""

from playwright.sync_api import expect


def choose(page, *answers):
    for answer in answers:
        page.get_by_label(answer, exact=True).check()
        page.get_by_role("button", name="Continue").click()


def test_a_doubt_is_checked_and_the_guardian_asked(page, sign_in, accessible):
    sign_in("declarant")
    page.goto("/check/")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("Select an answer")
    accessible()
    choose(page, "Somebody close to me", "A close friend", "Yes", "Yes, or perhaps")
    expect(page.get_by_role("heading", level=1)).to_contain_text("a close friendship, indirect, potential")
    accessible()
    page.get_by_role("link", name="In doubt? Ask the Guardian in confidence").click()
    page.get_by_label("Your question").fill("We share a boat. Does that make us close?")
    accessible()
    page.get_by_role("button", name="Send question").click()
    expect(page.get_by_role("main")).to_contain_text("Waiting for an answer")
    accessible()


def test_the_guardian_decides_on_a_request_not_to_publish(page, sign_in, accessible):
    sign_in("guardian")
    page.goto("/guardian/")
    accessible()
    page.get_by_role("link", name="Tomasz Wrigley").click()
    accessible()
    page.get_by_role("link", name="Decide").click()
    page.get_by_role("button", name="Save decision").click()
    expect(page.get_by_role("alert")).to_contain_text("Select your decision")
    accessible()
    page.goto("/wording/")
    accessible()
    expect(page.get_by_role("main")).to_contain_text("may tell of political opinions")
