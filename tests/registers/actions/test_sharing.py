"""One person, two bodies (scenario S31)."""

from datetime import date, timedelta

import pytest

from people.actions.posts import appoint, the_service
from registers.actions import sharing
from registers.actions.declaring import as_new, declare
from registers.models import Declaration
from registers.queries.elsewhere import differences, other_bodies
from tests.conftest import signed_in
from tests.factories import make_organisation
from tests.registers.told import own, theirs
from tests.registers.walking import OWN, walk


@pytest.fixture
def both(body, other_body, ada, now):
    """Ada sits on committees of two bodies."""
    facts = {"person": ada, "role": "declarant", "title": "Joint appointee", "since": date(2024, 1, 1)}
    appoint(body=other_body, **facts, by=the_service(), at=now)
    make_organisation()
    return {"body": body, "others": [other_body], "person": ada, "by": ada, "at": now}


def on_record(person, body):
    return [as_new(each) for each in person.interests.filter(body=body).order_by("id")]


def test_s31_one_declaration_is_made_to_two_bodies(both, body, other_body, ada):
    sharing.declare_to_each(interests=[own(), theirs()], **both)

    assert on_record(ada, other_body) == on_record(ada, body) == [own(), theirs()]
    assert {each.body for each in Declaration.objects.all()} == {body, other_body}


def test_s31_what_the_other_body_knows_becomes_a_new_version_and_what_is_the_same_is_not_said_again(
    both, other_body, ada, now
):
    known = [own(public_description="Two sessions"), theirs()]
    before = declare(body=other_body, person=ada, interests=known, by=ada, at=now - timedelta(days=1))
    older = before.interests.get(category="financial")

    sharing.declare_to_each(interests=[own(public_description="Three sessions"), theirs()], **both)

    told = other_body.declarations.first().interests.all()
    assert [(each.replaces, each.line, each.public_description) for each in told] == [
        (older, older.line, "Three sessions")
    ]


def test_an_organisation_that_only_the_first_body_keeps_is_told_by_its_name(both, body, other_body, ada):
    make_organisation(code="L1", name="Larkfield Books", body=body)
    make_organisation(code="L1", name="Brindle Bakery", body=other_body)

    sharing.declare_to_each(interests=[own(code="L1")], **both)

    assert on_record(ada, other_body) == [own(code="", organisation_text="Larkfield Books")]


def test_s31_where_the_two_differ_is_seen(both, body, other_body, ada, now, today, django_assert_num_queries):
    later = own(since=date(2022, 4, 1))
    declare(body=body, person=ada, interests=[own(), theirs()], by=ada, at=now)
    declare(body=other_body, person=ada, interests=[later], by=ada, at=now)

    with django_assert_num_queries(2):
        found = differences(ada, here=body, there=other_body, day=today)

    assert [pair.differing for pair in found.differing] == [[("From", "1 April 2021", "1 April 2022")]]
    assert ([str(each) for each in found.only_here], found.only_there) == (["Employee, Larkfield Surgery"], [])
    assert other_bodies(ada, body, [body, other_body], today) == [other_body]


@pytest.mark.usefixtures("at_the_moment")
def test_s31_the_pages_offer_it(both, other_body, ada):
    browser = signed_in(ada)
    walk(browser, OWN)
    assert "Declare the same to your other bodies?" in browser.get("/declare/check/").content.decode()

    browser.post("/declare/check/", {"also_to": [other_body.pk]})

    assert len(on_record(ada, other_body)) == 1
    page = browser.get(f"/declare/elsewhere/{other_body.pk}/").content.decode()
    assert "Both know, in the same words" in page


@pytest.mark.usefixtures("at_the_moment")
def test_one_body_is_told_later_what_the_other_knows(both, body, other_body, ada, now):
    hers = declare(body=body, person=ada, interests=[own()], by=ada, at=now).interests.get()

    signed_in(ada).post(f"/declare/elsewhere/{other_body.pk}/", {"interests": [hers.pk]})

    assert on_record(ada, other_body) == [own()]


@pytest.mark.usefixtures("at_the_moment")
def test_a_body_one_declares_nothing_to_is_not_found(as_ada, other_body):
    assert as_ada.get(f"/declare/elsewhere/{other_body.pk}/").status_code == 404
