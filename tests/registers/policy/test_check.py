"""“Do I need to declare this?”: every way through it ends, in the right words."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from coi.shared.journey import Journey
from registers.forms.declaring import Asking
from registers.journey import PAGES
from registers.policy.check import the_check, walk
from registers.policy.rules import profiles
from registers.policy.situations import settled_category
from tests.conftest import THE_DAY

CHECK = the_check()
RULES = profiles()["nhs_2017"].rules()
# Values that a body may set for itself and that turn a way elsewhere.
OTHERS = replace(RULES, declare_small_gifts=True, supplier_hospitality_approved=False)


def place_after(*keys, rules=RULES):
    return walk(keys, rules, "Ashcombe")


def ways(rules, said=()):
    """Every way through the questions, as what is said on it; the longest a person could go is ten questions."""
    place = place_after(*said, rules=rules)
    if place.end:
        return [said]
    assert len(said) < 10
    return [way for answer in place.question.answers for way in ways(rules, (*said, answer.key))]


EVERY_WAY = [(rules, way) for rules in (RULES, OTHERS) for way in ways(rules)]
ENDS = [place_after(*way, rules=rules).end for rules, way in EVERY_WAY]


def test_every_question_fork_and_end_is_on_some_way():
    led_to = {answer.to for question in CHECK.questions.values() for answer in question.answers}
    led_to |= {way for fork in CHECK.rules.values() for way in (fork.yes, fork.no)}

    assert led_to | {CHECK.start} == CHECK.questions.keys() | CHECK.rules.keys() | CHECK.ends.keys()
    assert {end.guidance for end in ENDS if "{" in end.title + end.why + end.guidance} == set()


def test_every_way_ends_with_why_the_guidance_and_an_example():
    assert {end.outcome for end in ENDS} == {"declare", "offer", "no_need", "ask"}
    assert [end.title for end in ENDS if not (end.why and end.guidance and end.reference and end.examples)] == []


def test_no_end_promises_that_there_is_nothing_to_see():
    said = " ".join(f"{end.title} {end.why} {end.guidance} {' '.join(end.examples)}" for end in ENDS)

    assert re.findall(r"no conflict|cleared", said, re.IGNORECASE) == []


@pytest.mark.parametrize("way", [way for _, way in EVERY_WAY[: len(ways(RULES))]], ids=".".join)
def test_a_declaration_begins_with_answers_that_its_pages_take(way):
    place = place_after(*way)
    if place.end.outcome != "declare":
        return
    begun = {"whose": {"whose": "mine"}, **place.begins}
    journey = Journey(PAGES, begun, {"asking": Asking(body=None, today=THE_DAY)})
    asked = {page.name: page for page in journey.asked()}

    assert begun.keys() <= asked.keys()
    assert [name for name in begun if not journey.form(asked[name]).is_valid()] == []


@pytest.mark.parametrize("keys", ["nonsense", "close.nonsense", "close.friend.yes.yes.and.more"])
def test_what_is_not_understood_is_left_out(keys):
    place = place_after(*keys.split("."))

    assert "nonsense" not in place.keys
    assert (place.end or place.question).title


def test_s7_cocktails_with_a_senior_manager():
    place = place_after("close", "friend", "yes", "yes")

    assert (place.end.outcome, place.end.title) == (
        "declare",
        "Declare it: a close friendship, indirect, potential",
    )
    assert "cocktails with a friend who is a senior manager at the local hospital" in place.end.examples[0]
    assert place.begins == {"whose": {"whose": "theirs"}, "connection": {"relationship": "close_friend"}}


@pytest.mark.parametrize(
    ("paid", "title", "category"),
    [
        ("yes", "Declare it: for a partner, workload is a financial interest", "financial"),
        (
            "no",
            "Declare it: for a salaried GP, workload is a non-financial professional interest",
            "non_financial_professional",
        ),
    ],
)
def test_s9_is_workload_an_interest(paid, title, category):
    place = place_after("work", "workload", paid)

    # A partner's is settled by the way it is held, so it is not asked.
    settled = settled_category(place.begins["situation"]["situation"], place.begins["held"]["held_as"])
    assert place.end.title == title
    assert (settled or place.begins["category"]["category"]) == category


@pytest.mark.parametrize(
    ("way", "outcome"),
    [
        ("money.pooled", "no_need"),
        ("role.professional.no", "no_need"),
        ("role.professional.yes", "declare"),
        ("role.councillor", "declare"),
        ("role.trustee.yes", "declare"),
        ("patient.practice", "no_need"),
        ("patient.treatment", "ask"),
        ("close.friend.yes.no", "ask"),
        ("close.relative.no", "no_need"),
        ("money.premises.yes", "declare"),
        ("work.second.yes", "declare"),
        ("work.talk.company", "offer"),
        ("gift.cash", "offer"),
        ("else.unsure", "ask"),
    ],
)
def test_where_common_questions_lead(way, outcome):
    assert place_after(*way.split(".")).end.outcome == outcome


def test_gifts_are_asked_about_in_the_body_s_own_figures():
    stricter = replace(RULES, gift_limit=Decimal("25.00"), gift_at_limit_is_large=False, declare_small_gifts=True)

    assert place_after("gift", "gift", "other").question.title == "Is it worth £50 or more?"
    assert place_after("gift", "gift", "other", rules=stricter).question.title == "Is it worth more than £25?"
    assert place_after("gift", "gift", "other", "no").end.outcome == "no_need"
    assert place_after("gift", "gift", "other", "no", rules=stricter).end.outcome == "offer"
