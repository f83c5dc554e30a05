"""A governance lead takes in a staff list; a GP says what still holds of an earlier register."""

from playwright.sync_api import expect

LIST = (
    b"Assignment Number,Full Name,Email Address,Job Title,Band,Start Date\n"
    b"7001,Leopold Wrenfield,leopold.wrenfield@example.org,Analyst,6,01/09/2026\n"
    b"7002,,x@example.org,Clerk,3,\n"
)


def test_take_in_a_staff_list(page, sign_in, accessible):
    sign_in("governance-lead")
    page.goto("/from-an-earlier-register/people/")
    accessible()
    page.goto("/intake/")
    accessible()
    page.get_by_role("button", name="Send a staff list").click()
    accessible()
    page.locator("input[type=file]").set_input_files({"name": "staff.csv", "mimeType": "text/csv", "buffer": LIST})
    page.get_by_role("button", name="Send").click()
    _when_done(page, "Say which column holds what")

    page.get_by_role("button", name="Say which column holds what").click()
    accessible()
    page.get_by_role("button", name="Continue").click()
    _when_done(page, "What it would do")
    expect(page.get_by_role("main")).to_contain_text("There is no name")
    accessible()
    page.get_by_role("button", name="Take in this file").click()
    _when_done(page, "What it did")

    page.get_by_role("link", name="Undo this file").click()
    accessible()


def test_say_what_still_holds_of_an_earlier_register(page, sign_in, accessible):
    sign_in("gp")
    page.goto("/home/")
    page.get_by_role("link", name="From an earlier register").click()
    accessible()
    page.get_by_role("button", name="Changed").first.click()
    accessible()
    page.get_by_role("link", name="Back").click()
    page.get_by_role("button", name="Not mine").first.click()
    page.get_by_role("button", name="Take it off the list").click()
    expect(page.get_by_role("main")).to_contain_text("Taken off the list")


def _when_done(page, words):
    """Wait for the worker, as somebody who looks again."""
    for _ in range(40):
        if page.get_by_role("main").get_by_text(words).first.is_visible():
            return
        page.wait_for_timeout(500)
        page.reload()
    expect(page.get_by_role("main")).to_contain_text(words)
