"""The body's policy: read by everyone there, changed by the governance lead."""

from datetime import date

import pytest

from registers.queries.rules import rules_of
from tests.factories import set_for_itself

FROM = date(2030, 11, 21)
ON_THE_DAY = {"since_day": "21", "since_month": "11", "since_year": "2030"}


def test_whoever_declares_reads_the_rules_and_where_they_are_from(as_ada, body):
    set_for_itself(body, "gift_limit", "25")
    page = as_ada.get("/policy/").content.decode()

    assert "£25" in page
    assert "The guidance: £50." in page
    assert "NHS guidance 2017, gifts from other sources" in page
    assert "Change<span" not in page


def test_the_governance_lead_sets_a_rule_and_gives_it_back(as_grace, body):
    set_it = as_grace.post("/policy/gift_limit/", {"value": "£25", "reason": "Agreed by the board", **ON_THE_DAY})
    own = rules_of(body, FROM).gift_limit
    as_grace.post("/policy/gift_limit/give-back/", {"reason": "Too strict", **ON_THE_DAY})

    assert (set_it.status_code, own, rules_of(body, FROM).gift_limit) == (302, 25, 50)
    assert "Agreed by the board" in as_grace.get("/policy/").content.decode()


def test_another_edition_is_followed(as_grace, body):
    as_grace.post("/policy/guidance/", {"profile": "ccg_2016", **ON_THE_DAY})

    assert rules_of(body, FROM).refresh_months == 6
    assert "revised statutory guidance for CCGs (2016)" in as_grace.get("/policy/").content.decode()


@pytest.mark.parametrize(
    ("path", "posted", "words"),
    [
        ("days_to_declare/", {"value": "40", "reason": "Busy"}, "The law gives 28 days."),
        ("days_to_declare/", {"value": "x", "reason": "Busy"}, "Enter a number of days, like 6"),
        ("gift_limit/", {"value": "25"}, "Enter why the body sets this itself"),
        ("deciding_band/", {"value": "11", "reason": "Ours"}, "Select one of them"),
        ("guidance/", {"profile": ""}, "Select an edition of the guidance"),
        ("gift_limit/give-back/", {"reason": "x"}, "The body follows the guidance here already."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(as_grace, path, posted, words):
    page = as_grace.post(f"/policy/{path}", posted | ON_THE_DAY).content.decode()

    assert words in page
    assert 'value="2030"' in page


def test_a_day_in_the_past_is_refused(as_grace, body):
    page = as_grace.post(
        "/policy/gift_limit/", {"value": "25", "reason": "Ours", **ON_THE_DAY, "since_year": "2020"}
    ).content.decode()

    assert "The day must be today or to come: the past stays as it was" in page
    assert not body.own_rules.exists()


def test_there_is_no_page_for_a_rule_that_is_none(as_grace):
    assert as_grace.get("/policy/anything/").status_code == 404


@pytest.mark.parametrize("times", [1, 3])
def test_the_page_asks_as_much_of_one_rule_as_of_three(as_grace, body, django_assert_num_queries, times):
    for value in range(times):
        set_for_itself(body, "gift_limit", str(20 + value))

    with django_assert_num_queries(5):
        as_grace.get("/policy/")
