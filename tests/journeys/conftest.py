"""Journeys: what somebody sets out to do, in Chromium, on a real site with a real worker, over the demo's body.

Each is walked with and without JavaScript. Every page on the way is checked with axe, and no page may log an error or
ask for something that is not there.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Page, expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def scripts(request):
    """Whether pages may run scripts."""
    return request.param


@pytest.fixture
def browser_context_args(browser_context_args, scripts):
    """A browser with scripts on or off."""
    return {**browser_context_args, "java_script_enabled": scripts, "viewport": {"width": 1200, "height": 900}}


@pytest.fixture
def page(page: Page):
    """A page that fails the test for a console error, a missing file or a server's error."""
    wrong = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda answer: wrong.append(f"{answer.status} {answer.url}") if answer.status >= 500 else None)
    # A click that leaves the page breaks off what the page was still fetching; that is no fault.
    page.on("requestfailed", lambda ask: None if "ERR_ABORTED" in (ask.failure or "") else wrong.append(ask.url))
    page.set_default_timeout(15_000)
    yield page
    assert wrong == []


@pytest.fixture
def accessible(page, scripts):
    """Check the page as it stands: one main heading, and axe (a script itself) finds nothing."""

    def check():
        expect(page.locator("h1")).to_have_count(1)
        if scripts:
            results = Axe().run(page, options={"runOnly": RULES})
            assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check


@pytest.fixture
def sign_in(page):
    """Press the front page's button for one kind of user."""

    def press(key):
        page.goto("/")
        page.locator(f"form[action='/demo/sign-in/{key}/'] button").click()

    return press
