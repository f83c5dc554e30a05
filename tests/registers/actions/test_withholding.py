"""Asking not to publish, deciding and appealing; and what that does to the next edition."""

from datetime import date, timedelta

import pytest

from people.models import Event, Role
from registers.actions.withholding import (
    AskedAlready,
    NoAppeal,
    NoReviewDay,
    NotYourEntry,
    NotYoursToDecide,
    appeal,
    ask_not_to_publish,
    decide,
)
from registers.actions.wording import OwnWording, check_words
from registers.queries.declarations import interests_standing, record_of
from registers.queries.publication import gifts_content, interests_content
from registers.queries.wording import to_look_at
from tests.conftest import person_in
from tests.factories import make_interest
from tests.registers.rows import offer_to

REVIEW = date(2027, 11, 21)


@pytest.fixture
def olive(body, now):
    """The Accountable Officer."""
    return person_in(body, "Olive Quarles", Role.ACCOUNTABLE_OFFICER, "Chief executive", now)


@pytest.fixture
def asked_for(body, ada, gus, now):
    """Ada's request that her name is not published beside her interest."""
    return asks(make_interest(body, ada, now), ada, now)


def asks(entry, person, now, *parts):
    return ask_not_to_publish(
        entry=entry, ground="harm", parts=parts or ["name"], reason="He found me before", by=person, at=now
    )


def entries(body, day):
    return interests_content(body, day)["entries"]


def test_redaction_request_pending_when_edition_is_cut_entry_is_held_back(body, ada, gus, asked_for, now, today):
    """Guidance §7, case 8."""
    make_interest(body, ada, now, organisation_text="Birch Lane")

    content = interests_content(body, today)

    assert content["withheld"] == 1
    assert [(entry["name"], entry["reference"], entry.get("withheld", "")) for entry in content["entries"]] == [
        ("Ada Larkin", entries(body, today)[0]["reference"], ""),
        ("Entry withheld", "withheld-1", "Entry withheld: a request not to publish it is being considered."),
    ]


def test_the_guardian_withholds_a_part_and_the_public_reads_the_rest(body, ada, gus, asked_for, now, today, mailoutbox):
    decide(request=asked_for, parts=["name"], reason="A real risk", review_on=REVIEW, by=gus, at=now)

    entry = entries(body, today)[0]

    assert (entry["name"], entry["position"], entry["organisation"]) == ("Name withheld", "", "Larkfield Surgery")
    assert entry["withheld"] == "Name withheld: the Conflicts of Interest Guardian decided this on 21 November 2026."
    assert str(asked_for.interest.line) not in str(entries(body, today))


def test_what_is_withheld_stays_so_in_later_versions_and_is_matched_and_shown_to_its_holder(
    body, ada, gus, asked_for, now, today
):
    decide(request=asked_for, parts=["whole"], reason="A real risk", review_on=REVIEW, by=gus, at=now)
    older = asked_for.interest
    make_interest(body, ada, now, replaces=older, line=older.line, until=date(2027, 1, 1))

    assert [entry["name"] for entry in entries(body, today)] == ["Entry withheld"]
    assert [each.subject for each in interests_standing(body, today)] == ["Larkfield Surgery"]
    assert [line.public["withheld"][:14] for line in record_of(body, ada, today)] == ["Entry withheld"]


def test_a_refusal_publishes_once_the_time_to_appeal_is_over(body, ada, gus, asked_for, now, today):
    decide(request=asked_for, parts=[], reason="No risk was told", by=gus, at=now)

    days = [today, today + timedelta(days=14), today + timedelta(days=15)]

    assert [entries(body, day)[0]["name"] for day in days] == ["Entry withheld", "Entry withheld", "Ada Larkin"]
    with pytest.raises(NoAppeal):
        appeal(request=asked_for, reason="Please", by=ada, at=now + timedelta(days=15))


def test_an_appeal_is_decided_by_somebody_else_and_only_once(body, ada, gus, olive, asked_for, now, today):
    decide(request=asked_for, parts=[], reason="No risk was told", by=gus, at=now)
    appeal(request=asked_for, reason="I was followed home", by=ada, at=now)

    with pytest.raises(NotYoursToDecide):
        decide(request=asked_for, parts=["name"], reason="Changed", review_on=REVIEW, by=gus, at=now)
    decide(request=asked_for, parts=["name"], reason="A real risk", review_on=REVIEW, by=olive, at=now)
    with pytest.raises(NoAppeal):
        appeal(request=asked_for, reason="More", by=ada, at=now)

    assert entries(body, today)[0]["withheld"] == (
        "Name withheld: the Accountable Officer decided this on 21 November 2026."
    )


def test_what_is_refused(body, ada, gus, grace, olive, asked_for, now):
    mine = asks(make_interest(body, gus, now), gus, now)
    with pytest.raises(AskedAlready):
        asks(asked_for.interest, ada, now)
    with pytest.raises(NotYourEntry):
        asks(make_interest(body, ada, now), grace, now)
    for request, person in [(mine, gus), (asked_for, grace), (asked_for, olive)]:
        with pytest.raises(NotYoursToDecide):
            decide(request=request, parts=[], reason="No", by=person, at=now)
    with pytest.raises(NoReviewDay):
        decide(request=asked_for, parts=["name"], reason="A risk", review_on=now.date(), by=gus, at=now)
    # The only Guardian asks for themselves: the Accountable Officer decides.
    assert decide(request=mine, parts=[], reason="No risk was told", by=olive, at=now).capacity == "accountable_officer"


def test_the_trail_and_the_messages_hold_no_reason(body, ada, gus, asked_for, now):
    decide(request=asked_for, parts=["name"], reason="A real risk", review_on=REVIEW, by=gus, at=now)

    told = str(list(Event.objects.values("kind", "detail"))) + str(list(body.outgoing.values("kind", "context")))

    assert "withholding.decided" in told
    assert "withholding_asked" in told
    assert [secret for secret in ("He found me", "A real risk") if secret in told] == []


def test_an_offer_is_withheld_even_from_an_edition_of_days_gone_by(body, ada, gus, now, today):
    request = asks(offer_to(body, ada, now), ada, now, "organisation")
    past = (body, date(2026, 10, 1), date(2026, 11, 1))

    before = gifts_content(*past, today)["entries"]
    decide(request=request, parts=["organisation"], reason="A risk", review_on=REVIEW, by=gus, at=now)
    after = gifts_content(*past, today)["entries"]

    assert [(each["name"], each["organisation"], each["reference"]) for each in before + after] == [
        ("Entry withheld", "", "withheld-1"),
        ("Ada Larkin", "Organisation withheld", "withheld-1"),
    ]


def test_words_that_may_tell_too_much_wait_until_somebody_else_has_looked(body, ada, gus, grace, now, today):
    interest = make_interest(body, ada, now, public_description="Helps there since her own diagnosis")

    assert [entry["withheld"] for entry in entries(body, today)] == [
        "Entry withheld: its words are being checked before it is published."
    ]
    assert [each.interest for each in to_look_at(body, today)] == [interest]
    with pytest.raises(OwnWording):
        check_words(interest=interest, outcome="publish", reason="It is fine", by=ada, at=now)

    check_words(interest=interest, outcome="keep_back", reason="Health", by=gus, at=now)
    assert entries(body, today)[0]["name"] == "Entry withheld"
    check_words(interest=interest, outcome="publish", reason="She wishes it", by=grace, at=now + timedelta(hours=1))
    assert entries(body, today)[0]["nature"] == "Partner: Helps there since her own diagnosis"
    assert to_look_at(body, today) == []
