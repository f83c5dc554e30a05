"""Preparing an edition, publishing it, and waiting for its files."""

import re
from datetime import date

import pytest
from django.test import Client

from people.models import Role
from registers.models import Edition
from tests.conftest import person_in, signed_in
from tests.factories import make_interest
from tests.registers.rows import drawn, offer_to, publish_gifts, publish_interests

PREPARE = "/editions/interests/prepare/"
PREPARE_GIFTS = "/editions/gifts-and-hospitality/prepare/"
PERIOD = "/editions/gifts-and-hospitality/period/"


@pytest.fixture(autouse=True)
def the_day(monkeypatch, now):
    """Every request happens at the tests' moment."""
    monkeypatch.setattr("coi.shared.middleware.now", lambda: now)


@pytest.fixture
def as_auditor(body, now):
    """The browser of an auditor, who sees and does not publish."""
    return signed_in(person_in(body, "Olu Marsh", Role.AUDITOR, "Internal auditor", now))


def seen_on(response):
    """The hash of the content on a page, as its button posts it."""
    return re.search(r'name="seen" value="([0-9a-f]{64})"', response.content.decode())[1]


def words_of(response):
    """A page's words, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("address", ["/editions/", PREPARE, PREPARE_GIFTS, PERIOD])
def test_strangers_are_asked_to_sign_in_and_others_are_refused(body, as_ada, address):
    assert Client().get(address).status_code == 302
    assert as_ada.get(address).status_code == 403


def test_who_sees_the_working_register_sees_the_editions_but_only_the_governance_lead_publishes(
    as_auditor, as_gus, as_grace
):
    for client in (as_auditor, as_gus):
        assert "Prepare an edition" not in words_of(client.get("/editions/"))
        assert [client.get(address).status_code for address in (PREPARE, PREPARE_GIFTS, PERIOD)] == [403] * 3
        assert client.post(PREPARE).status_code == 403
    assert "Prepare an edition" in words_of(as_grace.get("/editions/"))


def test_another_body_s_editions_are_not_seen(body, other_body, ada, grace, as_sam, now, today):
    make_interest(body, ada, now)
    edition = publish_interests(body, grace, now, today)

    assert "Edition 1" not in words_of(as_sam.get("/editions/"))
    assert "Larkfield" not in words_of(as_sam.get(PREPARE))
    assert as_sam.get(f"/editions/{edition.pk}/").status_code == 404


def test_preparing_shows_what_the_public_will_see_and_what_has_changed(body, ada, grace, as_grace, asked, now, today):
    before = make_interest(body, ada, now, organisation_text="Larkfeild")
    ended = make_interest(body, ada, now, organisation_text="Birch House")
    publish_interests(body, grace, now, today)
    make_interest(body, ada, now, line=before.line, replaces=before, organisation_text="Larkfield")
    make_interest(body, ada, now, line=ended.line, replaces=ended, until=date(2026, 1, 1))
    make_interest(body, ada, now, organisation_text="Quay House")

    words = words_of(as_grace.get(PREPARE))

    changed, whole = words.split("What the public will see")
    assert re.findall(r"(Added|Changed|No longer shown|Larkfield|Quay House|Birch House)", changed) == [
        "Added",
        "Quay House",
        "Changed",
        "Larkfield",
        "No longer shown",
        "Birch House",
    ]
    assert re.findall(r"(Larkfield|Larkfeild|Quay House|Birch House)", whole) == ["Larkfield", "Quay House"]


def test_a_first_edition_and_an_unchanged_register_are_called_so(body, grace, as_grace, now, today):
    assert "This is the first edition." in words_of(as_grace.get(PREPARE))

    publish_interests(body, grace, now, today)

    assert "No line has changed since edition 1, as at 21 November 2026." in words_of(as_grace.get(PREPARE))


def test_what_was_seen_is_published_and_its_files_are_awaited(body, ada, grace, as_grace, now, today):
    make_interest(body, ada, now)

    answer = as_grace.post(PREPARE, {"seen": seen_on(as_grace.get(PREPARE))})

    edition = Edition.objects.get()
    assert (edition.body, edition.register, edition.number, edition.day) == (body, "interests", 1, today)
    assert (edition.published_by, edition.published_at) == (grace, now)
    assert answer.url == f"/editions/{edition.pk}/"
    assert "Edition 1 is published." in words_of(as_grace.get(answer.url))


def test_what_changed_since_it_was_seen_is_not_published(body, ada, as_grace, now):
    seen = seen_on(as_grace.get(PREPARE))
    make_interest(body, ada, now)

    refused = as_grace.post(PREPARE, {"seen": seen})

    assert Edition.objects.count() == 0
    assert "The register has changed since you opened this page." in words_of(refused)
    assert "Larkfield Surgery" in words_of(refused)
    assert as_grace.post(PREPARE, {"seen": seen_on(refused)}).status_code == 302
    assert Edition.objects.count() == 1


def test_publishing_twice_makes_one_edition(body, ada, as_grace, monkeypatch, now):
    make_interest(body, ada, now)
    seen = seen_on(as_grace.get(PREPARE))
    as_grace.post(PREPARE, {"seen": seen})
    monkeypatch.setattr("coi.shared.middleware.now", lambda: now.replace(minute=1))

    answer = as_grace.post(PREPARE, {"seen": seen}, follow=True)

    assert Edition.objects.count() == 1
    assert "Nothing has changed since edition 1, so it still stands." in words_of(answer)


def test_gifts_are_prepared_for_the_financial_year_so_far_unless_told_otherwise(body, ada, as_grace, now):
    for day in (date(2026, 3, 31), date(2026, 4, 1), date(2026, 11, 21)):
        offer_to(body, ada, now, offered_on=day, description=f"Lunch on {day}")

    usual = words_of(as_grace.get(PREPARE_GIFTS))
    chosen = words_of(as_grace.get(f"{PREPARE_GIFTS}?since=2026-03-01&last_day=2026-03-31"))

    assert re.findall(r"Lunch on (\S+)", usual) == ["2026-04-01", "2026-11-21"]
    assert "Offers made from 1 April 2026 to 21 November 2026." in usual
    assert re.findall(r"Lunch on (\S+)", chosen) == ["2026-03-31"]
    assert "Offers made from 1 March 2026 to 31 March 2026." in chosen


@pytest.mark.parametrize(
    "asked_for",
    [
        "since=2026-05-01&last_day=2026-04-01",
        "since=2026-05-01&last_day=2027-01-01",
        "since=May",
        "last_day=2026-06-01",
    ],
)
def test_days_that_cannot_be_give_the_financial_year_so_far(as_grace, asked_for):
    page = words_of(as_grace.get(f"{PREPARE_GIFTS}?{asked_for}"))

    assert "Offers made from 1 April 2026 to 21 November 2026." in page


def test_the_days_chosen_are_what_is_published(body, ada, as_grace, now):
    offer_to(body, ada, now)
    address = f"{PREPARE_GIFTS}?since=2026-10-01&last_day=2026-10-31"

    as_grace.post(address, {"seen": seen_on(as_grace.get(address))})

    edition = Edition.objects.get()
    assert (edition.day, edition.content["since"], len(edition.content["entries"])) == (
        date(2026, 10, 31),
        "2026-10-01",
        1,
    )


def days(since, last_day):
    """What the page that asks for the days posts."""
    parts = ("day", "month", "year")
    return {
        f"{name}_{part}": text
        for name, day in {"since": since, "last_day": last_day}.items()
        for part, text in zip(parts, day.split(), strict=True)
    }


def test_the_days_are_asked_for(as_grace):
    answer = as_grace.post(PERIOD, days("1 10 2026", "31 10 2026"))

    assert answer.url == f"{PREPARE_GIFTS}?since=2026-10-01&last_day=2026-10-31"


@pytest.mark.parametrize(
    ("since", "last_day", "says"),
    [
        ("2 10 2026", "1 10 2026", "Last day must be the same as or after the first day"),
        ("1 10 2026", "22 11 2026", "Last day must be on or before 21 November 2026"),
        ("31 2 2026", "1 10 2026", "Enter a real date"),
    ],
)
def test_days_that_make_no_sense_are_asked_for_again(as_grace, since, last_day, says):
    assert says in words_of(as_grace.post(PERIOD, days(since, last_day)))


def test_a_register_that_is_none_cannot_be_prepared(as_grace):
    assert as_grace.get("/editions/everything/prepare/").status_code == 404


def test_the_page_of_an_edition_says_how_far_its_files_are(body, grace, as_grace, now, today):
    edition = publish_interests(body, grace, now, today)
    address = f"/editions/{edition.pk}/"

    waiting = as_grace.get(address, headers={"HX-Request": "true"})
    drawn(edition)
    done = as_grace.get(address, headers={"HX-Request": "true"})

    assert "0 of 3 files are ready." in words_of(waiting)
    assert f'hx-get="{address}"' in waiting.content.decode()
    assert "All the files are ready." in words_of(done)
    assert "hx-get" not in done.content.decode()
    assert "interests.pdf" in done.content.decode()
    assert "<html" not in done.content.decode()
    assert "<html" in as_grace.get(address).content.decode()


@pytest.mark.parametrize("editions", [1, 3])
def test_the_list_asks_as_many_questions_of_one_edition_as_of_three(
    body, ada, grace, as_grace, now, today, django_assert_num_queries, editions
):
    for number in range(editions):
        make_interest(body, ada, now, organisation_text=f"Practice {number}")
        drawn(publish_interests(body, grace, now, today))
    publish_gifts(body, grace, now, today)

    with django_assert_num_queries(8):
        as_grace.get("/editions/")


@pytest.mark.parametrize("interests", [1, 3])
def test_preparing_asks_as_many_questions_of_one_interest_as_of_three(
    body, ada, as_grace, now, django_assert_num_queries, interests
):
    for number in range(interests):
        make_interest(body, ada, now, organisation_text=f"Practice {number}")

    with django_assert_num_queries(12):
        as_grace.get(PREPARE)
