"""Last time's interests are gone through; a declaration is returned with a question, answered and accepted."""

import re

from playwright.sync_api import expect

from registers.models import Declaration


def test_nothing_has_changed_takes_two_presses(page, sign_in, accessible):
    sign_in("gp")
    page.goto("/declare/")
    page.get_by_role("link", name="Go through what I declared last time").click()
    accessible()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("Select what is true now")
    accessible()
    page.get_by_role("button", name=re.compile("still true, and there is nothing new$")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Declaration submitted")

    assert Declaration.objects.latest("id").kind == Declaration.Kind.NO_CHANGE


def test_a_declaration_is_reviewed(page, sign_in, accessible):
    sign_in("governance-lead")
    page.goto("/review/")
    accessible()
    page.get_by_role("link", name="Imran Tasker").first.click()
    accessible()
    page.get_by_role("link", name=re.compile("^History of this interest")).first.click()
    accessible()
    page.go_back()
    page.get_by_role("link", name=re.compile("^Agree ")).first.click()
    page.get_by_role("button", name="Agree", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Select what is needed")
    accessible()
    page.go_back()
    page.go_back()
    page.get_by_role("link", name="Return with questions").click()
    page.get_by_text("Ask about this").first.click()
    accessible()
    page.goto("/review/nil-and-no-change/?all=1")
    accessible()
    page.goto("/review/agreed/")
    accessible()
