"""One's own record: the history of it, its versions, what was published, and copies to keep."""

from datetime import date, timedelta

import pytest

from registers.actions import copying, declaring
from registers.queries.copies import token_of
from tests.factories import make_organisation
from tests.registers.employment import ask
from tests.registers.rows import offer_to, publish_gifts, publish_interests
from tests.registers.told import own, theirs

pytestmark = pytest.mark.usefixtures("at_the_moment")
AGO = timedelta(days=40)


@pytest.fixture
def hers(body, ada, now):
    """Ada's interest in her practice, declared forty days ago."""
    make_organisation()
    told = own(public_description="Two sessions", became_aware_on=None)
    return declaring.declare(body=body, person=ada, interests=[told], by=ada, at=now - AGO).interests.get()


def change(interest, at, **facts):
    """A new version of an interest."""
    told = own(**{"public_description": "Two sessions", "became_aware_on": None, "replaces": interest.pk, **facts})
    person = interest.person
    made = declaring.declare(body=interest.body, person=person, interests=[told], by=person, at=at)
    return made.interests.get()


def test_the_history_tells_everything_ever_declared_and_what_each_act_did(as_ada, ada, body, hers, now):
    changed = change(hers, now - timedelta(days=30), public_description="Three sessions")
    declaring.end(interest=changed, until=date(2026, 11, 1), by=ada, at=now - timedelta(days=10))
    declaring.declare_nil(body=body, person=ada, by=ada, at=now)

    page = as_ada.get("/my-interests/history/")

    assert [[did for _, did in each["said"]] for each in page.context["declared"]] == [
        [],
        ["Ended"],
        ["Changed"],
        ["New"],
    ]
    assert "Nil declaration" in page.content.decode()


def published(browser):
    """What the page says of each interest: its first and last edition, whether it is public, and what is next."""
    rows = browser.get("/my-interests/published/").context["published"].interests
    return [(number_of(row.first), number_of(row.last), row.is_public, row.next.name) for row in rows]


def number_of(appearance):
    return appearance and appearance.edition.number


def test_what_is_published_and_since_when_is_told_from_the_editions(as_ada, ada, body, grace, hers, now, today):
    assert published(as_ada) == [(None, None, False, "APPEARS")]

    publish_interests(body, grace, now, today)
    assert published(as_ada) == [(1, 1, True, "STANDS")]

    changed = change(hers, now, public_description="Three sessions")
    assert published(as_ada) == [(1, 1, True, "CHANGES")]

    publish_interests(body, grace, now, today)
    assert published(as_ada) == [(1, 2, True, "STANDS")]
    page = as_ada.get("/my-interests/published/").content.decode()
    assert 'href="/registers/ashcombe/interests/editions/1/#line-1"' in page
    assert "in 2 editions in all" in page

    declaring.end(interest=changed, until=date(2025, 1, 1), by=ada, at=now)
    assert published(as_ada) == [(1, 2, True, "LEAVES")]
    publish_interests(body, grace, now, today)
    assert published(as_ada) == [(1, 2, False, "STAYS_OUT")]


def test_nil_and_offers_are_found_in_their_editions(as_ada, ada, body, grace, now, today):
    declaring.declare_nil(body=body, person=ada, by=ada, at=now)
    offer_to(body, ada, now)
    publish_interests(body, grace, now, today)
    publish_gifts(body, grace, now, today)

    seen = as_ada.get("/my-interests/published/").context["published"]

    assert (seen.nil.first.edition.number, seen.nil.next.name) == (1, "STANDS")
    assert [row.first.edition.register for row in seen.offers] == ["gifts-and-hospitality"]


def test_others_lines_are_not_taken_for_ones_own(as_ada, ada, body, clara, grace, hers, now, today):
    declaring.declare(body=body, person=clara, interests=[own()], by=clara, at=now)
    publish_interests(body, grace, now, today)

    assert published(as_ada) == [(1, 1, True, "STANDS")]
    assert as_ada.get("/my-interests/published/").context["published"].interests[0].first.position == 1


def test_a_copy_is_asked_for_and_opened_by_its_link_until_the_week_is_over(
    as_ada, as_grace, ada, hers, now, monkeypatch
):
    declaration = hers.declaration
    answer = as_ada.post(f"/my-interests/history/{declaration.pk}/copy/", follow=True)
    assert "on its way to your email address" in answer.content.decode()
    declaration.refresh_from_db()
    url = f"/my-interests/copies/{token_of(declaration.copy)}/"
    assert as_ada.get(url).headers["Location"] == "/my-interests/history/"

    copying.draw(copy_id=declaration.copy.pk, at=now)
    opened = as_ada.get(url)

    assert opened.headers["Content-Type"] == "application/pdf"
    assert opened.content.startswith(b"%PDF")
    assert "no-store" in opened.headers["Cache-Control"]
    assert as_grace.get(url).status_code == 404
    assert as_grace.post(f"/my-interests/history/{declaration.pk}/copy/").status_code == 404
    monkeypatch.setattr("coi.shared.middleware.now", lambda: now + timedelta(days=7))
    assert as_ada.get(url).headers["Location"] == "/my-interests/history/"


def test_what_waits_is_on_ones_own_page(as_ada, ada, body, now):
    asked = ask(body, ada, now)

    assert str(asked) in as_ada.get("/my-interests/").content.decode()
    assert str(asked) in as_ada.get("/my-interests/requests/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_take_as_many_queries_for_three_as_for_one(
    as_ada, ada, body, grace, now, today, rows, django_assert_num_queries
):
    make_organisation()
    for number in range(rows):
        at = now - timedelta(days=9 - number)
        told = [own(public_description=f"Share {number}"), theirs(private_detail=f"{number}")]
        made = declaring.declare(body=body, person=ada, interests=told, by=ada, at=at)
        copying.ask(declaration=made, by=ada, at=now)
        ask(body, ada, at)
        offer_to(body, ada, now)
        publish_interests(body, grace, at, at.date())

    with django_assert_num_queries(7):
        as_ada.get("/my-interests/history/")
    with django_assert_num_queries(12):
        as_ada.get("/my-interests/published/")
    with django_assert_num_queries(6):
        as_ada.get("/my-interests/requests/")
