"""Staff declare: their own interest by keyboard alone, a relative's, nothing at all; and what the public then reads."""

import re
import uuid
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from people.models import Person
from registers.models import Declaration, Interest
from tests.journeys.conftest import both_ways

HOSPITAL = "Tarnsea General Hospital"


@pytest.fixture
def declarant(page, sign_in):
    """Sign in as the one who has been reminded three times."""
    sign_in("declarant")
    return Person.objects.get(name="Bukola Sandiford")


@pytest.fixture
def walked(page):
    """The addresses of the pages seen, in their order; one that answers by leading on to another is none."""
    seen = []

    def note(frame):
        seen.append(urlsplit(frame.url).path)

    page.on("framenavigated", note)
    yield seen
    page.remove_listener("framenavigated", note)


@both_ways
def test_nothing_has_changed_takes_three_clicks(page, walked, accessible):
    page.goto("/")
    accessible()
    page.locator("form[action='/demo/sign-in/gp/'] button").click()
    for role, name in (
        ("link", re.compile("^Declare$")),
        ("link", re.compile("^Go through what I declared last time")),
        ("button", re.compile("still true, and there is nothing new$")),
    ):
        accessible()
        page.get_by_role("main").get_by_role(role, name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Declaration submitted")
    accessible()

    assert Declaration.objects.latest("id").kind == Declaration.Kind.NO_CHANGE
    assert walked[walked.index("/home/") : -1] == ["/home/", "/declare/", "/declare/refresh/"]


@both_ways
def test_declaring_a_relatives_interest(page, declarant, forward, accessible, scripts):
    secret = f"Zephyrine {uuid.uuid4().hex[:6]}"
    page.goto("/declare/")
    accessible()
    page.get_by_text(re.compile("^(Declare an interest|Add another interest)$")).click()

    forward()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_label("A practice, network or other provider").check()
    forward()
    page.get_by_label("Someone close to me").check()
    forward()
    say_whose(page, secret)
    forward()
    page.get_by_label("Employee", exact=True).check()
    forward()
    page.get_by_label("Financial", exact=True).check()
    forward()
    choose_organisation(page, scripts)
    forward()
    page.get_by_label("No", exact=True).check()
    forward()
    forward()  # nothing more to add in private
    page.get_by_label("Yes", exact=True).check()
    forward()
    fill_date(page, "1", "11", "2026")
    forward()
    page.get_by_label("an observer could think so").check()
    forward()

    public = page.locator("body").get_by_text("Close relative or partner: employee").first
    expect(public).to_be_visible()
    accessible()
    page.get_by_role("button", name="Submit declaration").click()
    accessible()

    interest = Interest.objects.filter(person=declarant).latest("id")
    assert (interest.third_party_name, interest.publish_organisation) == (secret, False)
    assert interest.organisation.name == HOSPITAL


def test_declaring_nothing(page, sign_in, forward, accessible):
    sign_in("accountable-officer")
    page.goto("/declare/")
    page.get_by_role("link", name="I have nothing to declare").click()
    forward("I have nothing to declare")
    accessible()

    assert Declaration.objects.latest("id").kind == Declaration.Kind.NIL


def test_one_new_interest_by_keyboard_alone_takes_twelve_pages(page, declarant, walked):
    page.goto("/declare/")
    press_link(page, re.compile("^(Declare an interest|Add another interest)$"))
    choose_radio(page, "Shareholdings and other ownership")
    choose_first_radio(page)  # mine
    choose_first_radio(page)  # shareholder, so it is financial
    tab_to(page, page.locator("main input[type=search]"))
    page.keyboard.type("Skerrow Lane")
    choose_first_radio(page)
    tab_to(page, page.get_by_label("How much of it?"))
    page.keyboard.type("A tenth")
    choose_first_radio(page)  # it does business here
    tab_to(page, page.get_by_label("in a few words", exact=False))
    page.keyboard.type("A tenth of the profits")
    press_button(page, "Continue")
    type_date(page, "1", "4", "2026")
    choose_first_radio(page)  # still going on
    type_date(page, "1", "11", "2026")
    press_button(page, "Continue")
    choose_first_radio(page)  # it bears on work now
    expect(page.get_by_role("main")).to_contain_text("Shareholder: A tenth of the profits")
    press_button(page, "Submit declaration")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert Interest.objects.filter(person=declarant, organisation__name="Skerrow Lane Surgery").exists()
    assert len(set(walked)) == 12, walked


def say_whose(page, name):
    """A relative by marriage and their job, none of which is published."""
    page.get_by_label("Relative by marriage").check()
    page.get_by_label("Their name").fill(name)
    page.get_by_label("Their job or role").fill("Theatre scheduling supervisor")


def choose_organisation(page, scripts):
    """Search the directory as one types, or by pressing Search."""
    page.locator("main input[type=search]").press_sequentially("Tarnsea Gen")
    if not scripts:
        page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("radio", name=re.compile(HOSPITAL)).check()


def fill_date(page, *parts):
    for label, part in zip(("Day", "Month", "Year"), parts, strict=True):
        page.get_by_label(label).fill(part)


def type_date(page, *parts):
    for label, part in zip(("Day", "Month", "Year"), parts, strict=True):
        tab_to(page, page.get_by_label(label).first)
        page.keyboard.type(part)


def tab_to(page, target):
    """Press Tab until a control has the focus; fail if it cannot be reached."""
    expect(target).to_be_attached()
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab does not reach {target} on {page.url}")


def press_link(page, name):
    tab_to(page, page.get_by_text(name).first)
    press_enter(page)


def press_button(page, name):
    tab_to(page, page.get_by_role("button", name=name, exact=True))
    press_enter(page)


def press_enter(page):
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def choose_first_radio(page):
    press_radio(page, page.get_by_role("radio").first)


def choose_radio(page, name):
    """Tab to a question, then go down its answers with the arrow key."""
    tab_to(page, page.get_by_role("radio").first)
    wanted = page.get_by_label(name)
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if wanted.is_checked():
            return press_button(page, "Continue")
    return pytest.fail(f"The arrow key does not reach {name} on {page.url}")


def press_radio(page, target):
    tab_to(page, target)
    page.keyboard.press("Space")
    press_button(page, "Continue")
