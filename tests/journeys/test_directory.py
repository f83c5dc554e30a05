"""A governance lead looks something up in the directory, adds what it lacks, merges it and undoes that."""

import re

from playwright.sync_api import expect


def test_find_add_tie_merge_and_undo(page, sign_in, accessible):
    sign_in("governance-lead")
    _search(page, accessible, "Gannerley")
    expect(page.get_by_role("main")).to_contain_text("Former name “Dr Gannerley and Partners”")
    _add(page, accessible, "Norrowby Surgry")
    address = page.url

    _tie(page, accessible, address, "Lanternquay Medical Centre")
    _merge(page, accessible, address, into="Norrowby Surgery")
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Norrowby Surgery")
    expect(page.get_by_role("main")).to_contain_text("was merged into this organisation")

    _undo(page, accessible, re.compile("Undo.*Norrowby Surgry.* into "))
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Norrowby Surgry")


def test_every_page_that_asks_is_accessible(page, sign_in, accessible):
    sign_in("governance-lead")
    for place in ("names/add", "ties/add", "successor", "record/provides", "record/located_in", "contract", "merge"):
        page.goto(f"/directory/X90007/{place}/")
        accessible()
    page.goto("/directory/X90007/contract/")
    page.get_by_role("button", name="Record change").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the date from which it holds")
    accessible()
    page.goto("/directory/X90007/")
    page.get_by_role("link", name=re.compile("Say when it ended.*Tarnsea Heights PCN")).click()
    accessible()


def _search(page, accessible, text):
    page.goto("/directory/")
    accessible()
    page.get_by_label("Name, code, town or postcode").fill(text)
    page.get_by_role("button", name="Search").click()
    accessible()


def _add(page, accessible, name):
    page.get_by_role("button", name="Add an organisation").click()
    accessible()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Kind").select_option(label="Clinic")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it one of these?")
    accessible()
    page.get_by_role("button", name="None of these: add it").click()
    expect(page.get_by_role("main")).to_contain_text(f"{name} is in the directory")
    accessible()


def _tie(page, accessible, address, other):
    page.goto(f"{address}ties/add/")
    page.get_by_label("How are they tied?").select_option(label="It supplies…")
    page.get_by_label("The other organisation").fill(other)
    page.get_by_role("button", name="Search").click()
    page.get_by_label(other, exact=True).check()
    accessible()
    page.get_by_role("button", name="Record tie").click()
    expect(page.get_by_role("main")).to_contain_text(f"supplies {other}")


def _merge(page, accessible, address, into):
    page.goto(f"{address}merge/")
    page.get_by_label("Which other organisation is it?").fill(into)
    page.get_by_role("button", name="Search").click()
    page.get_by_label(into, exact=True).check()
    page.get_by_label("The other one").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("main")).to_contain_text("What becomes of each thing we know")
    accessible()
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_role("main")).to_contain_text(f"is merged into {into}")
    accessible()


def _undo(page, accessible, change):
    page.get_by_role("link", name=change).first.click()
    accessible()
    page.get_by_role("button", name="Undo the change").click()
    expect(page.get_by_role("main")).to_contain_text("Change undone")
