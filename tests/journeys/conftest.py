"""Journeys: what somebody sets out to do, in Chromium, on a real site with a real worker, over the demo's body.

They are walked at the width of a small phone; what must work without JavaScript is walked so as well. Every page on the
way is checked with axe, the first time that it looks as it does, and no page may be wider than the phone, log an error
or ask for something that is not there.
"""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from django.core.management import call_command
from playwright.sync_api import expect

PHONE = {"width": 320, "height": 640}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only the violations come back over the wire: what passed is most of the answer.
RUN_AXE = "rules => axe.run({runOnly: rules, preload: false}).then(({violations}) => ({violations}))"
# What makes a page another one: neither whose it is nor which.
NUMBER = re.compile(r"[0-9a-f]{64}|[A-Z]*\d+")


def pytest_collection_modifyitems(items):
    """All journeys share one loaded demo, so one test process walks them all."""
    for item in items:
        if "tests/journeys" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db)
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.fixture(scope="package", autouse=True)
def demo(django_db_setup, django_db_blocker, site, worker, tmp_path_factory):
    """The demo, loaded, matched and published through the worker; all of it gone again afterwards."""
    with django_db_blocker.unblock():
        call_command("load_demo", verbosity=0)
        call_command("run_demo", out=tmp_path_factory.mktemp("out"), verbosity=0)
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="package")
def looked_at():
    """The pages axe has been over, each by its address without numbers and its headings."""
    return set()


@pytest.fixture
def scripts(request):
    """Whether pages may run scripts: yes, unless a journey is walked both ways."""
    return getattr(request, "param", True)


both_ways = pytest.mark.parametrize(
    "scripts", [True, False], indirect=True, ids=["with JavaScript", "without JavaScript"]
)


@pytest.fixture(scope="package")
def tabs(browser, base_url):
    """A tab that runs scripts and one that does not, each with what goes wrong in it; to open one takes a while."""
    contexts = {
        on: browser.new_context(base_url=base_url, viewport=PHONE, java_script_enabled=on) for on in (True, False)
    }
    yield {on: _listened_to(context.new_page()) for on, context in contexts.items()}
    for context in contexts.values():
        context.close()


def _listened_to(page):
    wrong = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda answer: wrong.append(f"{answer.status} {answer.url}") if answer.status >= 500 else None)
    # A click that leaves the page breaks off what the page was still fetching; that is no fault.
    page.on("requestfailed", lambda ask: None if "ERR_ABORTED" in (ask.failure or "") else wrong.append(ask.url))
    page.set_default_timeout(15_000)
    return page, wrong


@pytest.fixture
def page(tabs, scripts):
    """A tab nobody is signed in to; it fails the test for a console error, a missing file or a server's error."""
    page, wrong = tabs[scripts]
    page.context.clear_cookies()
    wrong.clear()
    yield page
    assert wrong == []


@pytest.fixture
def accessible(page, scripts, looked_at):
    """Check the page as it stands: it has one main heading and fits, and axe (a script itself) finds nothing."""

    def check():
        expect(page.locator("h1")).to_have_count(1)
        looks = (NUMBER.sub("#", urlsplit(page.url).path), *page.locator("h1, h2").all_text_contents())
        if not scripts or looks in looked_at:
            return
        looked_at.add(looks)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page.url
        page.evaluate(AXE_SCRIPT)
        results = AxeResults(page.evaluate(RUN_AXE, RULES))
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check


@pytest.fixture
def visit(page, accessible):
    """Open a page by its address, which leads nowhere else, and check it."""

    def look(address):
        status = page.goto(address).status
        assert (status, page.url.endswith(address)) == (200, True), (address, page.url)
        accessible()

    return look


@pytest.fixture
def forward(page, accessible):
    """Leave a page by one of its buttons, once it has been looked at."""

    def press(name="Continue"):
        accessible()
        page.get_by_role("button", name=name, exact=True).click()

    return press


@pytest.fixture
def sign_in(page):
    """Be one kind of user, as by the front page's button, but without waiting for two pages to be drawn."""

    def be(key):
        asking = page.context.request
        asking.get("/")
        token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
        answer = asking.post(f"/demo/sign-in/{key}/", headers={"X-CSRFToken": token}, max_redirects=0)
        assert answer.headers["location"] == "/home/"

    return be
