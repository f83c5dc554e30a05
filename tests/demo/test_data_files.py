"""The demo's files fit together: whatever one names, another holds."""

import csv
import re
import tomllib
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from meetings.policy import quorum

DEMO = Path(__file__).resolve().parents[2] / "demo" / "data"
TABLES = sorted(path.name for path in DEMO.glob("*.csv"))
BODY = "tarnsea-wendlemere"
COMMISSIONING = (BODY, "primary-care-commissioning")


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (DEMO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def single(name: str, kind: str) -> list[dict]:
    return tomllib.loads((DEMO / name).read_text(encoding="utf-8"))[kind]


def values(name: str, column: str) -> set[str]:
    return {row[column] for row in rows(name)} - {""}


def items() -> list[tuple[dict, dict]]:
    return [(meeting, item) for meeting in single("meetings.toml", "meeting") for item in meeting["item"]]


def is_a_day(text: str) -> bool:
    if re.fullmatch(r"[+-]\d+", text):
        return True
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def seat_holders(body: str, committee: str) -> set[str]:
    return {row["holder"] for row in rows("seats.csv") if (row["body"], row["committee"]) == (body, committee)}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_explained(table):
    readme = (DEMO / "README.md").read_text(encoding="utf-8")
    section = readme.split(f"**{table}**", 1)[1].split("\n**", 1)[0]

    assert [column for column in rows(table)[0] if f"`{column}`" not in section] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_day_can_be_read(table):
    days = {
        day
        for row in rows(table)
        for column, text in row.items()
        if column in {"since", "until"} or column.endswith("_on")
        for day in text.split(";")
        if day
    }

    assert {day for day in days if not is_a_day(day)} == set()


@pytest.mark.parametrize(
    ("table", "column"), [("organisations.csv", "code"), ("people.csv", "email"), ("declarations.csv", "key")]
)
def test_nothing_is_there_twice(table, column):
    counts = Counter(row[column] for row in rows(table))

    assert [value for value, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("posts.csv", "email"),
        ("seats.csv", "holder"),
        ("asked.csv", "email"),
        ("declarations.csv", "email"),
        ("offers.csv", "email"),
        ("offers.csv", "approved_by"),
        ("offers_asked.csv", "email"),
        ("offers_asked.csv", "decided_by"),
        ("expected.csv", "email"),
    ],
)
def test_everyone_named_is_a_person(table, column):
    assert values(table, column) - values("people.csv", "email") == set()


def test_every_persona_is_a_person_and_has_a_few_things_to_try():
    personas = single("personas.toml", "persona")

    assert {persona["email"] for persona in personas} - values("people.csv", "email") == set()
    assert {len(persona["try"]) for persona in personas} <= {2, 3, 4}


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("names.csv", "code"),
        ("ties.csv", "source"),
        ("ties.csv", "target"),
        ("interests.csv", "organisation_code"),
        ("offers.csv", "donor_code"),
        ("offers_asked.csv", "donor_code"),
    ],
)
def test_every_code_is_an_organisation(table, column):
    assert values(table, column) - values("organisations.csv", "code") == set()


@pytest.mark.parametrize(
    "table", ["posts.csv", "seats.csv", "asked.csv", "declarations.csv", "offers.csv", "offers_asked.csv"]
)
def test_every_body_is_one_of_ours(table):
    assert values(table, "body") - {body["slug"] for body in single("bodies.toml", "body")} == set()


def test_every_tie_goes_to_an_organisation_or_to_a_thing():
    assert [row for row in rows("ties.csv") if bool(row["target"]) == bool(row["what"])] == []


def test_every_practice_open_today_holds_one_contract():
    open_practices = {r["code"] for r in rows("organisations.csv") if r["kind"] == "gp_practice" and not r["closed_on"]}
    held = Counter(r["source"] for r in rows("ties.csv") if r["relation"] == "holds_contract" and not r["until"])

    assert held == Counter(open_practices)


def test_every_interest_belongs_to_a_declaration_of_interests():
    with_interests = {row["key"] for row in rows("declarations.csv") if row["kind"] == "interests"}

    assert values("interests.csv", "declaration") == with_interests


