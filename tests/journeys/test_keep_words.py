"""A governance lead looks after the words that matching knows: what a change would do is seen before it is made."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def save(page, accessible):
    """See what a change would do, then make it."""

    def press():
        page.get_by_role("button", name="See what it would change").click()
        expect(page.get_by_role("heading", name="What this would change in coming meetings")).to_be_visible()
        accessible()
        page.get_by_role("button", name="Save").click()

    return press


def test_a_theme_that_the_directory_knows_is_looked_at_before_it_is_added(page, sign_in, accessible):
    sign_in("governance-lead")
    page.goto("/meetings/")
    page.get_by_role("link", name="Words that matching knows").click()
    accessible()
    page.get_by_role("link", name="Add words for The scheme Prescribing Quality Scheme").click()
    accessible()
    page.get_by_label("Phrases that tell it").fill("gp")
    page.get_by_role("button", name="See what it would change").click()
    expect(page.get_by_role("alert")).to_contain_text("A phrase must have at least 3 letters")
    page.get_by_label("Phrases that tell it").fill("prescribing quality")
    page.get_by_role("button", name="See what it would change").click()
    expect(page.locator("mark")).to_have_text("Prescribing Quality")
    expect(page.get_by_text("Would concern: The scheme Prescribing Quality Scheme")).to_be_visible()
    accessible()


def test_a_phrase_is_added_and_may_be_undone(page, sign_in, accessible, save):
    sign_in("governance-lead")
    page.goto("/meetings/words/")
    page.get_by_role("link", name=re.compile("Phrases that tell it ?: Provision of minor surgery")).click()
    accessible()
    page.get_by_role("button", name="Add a phrase").click()
    page.get_by_label("Phrase", exact=True).fill("mole mapping")
    save()
    expect(page.get_by_role("row", name=re.compile("mole mapping"))).to_contain_text("Josephine Ardley-Boateng")
    accessible()
    page.goto("/meetings/words/changes/")
    accessible()
    page.get_by_role("link", name="Undo").first.click()
    accessible()
    expect(page.get_by_role("button", name="Undo change")).to_be_visible()


def test_letters_are_given_a_meaning(page, sign_in, accessible):
    sign_in("governance-lead")
    page.goto("/directory/acronyms/")
    accessible()
    page.get_by_role("button", name="Add an acronym").click()
    page.get_by_label("Letters").fill("QOF")
    page.get_by_label("Which organisation do they stand for?").fill("Kelpstrand")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Add acronym").click()
    expect(page.get_by_role("heading", name="Before you add it")).to_be_visible()
    accessible()
    page.get_by_label("Letters").fill("KSZB")
    page.get_by_role("button", name="Add it all the same").click()
    expect(page.get_by_role("row", name=re.compile("KSZB"))).to_contain_text("Kelpstrand")
    page.get_by_role("link", name="Withdraw KSZB").click()
    accessible()
    page.goto("/directory/acronyms/changes/")
    accessible()
