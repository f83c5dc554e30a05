"""A conflict raised at the meeting, a name checked before inviting, and the pages that count and look back."""

from playwright.sync_api import expect

from meetings.models import Meeting


def test_what_is_raised_is_kept_shown_and_counted(page, sign_in, accessible):
    meeting = Meeting.objects.order_by("held_on").first()
    sign_in("governance-lead")
    page.goto(f"/meetings/{meeting.pk}/items/2/raise/")
    accessible()
    page.get_by_label("Desmond Whitlock").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_contain_text("Select who raised it")
    accessible()
    page.get_by_label("One that is not on this list").check()
    page.get_by_label("What is the interest said to be?").fill("His sister is a director of the company")
    page.get_by_label("At the meeting").check()
    page.get_by_label("Somebody else").check()
    page.get_by_label("Their name, or who they are").fill("A member of the public")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("main")).to_contain_text("raised at the meeting by A member of the public")
    accessible()
    page.goto("/meetings/how-well/")
    expect(page.get_by_role("main")).to_contain_text("was not on record")
    accessible()


def test_a_name_is_checked_and_nothing_needs_review_yet(page, sign_in, accessible):
    sign_in("governance-lead")
    page.goto("/meetings/")
    page.get_by_role("link", name="Check before you invite").click()
    page.get_by_label("Name or organisation").fill("Skerrow Lane Surgery")
    page.get_by_label("What are they to the organisation?").select_option(label="Employee")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("main")).to_contain_text("Certain: Same name")
    expect(page.get_by_role("main")).to_contain_text("Dr Catriona Bellhouse: Partner in a practice or firm")
    accessible()
    page.goto("/meetings/review/")
    expect(page.get_by_role("main")).to_contain_text("nothing to review so far")
    accessible()