def test_an_indirect_interest_says_whose_and_leaves_the_description_to_the_service():
    indirect = [row for row in rows("interests.csv") if row["category"] == "indirect"]

    assert [
        row
        for row in indirect
        if not row["relationship"] or not row["underlying_category"] or row["public_description"]
    ] == []


def test_a_direct_interest_has_no_third_party():
    third_party = ("relationship", "underlying_category", "third_party_name", "third_party_role")
    direct = [row for row in rows("interests.csv") if row["category"] != "indirect"]

    assert [row for row in direct if any(row[column] for column in third_party)] == []
    assert {row["publish_organisation"] for row in direct} == {"yes"}


def test_no_third_party_is_named_in_words_for_the_public():
    public = " ".join(row["public_description"] + row["organisation_text"] for row in rows("interests.csv"))

    assert {name for name in values("interests.csv", "third_party_name") if name in public} == set()


def test_whoever_declared_was_asked():
    declared = {(row["body"], row["email"]) for row in rows("declarations.csv")}
    asked = {(row["body"], row["email"]) for row in rows("asked.csv")}

    assert declared - asked == set()


def test_of_sixteen_seats_twelve_have_returned_and_two_of_those_are_nil():
    """Scenario S5."""
    holders = seat_holders(*COMMISSIONING)
    kinds = {row["email"]: row["kind"] for row in rows("declarations.csv") if row["body"] == BODY}
    states = Counter(kinds.get(holder, "not returned") for holder in holders)

    assert states == {"interests": 10, "nil": 2, "not returned": 4}


def test_the_whole_register_shows_all_four_states():
    declarants = {row["email"] for row in rows("posts.csv") if row["body"] == BODY}
    asked = {row["email"] for row in rows("asked.csv") if row["body"] == BODY}
    kinds = {row["email"]: row["kind"] for row in rows("declarations.csv") if row["body"] == BODY}
    states = Counter(kinds.get(one, "not returned" if one in asked else "not asked") for one in declarants)

    assert states == {"interests": 39, "no_change": 1, "nil": 7, "not returned": 6, "not asked": 3}


def test_every_seat_and_meeting_is_of_a_committee():
    committees = {(committee["body"], committee["slug"]) for committee in single("committees.toml", "committee")}

    assert {(row["body"], row["committee"]) for row in rows("seats.csv")} == committees
    assert {(m["body"], m["committee"]) for m in single("meetings.toml", "meeting")} == committees


def test_every_quorum_can_be_read():
    terms = [terms for committee in single("committees.toml", "committee") for terms in committee["terms"]]

    assert all(quorum.parse(one["quorum"]) and quorum.read_settings(one["settings"]) for one in terms)


def test_items_are_numbered_from_one():
    for meeting in single("meetings.toml", "meeting"):
        assert [item["number"] for item in meeting["item"]] == list(range(1, len(meeting["item"]) + 1))


def test_only_a_private_item_has_a_ground_and_each_has_one():
    assert [item["title"] for _, item in items() if (item["part"] == "private") != ("private_ground" in item)] == []


def test_apologies_come_from_members():
    for meeting in single("meetings.toml", "meeting"):
        assert set(meeting["apologies"]) <= seat_holders(meeting["body"], meeting["committee"])


def test_whoever_is_expected_on_an_item_is_at_the_meeting_and_has_declared():
    declared = {row["email"] for row in rows("declarations.csv") if row["kind"] == "interests"}
    possible = {
        (meeting["key"], str(item["number"]), email)
        for meeting, item in items()
        for email in (seat_holders(meeting["body"], meeting["committee"]) & declared) - set(meeting["apologies"])
    }

    assert {(row["meeting"], row["item"], row["email"]) for row in rows("expected.csv")} - possible == set()


@pytest.mark.parametrize("scenario", ["S1", "S2", "S3", "S5", "S6", "S8", "S18"])
def test_every_promised_scenario_is_on_an_agenda(scenario):
    assert [item["title"] for _, item in items() if scenario in item.get("scenario", [])] != []
