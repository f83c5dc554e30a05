"""A governance lead prepares a meeting; its chair rules; out comes the recusal list."""

import io
import re
from datetime import timedelta

import pikepdf
import pytest
from playwright.sync_api import expect

from meetings.models import Meeting

COMMITTEE = "Primary Care Commissioning Committee"
PAPER = (
    "The partners ask to move their boundary by two streets. The practice next door, Gullhythe Surgery, has been told."
)


@pytest.fixture
def wait_for_worker(page):
    """Wait until the page, which looks again by itself, no longer says that the worker is busy."""

    def wait(locator):
        expect(locator).to_be_visible(timeout=20_000)

    return wait


@pytest.fixture
def call_meeting(page, sign_in, accessible):
    """Make a meeting on a day of its own."""

    def call():
        held_on = Meeting.objects.order_by("-held_on").first().held_on + timedelta(days=7)
        sign_in("governance-lead")
        page.goto("/meetings/new/")
        accessible()
        page.get_by_role("button", name="Create meeting").click()
        expect(page.get_by_role("alert")).to_contain_text("Enter the date of the meeting")
        accessible()
        page.get_by_label("Committee").select_option(label=COMMITTEE)
        for part in ("day", "month", "year"):
            page.get_by_label(part.capitalize()).fill(str(getattr(held_on, part)))
        page.get_by_role("button", name="Create meeting").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(COMMITTEE)
        return re.search(r"/meetings/(\d+)/", page.url).group(1)

    return call


@pytest.fixture
def matched(page, call_meeting, wait_for_worker, accessible):
    """A meeting with one item, read and matched by the worker, as its governance lead does it."""
    meeting = call_meeting()
    page.get_by_role("button", name="Add an item").click()
    accessible()
    page.get_by_label("Title").fill("Boundary change: Skerrow Lane Surgery")
    page.get_by_label("Text of the paper").fill(PAPER)
    page.get_by_role("button", name="Save item").click()
    page.goto(f"/meetings/{meeting}/items/1/")
    wait_for_worker(page.get_by_role("row", name=re.compile("Gullhythe Surgery")))
    expect(page.get_by_role("row", name=re.compile("Skerrow Lane Surgery"))).to_be_visible()
    accessible()
    page.goto(f"/meetings/{meeting}/")
    page.get_by_role("button", name="Match declared interests").click()
    wait_for_worker(page.get_by_text("Matched on"))
    accessible()
    return meeting


def test_from_an_agenda_to_the_recusal_list(page, sign_in, matched, wait_for_worker, accessible):
    sign_in("chair")
    page.goto(f"/meetings/{matched}/conflicts/")
    expect(page.get_by_role("main")).to_contain_text("Catriona Bellhouse")
    expect(page.get_by_role("main")).to_contain_text("Yasmin Tarrant has not declared")
    accessible()
    page.get_by_role("link", name=re.compile("Rule on this conflict.*Bellhouse, item 1")).click()
    page.get_by_role("button", name="Record ruling").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    accessible()
    page.get_by_label("Leaves", exact=False).first.check()
    page.get_by_label("Reason").fill("It is her own practice.")
    page.get_by_role("button", name="Record ruling").click()
    expect(page.get_by_role("main")).to_contain_text("It is her own practice.")

    page.goto(f"/meetings/{matched}/recusal-list/")
    accessible()
    page.get_by_role("button", name="Issue the recusal list").click()
    link = page.get_by_role("link", name=re.compile("PDF"))
    wait_for_worker(link)
    accessible()

    content = page.request.get(link.get_attribute("href")).body()
    with pikepdf.open(io.BytesIO(content)) as document:
        assert (document.Root.MarkInfo.Marked, str(document.Root.Lang)) == (True, "en-GB")


def test_what_an_item_was_read_to_concern_can_be_corrected(page, call_meeting, wait_for_worker, accessible):
    meeting = call_meeting()
    page.goto(f"/meetings/{meeting}/items/new/")
    page.get_by_label("Title").fill("Boundary change: Skerrow Lane Surgery")
    page.get_by_role("button", name="Save item").click()
    page.goto(f"/meetings/{meeting}/items/1/")
    wait_for_worker(page.get_by_role("button", name=re.compile("This is wrong.*Skerrow Lane Surgery")))

    page.get_by_role("button", name=re.compile("This is wrong.*Skerrow Lane Surgery")).click()

    expect(page.get_by_role("main")).to_contain_text("said that this is wrong")
    accessible()
