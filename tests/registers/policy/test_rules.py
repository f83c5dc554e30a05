"""The rules a body may set, by edition of the guidance and by day."""

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest

from registers.policy.rules import NAMES, Own, in_force, profiles, value_of


@pytest.mark.parametrize("key", profiles())
def test_a_profile_says_every_value_where_it_is_from_and_how_sure_it_is(key):
    given = profiles()[key].given

    assert list(given) == NAMES
    assert {each.confidence for each in given.values()} <= {"high", "medium", "low"}
    assert all(each.reference for each in given.values())


@pytest.mark.parametrize(
    ("key", "name", "value"),
    [
        ("nhs_2017", "refresh_months", 12),
        ("ccg_2016", "refresh_months", 6),
        ("ccg_2017", "refresh_months", 12),
        ("ccg_2016", "meals_approved_over", Decimal(25)),
        ("nhs_2024", "meals_approved_over", Decimal(75)),
        ("nhs_2024", "publish_non_declarers", False),
    ],
)
def test_an_edition_of_the_guidance_gives_a_value(key, name, value):
    assert getattr(profiles()[key].rules(), name) == value


def test_a_body_s_own_value_stands_from_its_day_until_it_is_given_back():
    own = [
        Own("gift_limit", "25.00", date(2026, 1, 1), 1),
        Own("gift_limit", "30.00", date(2026, 1, 1), 2),
        Own("gift_limit", "", date(2026, 6, 1), 3),
    ]
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 1)]

    assert [{name: each.raw for name, each in in_force(own, day).items()} for day in days] == [
        {},
        {"gift_limit": "30.00"},
        {},
    ]


@pytest.mark.parametrize(
    ("name", "raw"),
    [("gift_limit", "much"), ("refresh_months", "1.5"), ("large_gift", "keep"), ("declare_small_gifts", "")],
)
def test_a_value_that_is_none_of_its_kind_is_refused(name, raw):
    with pytest.raises(ValueError, match=r"."):
        value_of(name, raw)


def test_every_rule_has_words_for_people():
    profile = profiles()["nhs_2017"].rules()

    assert [each.name for each in fields(profile) if not (each.metadata["label"] and each.metadata["group"])] == []
