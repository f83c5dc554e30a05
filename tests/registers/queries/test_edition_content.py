"""What an edition would hold."""

from datetime import date, timedelta

import pytest

from people.actions.posts import appoint, the_service
from people.models import Post, Role
from registers.actions.reviewing import accept
from registers.models import OwnRule
from registers.queries.publication import gifts_content, interests_content, proposal
from tests.conftest import person_in
from tests.factories import make_interest, make_organisation, set_for_itself
from tests.registers.rows import declared, offer_to, publish_interests


def entries_of(content, *fields):
    return [tuple(entry[field] for field in fields) for entry in content["entries"]]


def test_a_register_of_interests_says_whose_it_is_and_what_stays_on_it(body, today):
    assert interests_content(body, today) == {
        "schema": "recuse/interests/1",
        "register": "interests",
        "title": "Register of interests",
        "body": {
            "id": "ashcombe",
            "name": "NHS Ashcombe Integrated Care Board",
            "contact": "governance@ashcombe.example.org",
        },
        "day": "2026-11-21",
        "notes": [
            "An interest stays on this register for 6 months after it ends.",
            f"Older interests are kept for at least 6 years. To ask about them, write to {body.contact_email}.",
        ],
        "entries": [],
        "withheld": 0,
        "not_declared": {"count": 0, "names": []},
    }


def test_an_interest_is_shown_as_the_public_may_see_it(body, ada, now, today):
    practice = make_organisation()
    interest = make_interest(body, ada, now, organisation=practice, public_description="Two of nine sessions")

    assert interests_content(body, today)["entries"] == [
        {
            "reference": str(interest.line),
            "name": "Ada Larkin",
            "position": "GP partner",
            "organisation": "Larkfield Surgery",
            "organisation_code": "X99001",
            "category": "Financial",
            "direct_or_indirect": "Direct",
            "nature": "Partner: Two of nine sessions",
            "since": "2020-01-01",
            "until": "",
        }
    ]


def test_nothing_to_declare_is_a_line_and_silence_is_counted(body, ada, grace, clara, now, today):
    declared(body, grace, now, kind="nil")
    declared(body, clara, now, kind="nil")
    declared(body, clara, now + timedelta(minutes=1), kind="no_change")

    content = interests_content(body, today)

    assert entries_of(content, "name", "position", "nature", "organisation", "category") == [
        ("Clara Weir", "Lay member and chair", "Nothing to declare", "", ""),
        ("Grace Oduya", "Governance lead", "Nothing to declare", "", ""),
    ]
    assert content["not_declared"] == {"count": 1, "names": []}


def test_a_body_may_name_those_who_have_not_declared(body, ada, gus, today):
    set_for_itself(body, "publish_non_declarers", "yes")

    assert interests_content(body, today)["not_declared"] == {"count": 2, "names": ["Ada Larkin", "Gus Abara"]}


def test_an_auditor_is_not_expected_to_declare(body, now, today):
    person_in(body, "Olu Marsh", Role.AUDITOR, "Internal auditor", now)

    assert interests_content(body, today)["not_declared"] == {"count": 0, "names": []}


@pytest.mark.parametrize(
    ("until", "shown"),
    [
        (None, True),
        (date(2027, 1, 1), True),
        (date(2026, 11, 21), True),
        (date(2026, 5, 22), True),
        (date(2026, 5, 21), False),
        (date(2025, 1, 1), False),
    ],
)
def test_an_interest_that_ended_stays_six_months(body, ada, now, today, until, shown):
    make_interest(body, ada, now, until=until)

    assert len(interests_content(body, today)["entries"]) == shown


def test_an_interest_is_shown_from_its_first_day(body, ada, now, today):
    make_interest(body, ada, now, since=today, organisation_text="Begins today")
    make_interest(body, ada, now, since=today + timedelta(days=1), organisation_text="Begins tomorrow")
    make_interest(body, ada, now, since=None, organisation_text="Began some day")

    assert entries_of(interests_content(body, today), "organisation") == [("Began some day",), ("Begins today",)]


def test_only_the_latest_version_of_an_interest_is_shown(body, ada, now, today):
    first = make_interest(body, ada, now - timedelta(days=9), organisation_text="Misspelt Surgery")
    make_interest(body, ada, now, line=first.line, replaces=first, organisation_text="Larkfield Surgery")

    assert entries_of(interests_content(body, today), "organisation") == [("Larkfield Surgery",)]
    assert entries_of(interests_content(body, today - timedelta(days=1)), "organisation") == [("Misspelt Surgery",)]


def test_people_are_in_order_of_their_names_and_what_ended_comes_last(body, ada, clara, now, today):
    make_interest(body, clara, now, organisation_text="Quay House")
    make_interest(body, ada, now, organisation_text="Birch Lane", until=date(2026, 9, 1))
    make_interest(body, ada, now, organisation_text="Zeal Care")
    make_interest(body, ada, now, organisation_text="alder Trust")

    assert entries_of(interests_content(body, today), "name", "organisation") == [
        ("Ada Larkin", "alder Trust"),
        ("Ada Larkin", "Zeal Care"),
        ("Ada Larkin", "Birch Lane"),
        ("Clara Weir", "Quay House"),
    ]


