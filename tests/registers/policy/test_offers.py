"""What the policy says of an offer: the figures of the guidance at their edges; cases 2 to 5 of its section 7."""

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registers.policy.offer_case import Earlier, Offered, Source, Verdict
from registers.policy.offer_clauses import CLAUSES
from registers.policy.offers import ADVICE, IN_WORDS, Quote, answer
from registers.policy.rules import LargeGift, profiles

THE_DAY = date(2026, 11, 3)
FAMILY = Source(None, "A patient’s family")
NHS_2017, CCG_2016 = profiles()["nhs_2017"], profiles()["ccg_2016"]
RULES = NHS_2017.rules()


def quotes(profile):
    return {name: Quote(given.reference, given.words) for name, given in profile.given.items()}


def verdict(kind="gift", value="12.00", *, earlier=(), profile=NHS_2017, rules=None, **facts):
    """What the guidance of 2017 answers, unless told another, of a gift from a patient's family, unless told else."""
    ordinary = {"offered_on": THE_DAY, "source": FAMILY, "supplies": "no", "gift_form": "other", "meant_for": "myself"}
    offered = Offered(kind=kind, value=Decimal(value), **{**ordinary, **facts})
    return answer(offered, rules or profile.rules(), quotes(profile), earlier)


def gift_before(value, days, source=FAMILY, **facts):
    return Earlier(source, THE_DAY - timedelta(days=days), Decimal(value), **facts)


@pytest.mark.parametrize(
    ("value", "expected"), [("49.99", Verdict.ACCEPT), ("50.00", Verdict.ORGANISATION), ("50.01", Verdict.ORGANISATION)]
)
def test_case_2_a_gift_at_fifty_pounds(value, expected):
    assert verdict(value=value).verdict == expected


@pytest.mark.parametrize(("days", "expected"), [(364, Verdict.ORGANISATION), (366, Verdict.ACCEPT)])
def test_case_2_thirty_and_twenty_five_pounds_from_one_source(days, expected):
    assert verdict(value="25.00", earlier=[gift_before("30.00", days)]).verdict == expected


@pytest.mark.parametrize(
    ("source", "is_added"),
    [
        (Source(None, "a  PATIENT’S family"), True),
        (Source(7, "A patient’s family"), True),
        (Source(None, "Another patient’s family"), False),
    ],
)
def test_case_2_one_source_however_it_is_written(source, is_added):
    found = verdict(value="25.00", earlier=[gift_before("30.00", 10, source)])

    assert (found.verdict == Verdict.ORGANISATION) == is_added


@pytest.mark.parametrize(("one", "other", "is_same"), [(7, 7, True), (7, 8, False)])
def test_organisations_of_the_directory_are_one_source_by_what_they_are(one, other, is_same):
    assert Source(one, "Ferrybridge Pharma").is_same(Source(other, "Ferrybridge Pharma")) == is_same


def test_the_gifts_that_are_added_up_are_named():
    found = verdict(value="25.00", earlier=[gift_before("30.00", 10), gift_before("9.00", -1)])

    assert found.reasons[0].sentence == (
        "With 1 earlier gift from the same source in 12 months it comes to £55. "
        "A gift of £50 or more may be accepted for the organisation, not for oneself, and is declared."
    )
    assert found.reasons[0].reference == "NHS guidance 2017, gifts from other sources"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("24.99", Verdict.ACCEPT),
        ("25.00", Verdict.DECLARE),
        ("75.00", Verdict.DECLARE),
        ("75.01", Verdict.APPROVAL),
    ],
)
@pytest.mark.parametrize("kind", ["meals", "hospitality"])
def test_case_3_meals_at_twenty_five_and_seventy_five_pounds(kind, value, expected):
    assert verdict(kind, value).verdict == expected


@pytest.mark.parametrize(
    ("value", "profile", "expected"),
    [
        ("5.99", NHS_2017, Verdict.ACCEPT),
        ("6.00", NHS_2017, Verdict.DECLINE),
        ("0.00", CCG_2016, Verdict.DECLINE),
    ],
)
def test_case_4_a_supplier_s_mug_at_six_pounds(value, profile, expected):
    found = verdict(value=value, supplies="now", gift_form="promotional", profile=profile)

    assert found.verdict == expected


def test_case_4_the_limit_holds_for_all_promotional_aids_of_one_supplier_together():
    before = [gift_before("4.00", 30, gift_form="promotional")]

    assert verdict(value="2.00", supplies="now", gift_form="promotional", earlier=before).verdict == Verdict.DECLINE


def test_case_4_a_body_may_let_the_limit_itself_pass():
    rules = replace(RULES, promotional_limit_included=True)

    assert verdict(value="6.00", supplies="now", gift_form="promotional", rules=rules).verdict == Verdict.ACCEPT


@pytest.mark.parametrize(
    ("form", "supplies", "meant_for", "value"),
    list(product(["cash", "voucher"], ["no", "now"], ["myself", "organisation"], ["5.00", "500.00"])),
)
def test_case_5_cash_and_vouchers_are_declined_whatever_they_are_worth(form, supplies, meant_for, value):
    found = verdict(value=value, gift_form=form, supplies=supplies, meant_for=meant_for)

    assert found.verdict == Verdict.DECLINE
    assert found.reasons[0].sentence.startswith("Cash and vouchers are always declined")


