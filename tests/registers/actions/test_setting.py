"""A body's policy over time."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from registers.actions.setting import (
    BeyondTheLaw,
    NoSuchProfile,
    NotAValue,
    NotBefore,
    NothingOfItsOwn,
    adopt,
    give_back,
    set_rule,
)
from registers.queries.rules import rules_of


@pytest.fixture
def act(body, grace, now):
    """What every act says besides what it is about."""
    return {"body": body, "by": grace, "at": now}


def test_a_body_follows_an_edition_from_its_day_on(act, body, today):
    before, later = rules_of(body, today), today + timedelta(days=10)
    adopt(profile="ccg_2016", since=later, **act)

    assert (before.refresh_months, rules_of(body, today).refresh_months) == (12, 12)
    assert rules_of(body, later).refresh_months == 6


def test_a_rule_of_its_own_stands_over_the_guidance_and_is_given_back(act, body, today):
    later = today + timedelta(days=30)
    set_rule(name="gift_limit", value=Decimal("25"), since=today, reason="Agreed", **act)
    give_back(name="gift_limit", since=later, reason="Too strict", **act)
    adopt(profile="nhs_2017", since=today, **act)

    limits = [rules_of(body, day).gift_limit for day in (today - timedelta(days=1), today, later)]
    assert limits == [Decimal(50), Decimal(25), Decimal(50)]


def test_what_is_set_twice_is_set_once(act, body, today):
    facts = {"name": "publish_non_declarers", "value": True, "since": today, "reason": "Agreed"}
    first, second = set_rule(**facts, **act), set_rule(**facts, **act)

    assert (first, first.value, rules_of(body, today).publish_non_declarers) == (second, "yes", True)


@pytest.mark.parametrize(
    ("name", "value", "refusal"),
    [
        ("days_to_declare", 29, BeyondTheLaw),
        ("public_months_after_end", 5, BeyondTheLaw),
        ("refresh_months", 13, BeyondTheLaw),
        ("gift_limit", Decimal(-1), BeyondTheLaw),
        ("refresh_months", "often", NotAValue),
        ("nothing_known", 1, NotAValue),
    ],
)
def test_what_is_not_the_body_s_to_choose_is_refused(act, body, today, name, value, refusal):
    with pytest.raises(refusal):
        set_rule(name=name, value=value, since=today, reason="Ours", **act)

    assert not body.own_rules.exists()


def test_the_past_stays_as_it_was(act):
    for action, facts in [
        (adopt, {"profile": "nhs_2017"}),
        (set_rule, {"name": "gift_limit", "value": 20, "reason": "Ours"}),
        (give_back, {"name": "gift_limit", "reason": "Ours"}),
    ]:
        with pytest.raises(NotBefore):
            action(since=date(2026, 11, 20), **facts, **act)


def test_only_what_is_known_is_followed_and_only_what_was_set_given_back(act, today):
    with pytest.raises(NoSuchProfile):
        adopt(profile="nhs_1948", since=today, **act)
    with pytest.raises(NothingOfItsOwn):
        give_back(name="gift_limit", since=today, reason="Ours", **act)