def test_where_the_body_says_so_only_what_was_accepted_is_published(body, ada, grace, now, today):
    rule = {"name": "publish_only_reviewed", "value": "yes", "since": today, "reason": "Checked first"}
    OwnRule.objects.create(body=body, **rule, set_at=now, set_by=grace)
    first = make_interest(body, ada, now, organisation_text="Alder Trust")
    newer = make_interest(body, ada, now, organisation_text="Birch Lane", replaces=first, line=first.line)
    published = []
    for accepted in ([], [first.declaration], [newer.declaration]):
        accept(declarations=accepted, by=grace, at=now)
        published.append(entries_of(interests_content(body, today), "organisation"))

    assert published == [[], [("Alder Trust",)], [("Birch Lane",)]]


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        (date(2026, 11, 21), [("Ada Larkin", "GP partner (former)")]),
        (date(2026, 5, 22), [("Ada Larkin", "GP partner (former)")]),
        (date(2026, 5, 21), []),
    ],
)
def test_somebody_who_left_stays_as_long_as_an_interest_that_ended(body, ada, now, today, left, shown):
    make_interest(body, ada, now)
    Post.objects.update(until=left)

    content = interests_content(body, today)

    assert entries_of(content, "name", "position") == shown
    assert content["not_declared"]["count"] == 0


def test_somebody_with_a_new_post_is_shown_in_that_one(body, ada, now, today):
    make_interest(body, ada, now)
    Post.objects.update(until=date(2026, 10, 1))
    appoint(
        body=body,
        person=ada,
        role=Role.CHAIR,
        title="Clinical chair",
        since=date(2026, 10, 1),
        by=the_service(),
        at=now,
    )

    assert entries_of(interests_content(body, today), "position") == [("Clinical chair",)]


def test_another_body_s_interests_and_people_are_not_in_it(body, other_body, ada, sam, now, today):
    appoint(body=other_body, person=ada, role=Role.DECLARANT, title="GP", since=today, by=the_service(), at=now)
    make_interest(other_body, ada, now, organisation_text="Declared to the other body")
    make_interest(other_body, sam, now)

    assert interests_content(body, today)["entries"] == []
    assert interests_content(body, today)["not_declared"]["count"] == 1


def test_an_offer_is_shown_as_the_public_may_see_it(body, ada, now):
    donor = make_organisation("Z99010", "Ferrybridge Pharma", "company")
    offer = offer_to(body, ada, now, donor=donor, donor_text="", approver="Grace Oduya")

    content = gifts_content(body, date(2026, 4, 1), date(2026, 11, 22))

    assert (content["title"], content["since"], content["day"]) == (
        "Register of gifts and hospitality",
        "2026-04-01",
        "2026-11-21",
    )
    assert content["entries"] == [
        {
            "reference": f"offer-{offer.pk}",
            "name": "Ada Larkin",
            "position": "GP partner",
            "kind": "Hospitality",
            "offered_on": "2026-10-05",
            "received_on": "",
            "organisation": "Ferrybridge Pharma",
            "organisation_code": "Z99010",
            "description": "Dinner at a conference",
            "value": "48.50",
            "is_estimate": False,
            "outcome": "Declined",
            "reason": "Above the limit",
        }
    ]


def test_offers_are_shown_whether_declined_or_accepted(body, ada, now):
    offer_to(body, ada, now)
    offer_to(
        body,
        ada,
        now,
        kind="gift",
        outcome="accepted",
        offered_on=date(2026, 10, 6),
        received_on=date(2026, 10, 7),
        donor_text="A patient group",
        value="12",
        is_estimate=True,
        reason="",
    )

    content = gifts_content(body, date(2026, 4, 1), date(2026, 11, 22))

    assert entries_of(content, "kind", "outcome", "received_on", "organisation", "value", "is_estimate") == [
        ("Hospitality", "Declined", "", "Ferrybridge Pharma", "48.50", False),
        ("Gift", "Accepted", "2026-10-07", "A patient group", "12.00", True),
    ]


def test_somebody_who_left_is_shown_with_the_offers_made_to_them(body, ada, now):
    offer_to(body, ada, now)
    Post.objects.update(until=date(2026, 10, 6))

    content = gifts_content(body, date(2026, 4, 1), date(2026, 11, 22))

    assert entries_of(content, "name", "position") == [("Ada Larkin", "GP partner (former)")]


def test_offers_before_and_after_the_period_are_not_in_it(body, other_body, ada, now):
    for day in (date(2026, 3, 31), date(2026, 4, 1), date(2026, 11, 21), date(2026, 11, 22)):
        offer_to(body, ada, now, offered_on=day)
    offer_to(other_body, ada, now)

    content = gifts_content(body, date(2026, 4, 1), date(2026, 11, 22))

    assert entries_of(content, "offered_on") == [("2026-04-01",), ("2026-11-21",)]


def test_a_period_without_offers_is_an_edition_all_the_same(body):
    assert gifts_content(body, date(2026, 4, 1), date(2026, 11, 22))["entries"] == []


def test_a_proposal_says_what_it_changes_in_the_latest_edition(body, other_body, ada, grace, now, today):
    stays = make_interest(body, ada, now, organisation_text="Stays")
    before = make_interest(body, ada, now, organisation_text="Larkfeild")
    publish_interests(body, grace, now, today)
    make_interest(body, ada, now, line=before.line, replaces=before, organisation_text="Larkfield")
    make_interest(body, ada, now, organisation_text="New")

    proposed = proposal(body, "interests", today, today)

    assert proposed.latest.number == 1
    assert [entry["organisation"] for entry in proposed.changes.added] == ["New"]
    assert [entry["organisation"] for entry in proposed.changes.changed] == ["Larkfield"]
    assert proposed.changes.gone == []
    assert str(stays.line) in {entry["reference"] for entry in proposed.content["entries"]}


def test_a_first_proposal_changes_nothing_before_it(body, today):
    proposed = proposal(body, "gifts-and-hospitality", date(2026, 4, 1), today)

    assert (proposed.latest, proposed.day, proposed.content["day"]) == (None, today, "2026-11-21")
