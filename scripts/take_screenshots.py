"""Take the README's screenshots of a running demo.

    python3 bootstrap.py run                                        # in one terminal
    .venv/bin/python scripts/take_screenshots.py                    # in another; needs the test dependencies

Chromium is the system's; COI_CHROMIUM names another. The pictures go to docs/screenshots/.
"""

import argparse
import os
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

OUT = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
SIZE = {"width": 1200, "height": 900}


def conflicts(page: Page, site: str) -> None:
    """The conflicts of the demo's meeting, as its chair sees them."""
    sign_in(page, site, "chair")
    page.get_by_role("link", name="Meetings").first.click()
    page.get_by_role("link", name="Primary Care Commissioning Committee").first.click()
    page.get_by_role("link", name="Conflicts found").click()
    page.locator("main details").evaluate_all("each => each.forEach(detail => { detail.open = true })")
    show(page, "Hazelfold Medical Group")


def recusal_list(page: Page, site: str) -> None:
    """The recusal list of the same meeting."""
    conflicts(page, site)
    page.goto(page.url.split("/conflicts/")[0] + "/recusal-list/")
    show(page, "Hazelfold Medical Group")


def search(page: Page, site: str) -> None:
    """Who has an interest in an organisation, as the public asks it."""
    page.goto(f"{site}/search/?q=Larrowby")
    show(page, "Larrowby")


def show(page: Page, words: str) -> None:
    """Bring the heading with these words to the top."""
    page.get_by_role("heading", name=words).first.evaluate("heading => heading.scrollIntoView()")


PICTURES = {"conflicts": conflicts, "recusal-list": recusal_list, "search": search}


def sign_in(page: Page, site: str, key: str) -> None:
    """Press the front page's button for one kind of user."""
    page.goto(site)
    page.locator(f"form[action='/demo/sign-in/{key}/'] button").click()


def main() -> None:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", nargs="?", default="http://127.0.0.1:8000")
    site = parser.parse_args().site.rstrip("/")
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = os.environ.get("COI_CHROMIUM", "/usr/bin/chromium")
        as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=["--disable-gpu", *as_root])
        for name, visit in PICTURES.items():
            page = browser.new_page(viewport=SIZE)
            visit(page, site)
            path = OUT / f"{name}.png"
            page.screenshot(path=path)
            print(path)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
