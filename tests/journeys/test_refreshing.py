"""Last time's interests are gone through; what was declared is reviewed."""

import re

from playwright.sync_api import expect


def test_what_is_left_unsaid_is_asked_for(page, sign_in, forward, accessible):
    sign_in("gp")
    page.goto("/declare/refresh/")
    forward()
    expect(page.get_by_role("alert")).to_contain_text("Select what is true now")
    accessible()


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
