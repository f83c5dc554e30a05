"""The body a request acts for, and what the person may do there."""

from datetime import date

import pytest

from people.actions.posts import appoint
from people.middleware import BODY_KEY
from people.models import Role
from people.permissions import granted
from tests.conftest import signed_in


@pytest.fixture
def both(ada, other_body, now):
    """Ada, who is an auditor of the other body as well."""
    since = date(2020, 1, 1)
    appoint(body=other_body, person=ada, role=Role.AUDITOR, title="Auditor", since=since, by=ada, at=now)
    return ada


def asked(browser):
    """The request as the views get it."""
    return browser.get("/home/").wsgi_request


def test_a_person_acts_for_their_body_with_the_permissions_of_their_roles_there(as_ada, body):
    request = asked(as_ada)

    assert (request.nhs_body, request.bodies) == (body, [body])
    assert request.permissions == granted([Role.DECLARANT])


def test_a_stranger_acts_for_nobody_and_may_nothing(client, db):
    request = asked(client)

    assert (request.nhs_body, request.bodies, request.permissions) == (None, [], frozenset())


def test_of_several_bodies_the_first_by_name_is_acted_for_until_another_is_chosen(both, body, other_body):
    browser = signed_in(both)
    before = asked(browser)

    answer = browser.post(f"/acting-for/{other_body.pk}/")

    after = asked(browser)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/home/")
    assert [request.nhs_body for request in (before, after)] == [body, other_body]
    assert [request.permissions for request in (before, after)] == [granted([Role.DECLARANT]), granted([Role.AUDITOR])]


def test_nobody_chooses_a_body_that_is_not_theirs(as_ada, body, other_body):
    assert as_ada.post(f"/acting-for/{other_body.pk}/").status_code == 404
    assert asked(as_ada).nhs_body == body


def test_a_body_is_not_chosen_by_following_a_link(both, body, other_body):
    browser = signed_in(both)

    assert browser.get(f"/acting-for/{other_body.pk}/").status_code == 405
    assert asked(browser).nhs_body == body


def test_a_body_once_chosen_is_no_longer_acted_for_when_the_post_has_ended(both, body, other_body, today):
    browser = signed_in(both)
    browser.post(f"/acting-for/{other_body.pk}/")
    both.posts.filter(body=other_body).update(until=today)

    assert asked(browser).nhs_body == body


def test_a_body_named_in_a_session_by_mistake_is_passed_over(as_ada, body, other_body):
    session = as_ada.session
    session[BODY_KEY] = other_body.pk
    session.save()

    assert asked(as_ada).nhs_body == body


@pytest.mark.parametrize("span", [{"since": date(2999, 1, 1)}, {"until": date(2021, 1, 1)}])
def test_a_post_not_yet_or_no_longer_held_permits_nothing(span, ada, as_ada):
    ada.posts.update(**span)
    request = asked(as_ada)

    assert (request.nhs_body, request.permissions) == (None, frozenset())


def test_somebody_made_inactive_is_signed_out(ada, as_ada):
    ada.is_active = False
    ada.save()

    assert asked(as_ada).user.is_anonymous


def test_the_permissions_in_one_body_say_nothing_of_another(both, body, other_body):
    browser = signed_in(both)

    assert [browser.get("/trail/").status_code, browser.get("/declare/").status_code] == [403, 200]
    browser.post(f"/acting-for/{other_body.pk}/")
    assert [browser.get("/trail/").status_code, browser.get("/declare/").status_code] == [200, 403]
