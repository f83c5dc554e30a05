"""What each situation asks, and of whom."""

import pytest

from registers.models import Category, HeldAs, Situation
from registers.policy import situations
from registers.policy.declaring import nudge


def test_every_situation_has_its_terms_in_the_fields_own_words():
    assert list(situations.TERMS) == Situation.values
    ways = {way for terms in situations.TERMS.values() for way in terms.ways}
    categories = {category for terms in situations.TERMS.values() for category in terms.categories}
    assert ways - set(HeldAs.values) == set()
    assert categories - set(Category.values) == set()


def test_s9_workload_is_financial_for_a_partner_who_is_not_asked():
    assert situations.settled_category("provider_role", "partner") == "financial"
    assert nudge("financial", "partner") == ""


def test_s9_workload_is_non_financial_professional_for_a_salaried_gp_who_is_told_why():
    assert situations.settled_category("provider_role", "salaried_gp") == ""
    assert "non-financial professional" in situations.why("salaried_gp")
    assert nudge("non_financial_professional", "salaried_gp") == ""
    assert "non-financial professional" in nudge("financial", "salaried_gp")


@pytest.mark.parametrize(
    ("situation", "held_as", "category"),
    [
        ("shareholding", "shareholder", "financial"),
        ("private_practice", "employee", "financial"),
        ("premises", "landlord", "financial"),
        ("loyalty", "owner", "financial"),
        ("loyalty", "governor_or_trustee", ""),
        ("outside_employment", "employee", ""),
        ("sponsored_research", "research", ""),
        ("", "employee", ""),
    ],
)
def test_a_category_is_asked_only_where_there_is_a_choice(situation, held_as, category):
    assert situations.settled_category(situation, held_as) == category


@pytest.mark.parametrize(
    ("position", "first", "missing"),
    [
        ("GP partner", "provider_role", set()),
        ("Clinical Director, Larkfield PCN", "provider_role", set()),
        ("Lay member and chair", "loyalty", {"private_practice"}),
        ("Lay member, patient of a GP practice", "loyalty", {"private_practice"}),
        ("Head of Contracting", "outside_employment", set()),
        ("", "outside_employment", set()),
    ],
)
def test_what_somebody_in_a_post_likely_declares_stands_first(position, first, missing):
    offered = situations.situations_for(position)

    assert offered[0] == first
    assert set(situations.TERMS) - set(offered) == missing
    assert len(offered) == len(set(offered))


def test_a_lay_member_is_not_asked_whether_they_are_a_salaried_gp_but_their_husband_may_be():
    assert "salaried_gp" not in situations.ways_for("provider_role", "Lay member", mine=True)
    assert "salaried_gp" in situations.ways_for("provider_role", "Lay member", mine=False)


@pytest.mark.parametrize(
    ("situation", "particulars", "fit"),
    [
        ("", {}, True),
        ("", {"duties": "Advises"}, False),
        ("outside_employment", {"duties": "Advises", "hours": "4", "pay": "paid"}, True),
        ("outside_employment", {"pay": "in kind"}, False),
        ("outside_employment", {"specialty": "Skin"}, False),
        ("outside_employment", {"duties": "x" * 200}, True),
        ("outside_employment", {"duties": "x" * 201}, False),
        ("outside_employment", {"duties": 4}, False),
    ],
)
def test_particulars_answer_the_situations_own_questions(situation, particulars, fit):
    assert situations.fits(situation, particulars) is fit


def test_particulars_are_told_in_words_and_in_order():
    said = {"pay": "expenses", "hours": "4"}

    assert situations.in_words("outside_employment", said) == [
        ("About how many hours a week?", "4"),
        ("Is it paid?", "Expenses only"),
    ]