@pytest.mark.parametrize(
    ("offered", "expected"),
    [
        ({"supplies": "now"}, Verdict.DECLINE),
        ({"supplies": "could"}, Verdict.DECLINE),
        ({"supplies": "unsure"}, Verdict.DECLINE),
        ({"value": "80.00", "meant_for": "organisation"}, Verdict.DECLARE),
        ({"kind": "meals", "supplies": "now", "value": "10.00"}, Verdict.APPROVAL),
        ({"kind": "travel", "travel": "modest", "value": "40.00"}, Verdict.DECLARE),
        ({"kind": "travel", "travel": "beyond_modest", "value": "40.00"}, Verdict.APPROVAL),
        ({"kind": "travel", "travel": "modest", "supplies": "could"}, Verdict.APPROVAL),
        ({"kind": "donation", "meant_for": "organisation"}, Verdict.DECLARE),
        ({"kind": "donation", "meant_for": "organisation", "supplies": "now"}, Verdict.APPROVAL),
        ({"kind": "donation", "meant_for": "myself"}, Verdict.DECLINE),
        ({"kind": "event"}, Verdict.APPROVAL),
    ],
)
def test_an_answer_by_the_guidance_of_2017(offered, expected):
    assert verdict(**offered).verdict == expected


@pytest.mark.parametrize(
    ("own", "offered", "expected"),
    [
        ({"gift_limit": Decimal(25)}, {"value": "30.00"}, Verdict.ORGANISATION),
        ({"gift_at_limit_is_large": False}, {"value": "50.00"}, Verdict.ACCEPT),
        ({"declare_small_gifts": True}, {}, Verdict.DECLARE),
        ({"large_gift": LargeGift.REFUSE}, {"value": "60.00", "meant_for": "organisation"}, Verdict.DECLINE),
        ({"supplier_hospitality_approved": False}, {"kind": "meals", "supplies": "now"}, Verdict.DECLARE),
        ({"hospitality_as_meals": False}, {"kind": "hospitality", "value": "5.00"}, Verdict.DECLARE),
        ({"modest_travel_declared": False}, {"kind": "travel", "travel": "modest"}, Verdict.ACCEPT),
        ({"sponsored_event_approved": False}, {"kind": "event"}, Verdict.DECLARE),
    ],
)
def test_a_body_s_own_value_changes_the_answer(own, offered, expected):
    assert verdict(**offered, rules=replace(RULES, **own)).verdict == expected


def test_the_guidance_of_2016_is_stricter_on_meals():
    assert verdict("meals", "30.00", profile=CCG_2016).verdict == Verdict.APPROVAL


amounts = st.decimals(0, 2000, places=2)
offers = st.builds(
    Offered,
    kind=st.sampled_from(["gift", "meals", "travel", "hospitality", "donation", "event"]),
    value=amounts,
    offered_on=st.just(THE_DAY),
    source=st.just(FAMILY),
    gift_form=st.sampled_from(["", "cash", "voucher", "promotional", "other"]),
    travel=st.sampled_from(["", "modest", "beyond_modest"]),
    supplies=st.sampled_from(["", "now", "could", "no", "unsure"]),
    meant_for=st.sampled_from(["", "myself", "organisation"]),
)
flags = [each.name for each in fields(RULES) if each.type is bool and each.metadata["group"] == "offers"]
limits = [each.name for each in fields(RULES) if each.type is Decimal]
rules = st.fixed_dictionaries(
    dict.fromkeys(flags, st.booleans()) | dict.fromkeys(limits, amounts) | {"large_gift": st.sampled_from(LargeGift)}
).map(lambda own: replace(RULES, **own))
befores = st.lists(st.builds(gift_before, amounts, st.integers(0, 400)), max_size=3)


@given(offers, rules, befores, amounts)
def test_what_is_worth_more_never_gets_a_laxer_answer(offered, rules, before, more):
    dearer = replace(offered, value=offered.value + more)
    answers = [answer(each, rules, quotes(NHS_2017), before).verdict.strictness for each in (offered, dearer)]

    assert answers == sorted(answers)


@given(offers, rules, befores, amounts)
def test_another_gift_before_it_never_makes_the_answer_laxer(offered, rules, before, value):
    more = [*before, gift_before(value, 5)]
    answers = [answer(offered, rules, quotes(NHS_2017), each).verdict.strictness for each in (before, more)]

    assert answers == sorted(answers)


@given(offers, rules)
def test_every_offer_gets_an_answer_with_a_reason_in_whole_words(offered, rules):
    found = answer(offered, rules, quotes(NHS_2017))

    assert ADVICE[found.verdict]
    assert IN_WORDS[found.verdict]
    assert found.reasons
    assert not any("{" in reason.sentence or not reason.reference for reason in found.reasons)


def test_every_clause_rests_on_a_rule_and_can_decide():
    assert {each.rule for each in CLAUSES} <= {each.name for each in fields(RULES)}
    assert len({each.sentence for each in CLAUSES}) == len(CLAUSES)
