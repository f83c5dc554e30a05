"""Asking to work elsewhere, deciding, and what comes of it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from outbox.models import Message
from outbox.queries.wording import wording
from people.models import Event, Role
from registers.actions import declaring, employment
from registers.models import Declaration, EmploymentDecision, EmploymentRequest, Interest
from registers.queries.declarations import states
from registers.queries.employment import conditions_on, permits_of, reviews_due, to_decide
from tests.conftest import person_in
from tests.factories import make_interest, make_organisation
from tests.registers.employment import ask, decide
from tests.registers.told import theirs

BARRIER = "Information barrier: no papers on, and no part in, what concerns that organisation"


@pytest.fixture
def ana(body, now):
    """The Accountable Officer, who decides."""
    return person_in(body, "Ana Quill", Role.ACCOUNTABLE_OFFICER, "Accountable Officer", now)


@pytest.fixture
def asked_by_ada(body, ada, ana, now):
    """Ada asks, and Ana may decide."""
    return ask(body, ada, now)


def the_permit(request, day):
    return next(each for each in permits_of(request.body, request.person, day) if each.request == request)


def test_whoever_decides_is_told_of_a_request_and_not_what_it_says(body, ada, ana, asked_by_ada):
    message = Message.objects.get()

    assert (message.recipient, message.kind, message.context) == (
        ana,
        "employment_asked",
        {"request_id": asked_by_ada.pk},
    )
    assert Event.objects.first().kind == "employment.asked"


def test_nobody_is_told_of_their_own_request_nor_finds_it_waiting(body, ana, now, today):
    own = ask(body, ana, now)

    assert Message.objects.count() == 0
    assert to_decide(body, ana, today) == []
    with pytest.raises(employment.OwnRequest):
        decide(own, ana, now)


def test_to_ask_the_same_twice_on_one_day_is_to_ask_once(body, ada, asked_by_ada, now):
    assert ask(body, ada, now + timedelta(hours=1)) == asked_by_ada
    assert ask(body, ada, now, hours_a_week=Decimal("8.0")) != asked_by_ada
    assert ask(body, ada, now + timedelta(days=1)) != asked_by_ada


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"organisation_text": ""}, employment.WithNobody),
        ({"organisation_text": "", "organisation_code": "X0"}, employment.UnknownEmployer),
        ({"until": date(2026, 12, 4)}, employment.EndsTooSoon),
        ({"public_description": "At 12 Mill Lane"}, employment.PublicAddress),
        ({"public_description": "With Petra"}, employment.PublicName),
        ({"line": "00000000-0000-4000-8000-000000000000"}, employment.NotOnRecord),
    ],
)
def test_a_faulty_request_is_refused(body, ada, now, wrong, refusal):
    make_organisation()
    declaring.declare(body=body, person=ada, interests=[theirs()], by=ada, at=now)

    with pytest.raises(refusal):
        ask(body, ada, now, **wrong)


def test_a_grant_declares_the_interest_as_it_was_asked_for(body, ada, ana, now):
    chemist = make_organisation("P1", "Kettle Lane Pharmacy", "pharmacy")
    request = ask(body, ada, now, organisation_text="", organisation_code="P1", until=date(2027, 12, 5))

    decision = decide(request, ana, now + timedelta(days=2))

    interest = Interest.objects.get()
    assert (interest.person, interest.organisation, interest.line) == (ada, chemist, decision.line)
    assert (interest.situation, interest.category, interest.held_as) == (
        "outside_employment",
        "financial",
        "employee",
    )
    assert (interest.since, interest.until, interest.became_aware_on) == (
        date(2026, 12, 5),
        date(2027, 12, 5),
        now.date(),
    )
    assert interest.particulars == {"duties": "Dispensing, no part in buying", "hours": "4", "pay": "paid"}
    assert (interest.declaration.route, interest.declaration.declared_by) == ("online", ana)
    assert [message.kind for message in Message.objects.filter(recipient=ada)] == ["employment_decided"]


def test_a_grant_does_not_make_known_what_else_somebody_holds(body, ada, ana, asked_by_ada, now, today):
    decide(asked_by_ada, ana, now)
    assert states(body, [ada.pk], today)[ada.pk].state == "not_asked"

    declaring.declare_no_change(body=body, person=ada, by=ada, at=now)
    assert states(body, [ada.pk], today)[ada.pk].state == "interests"


def test_a_grant_of_what_is_on_record_is_tied_to_it_and_declares_nothing(body, ada, ana, now):
    held = make_interest(body, ada, now - timedelta(days=300), held_as="employee", since=date(2026, 12, 5))
    request = ask(body, ada, now, line=held.line)

    assert decide(request, ana, now).line == held.line
    assert Declaration.objects.count() == 1


def test_a_refusal_declares_nothing_and_is_told(body, ada, ana, asked_by_ada, now, today):
    refused = decide(asked_by_ada, ana, now, "refused", reason="It bids for our work")

    assert (refused.line, refused.review_on, Interest.objects.count()) == (None, None, 0)
    assert the_permit(asked_by_ada, today).state == "refused"
    assert Message.objects.filter(recipient=ada).exists()


def test_unpaid_work_is_about_standing_and_a_business_of_ones_own_about_money(body, ada, ana, now):
    decide(ask(body, ada, now, is_paid=False), ana, now)
    decide(ask(body, ada, now, is_paid=False, held_as="owner"), ana, now)

    assert [each.category for each in Interest.objects.order_by("id")] == ["non_financial_professional", "financial"]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"outcome": "conditional"}, employment.NoConditions),
        ({"review_on": None}, employment.NoReview),
        ({"review_on": date(2026, 11, 21)}, employment.NoReview),
        ({"after": 1}, employment.DecidedMeanwhile),
    ],
)
def test_a_decision_that_does_not_hold_together_is_refused(asked_by_ada, ana, now, said, refusal):
    with pytest.raises(refusal):
        decide(asked_by_ada, ana, now, **said)
    assert EmploymentDecision.objects.count() == 0


def test_two_who_decide_at_once_do_not_overrule_each_other(body, asked_by_ada, ana, now):
    other = person_in(body, "Bo Marl", Role.SENIOR_MANAGER, "Director", now)
    decide(asked_by_ada, ana, now)

    with pytest.raises(employment.DecidedMeanwhile):
        decide(asked_by_ada, other, now, "refused")
    assert decide(asked_by_ada, ana, now).pk == EmploymentDecision.objects.get().pk


def test_what_is_decided_at_a_review_stands_and_the_interest_stays_the_same(body, asked_by_ada, ana, now):
    first = decide(asked_by_ada, ana, now)
    later = now + timedelta(days=365)
    barrier = {"outcome": "conditional", "conditions": ["barrier"], "review_on": date(2028, 11, 21)}

    second = decide(asked_by_ada, ana, later, after=first.pk, **barrier)

    assert (second.line, Interest.objects.count()) == (first.line, 1)
    assert conditions_on([first.line], now.date()) == {}
    assert conditions_on([first.line], later.date()) == {first.line: [BARRIER]}


def test_conditions_lapse_when_a_later_decision_has_none(asked_by_ada, ana, now):
    barrier = {"outcome": "conditional", "conditions": ["barrier"], "other_condition": "Sundays only"}
    first = decide(asked_by_ada, ana, now, **barrier)
    tomorrow = now + timedelta(days=1)
    assert conditions_on([first.line], now.date()) == {first.line: [BARRIER, "Sundays only"]}

    decide(asked_by_ada, ana, tomorrow, after=first.pk)

    assert conditions_on([first.line], tomorrow.date()) == {}


def test_what_was_withdrawn_or_is_over_is_not_decided(body, ada, ana, asked_by_ada, now, today):
    withdrawn = employment.withdraw(request=asked_by_ada, reason="Not offered", by=ada, at=now)
    assert employment.withdraw(request=asked_by_ada, by=ada, at=now) == withdrawn
    with pytest.raises(employment.NotWaiting):
        decide(asked_by_ada, ana, now)

    other = ask(body, ada, now, since=date(2026, 11, 1))
    decision = decide(other, ana, now)
    with pytest.raises(employment.DecidedAlready):
        employment.withdraw(request=other, by=ada, at=now)
    declaring.end(interest=Interest.objects.get(), until=today, by=ada, at=now)

    assert the_permit(other, today).state == "ended"
    with pytest.raises(employment.NotWaiting):
        decide(other, ana, now + timedelta(days=1), "refused", after=decision.pk)


def test_a_review_that_comes_due_is_told_once_however_often_the_task_runs(body, ada, ana, asked_by_ada, now):
    decide(asked_by_ada, ana, now, review_on=date(2026, 12, 21))
    told = Message.objects.filter(kind__startswith="employment_review")

    employment.remind_of_reviews(at=now + timedelta(days=29))
    assert told.count() == 0
    for days in (30, 30, 31):
        employment.remind_of_reviews(at=now + timedelta(days=days))

    assert sorted(told.values_list("recipient", "kind")) == sorted(
        [(ana.pk, "employment_review"), (ada.pk, "employment_review_of_mine")]
    )
    assert [permit.request for permit in to_decide(body, ana, date(2026, 12, 21))] == [asked_by_ada]
    assert reviews_due(date(2026, 12, 20)) == []


def test_work_that_began_before_it_was_permitted_is_flagged(body, ada, asked_by_ada, now, today):
    begun = ask(body, ada, now, since=date(2026, 10, 1))

    assert {permit.request: permit.early_in_words for permit in permits_of(body, ada, today)} == {
        begun: "Started before permission was asked",
        asked_by_ada: "",
    }
    assert EmploymentRequest.objects.count() == 2


def test_what_is_mailed_leads_to_the_page_and_says_nothing_of_the_work(body, ada, ana, asked_by_ada, now):
    decide(asked_by_ada, ana, now, review_on=date(2026, 12, 21))
    employment.remind_of_reviews(at=now + timedelta(days=30))
    mailed = {message.kind: wording(message) for message in Message.objects.all()}

    assert {kind: f"/employment/{asked_by_ada.pk}/" in words.text for kind, words in mailed.items()} == dict.fromkeys(
        ("employment_asked", "employment_decided", "employment_review", "employment_review_of_mine"), True
    )
    everything = " ".join(f"{words.subject} {words.text}" for words in mailed.values())
    assert [word for word in ("Kettle", "harmac", "far from our work") if word in everything] == []
