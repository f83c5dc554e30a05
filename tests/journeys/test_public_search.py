"""A member of the public finds out who has an interest in an organisation."""

import csv
import io
import json

import pikepdf
from playwright.sync_api import expect

from registers.models import Interest
from tests.journeys.conftest import both_ways


@both_ways
def test_the_public_finds_who_has_an_interest_in_an_organisation(page, accessible):
    page.goto("/")
    accessible()
    page.get_by_label("Search the published registers").fill("Skerrow Lane Surgry")
    page.get_by_role("button", name="Search").click()

    expect(page.get_by_role("main")).to_contain_text("Catriona Bellhouse")
    expect(page.get_by_role("main")).to_contain_text("Skerrow Lane Surgery")
    accessible()


def test_the_public_finds_what_a_person_declared(page, accessible):
    page.goto("/search/?q=belhouse")

    expect(page.get_by_role("main")).to_contain_text("Skerrow Lane Surgery")
    accessible()


def test_the_public_reads_and_downloads_a_register(page, accessible):
    page.goto("/registers/")
    accessible()
    page.get_by_role("link", name="NHS Tarnsea and Wendlemere Integrated Care Board").click()
    accessible()

    files = {form: page.request.get(_download(page, form)).body() for form in ("pdf", "csv", "json")}

    with pikepdf.open(io.BytesIO(files["pdf"])) as document:
        assert document.Root.MarkInfo.Marked
    rows = list(csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"))))
    entries = json.loads(files["json"])["content"]["entries"]
    assert len(rows) - 1 == len(entries) > 60


def test_an_older_edition_stays_at_its_address(page, accessible):
    page.goto("/registers/tarnsea-wendlemere/interests/editions/1/")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Register of interests")
    accessible()


def test_the_sister_in_law_is_nowhere_in_public(page):
    secret = Interest.objects.filter(relationship="relative_by_marriage").exclude(third_party_name="").first()
    page.goto("/registers/tarnsea-wendlemere/interests/")
    shown = page.content()
    files = [page.request.get(_at("interests", form)).body() for form in ("csv", "json")]

    for private in (secret.third_party_name, secret.third_party_role, secret.get_relationship_display()):
        assert private not in shown
        assert all(private.encode() not in content for content in files)


def _download(page, form):
    return page.locator(f"a[href*='/interests/'][href$='.{form}']").first.get_attribute("href")


def _at(register, form):
    return f"/registers/tarnsea-wendlemere/{register}/editions/1/register-of-{register}.{form}"
