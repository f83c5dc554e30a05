"""Who must declare, why and how often."""

from dataclasses import replace
from datetime import date

import pytest

from assurance.policy.populations import Population, Post, Seat, decides_by_pay, duty
from registers.policy.rules import profiles

RULES = replace(profiles()["nhs_2024"].rules(), refresh_months=12, decider_refresh_months=9, committee_refresh_months=6)
ANALYST = Post("declarant", "Data analyst", "Performance", "6", date(2024, 5, 1))
SEAT = Seat(7, "Primary Care Committee", "Lay member", "voting", "lay", date(2025, 2, 1))


def post(**facts):
    return replace(ANALYST, **facts)


def seat(**facts):
    return replace(SEAT, **facts)


@pytest.mark.parametrize(
    ("posts", "seats", "populations", "months"),
    [
        ([post()], [], {"staff"}, 12),
        ([post(band="8d")], [], {"staff", "deciders"}, 9),
        ([post(band="8c")], [], {"staff"}, 12),
        ([post(role="accountable_officer", band="")], [], {"staff", "deciders"}, 9),
        ([post(role="senior_manager", band="7")], [], {"staff", "deciders"}, 9),
        ([post()], [seat()], {"staff", "members"}, 6),
        ([], [seat()], {"members"}, 6),
        ([], [seat(seat_class="invited")], {"members"}, 6),
        ([post(title="GP partner")], [], {"staff", "practices"}, 12),
        ([post(title="Practice manager")], [], {"staff", "practices"}, 12),
        ([], [seat(category="gp")], {"members", "practices"}, 6),
        ([post(title="Programme manager")], [], {"staff"}, 12),
    ],
)
def test_posts_and_seats_say_who_declares_and_the_shortest_span_counts(posts, seats, populations, months):
    found = duty(posts, seats, RULES)

    assert (found.populations, found.months) == (populations, months)


def test_whoever_sits_on_a_committee_declares_as_often_as_those_who_decide():
    rules = replace(RULES, decider_refresh_months=3)

    assert duty([], [SEAT], rules).months == rules.table_refresh_months == 3


def test_it_is_explained():
    found = duty(
        [post(title="Head of Contracting", band="Band 8 - Range D")], [SEAT, seat(seat_class="invited")], RULES
    )

    assert [each.words for each in found.reasons] == [
        "hold the post “Head of Contracting”",
        "are paid at Band 8 - Range D; staff decide from 8d",
        "sit on the Primary Care Committee as “Lay member”",
        "attend the Primary Care Committee as “Lay member”",
    ]


def test_who_somebody_is_comes_with_it():
    found = duty([post(), post(directorate="")], [SEAT], RULES)

    assert (found.title, found.directorates, found.committees, found.joined_on) == (
        "Data analyst",
        {"Performance"},
        {7: "Primary Care Committee"},
        date(2024, 5, 1),
    )
    assert duty([], [SEAT], RULES).title == "Lay member"


@pytest.mark.parametrize(
    ("band", "decides"),
    [
        ("8d", True),
        ("8D", True),
        ("Band 8 - Range D", True),
        ("Band 8d", True),
        ("9", True),
        ("Band 9", True),
        ("VSM", True),
        ("Very Senior Manager", True),
        ("8c", False),
        ("8", False),
        ("Band 7", False),
        ("7", False),
        ("", False),
        ("Apprentice", False),
        ("2019 scale", False),
    ],
)
def test_pay_says_who_decides_however_a_staff_list_writes_it(band, decides):
    assert decides_by_pay(band, "8d") is decides
    assert Population.DECIDERS.label == "Staff who decide"
