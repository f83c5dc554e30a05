"""Every address names the permission it takes or is known to be public; a stranger is asked to sign in."""

from collections import Counter

import pytest
from django.urls import reverse

from people.actions.posts import the_service, welcome
from people.permissions import Permission, requires
from tests.architecture import rows
from tests.architecture.addresses import OURS, SERVED, STAFF
from tests.conftest import signed_in

# What anyone may open.
PUBLIC = {
    "about",
    "accessibility",
    "body_about",
    "body_registers",
    "demo_sign_in",
    "edition_file",
    "front",
    "healthz",
    "link_done",
    "link_open",
    "link_over",
    "privacy",
    "register",
    "register_edition",
    "register_editions",
    "registers",
    "released_file",
    "search",
}
# What the sign-in library shows to somebody who is not signed in.
BEFORE_SIGNING_IN = {
    "account_confirm_email",
    "account_confirm_login_code",
    "account_email_verification_sent",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "mfa_authenticate",
}
PUBLISHED = {
    "slug": "ashcombe",
    "register": "interests",
    "number": 1,
    "name": "interests",
    "form": "csv",
    "key": "chair",
    "token": "x",
}
# healthz tells of the worker, who may not be there; the demo's buttons post.
ANSWERS = {"healthz": {200, 503}, "demo_sign_in": {405}, "link_open": {404}}

SERVED_AND_PUBLIC = [page for page in SERVED if page.name in PUBLIC]
LOGIN = reverse("account_login")
GUARD = requires(Permission.SEE_OWN)(lambda request: None)


def needs_sign_in(page) -> bool:
    return getattr(page.view, "login_required", True)


def test_every_address_has_a_name_of_its_own():
    names = Counter(page.name for page in SERVED)

    assert {name: count for name, count in names.items() if not name or count > 1} in ({}, {"front": 2})


@pytest.mark.parametrize("place", OURS, ids=str)
def test_a_page_names_its_permission_or_is_public(place):
    permissions = set(getattr(place.view, "permission", ()))

    assert permissions <= set(Permission)
    assert (permissions == set()) == (place.name in PUBLIC)
    assert needs_sign_in(place) == (place.name not in PUBLIC)


@pytest.mark.parametrize("place", STAFF, ids=str)
def test_the_guard_stands_before_every_other(place):
    assert place.view.__code__ is GUARD.__code__


def test_every_public_page_is_there():
    assert PUBLIC - {page.name for page in OURS} == set()


def test_a_stranger_is_asked_to_sign_in(db, client):
    sent_to = {}
    for place in STAFF:
        answers = [client.get(place.address()), client.post(place.address())]
        sent_to[place.address()] = [answer.headers.get("Location") for answer in answers]

    assert sent_to == {address: [f"{LOGIN}?next={address}"] * 2 for address in sent_to}


def test_a_stranger_may_open_every_public_page(body, ada, now, client):
    rows.one_of_each(body, ada, now)
    answers = {}
    for place in SERVED_AND_PUBLIC:
        published = {name: PUBLISHED[name] for name in place.arguments}
        answers[place.name] = client.get(place.address(**published)).status_code

    assert {name: status for name, status in answers.items() if status not in ANSWERS.get(name, {200})} == {}


def test_what_is_not_published_is_not_found(db, client):
    answers = {}
    for place in SERVED_AND_PUBLIC:
        if place.arguments:
            answers[place.name] = {client.get(place.address()).status_code, client.post(place.address()).status_code}

    assert {name: found for name, found in answers.items() if found - {405} != {404}} == {}


def test_somebody_without_a_post_may_open_nothing(db, now):
    nobody = signed_in(welcome(email="nobody@example.org", name="Nobody", by=the_service(), at=now))
    answers = {place.name: nobody.get(place.address()).status_code for place in STAFF}

    assert answers == dict.fromkeys(answers, 403)


def test_the_sign_in_library_asks_to_sign_in_as_well(db, client):
    of_the_library = [page for page in SERVED if not page.is_ours]
    answered = {page.name: client.get(page.address()).headers.get("Location", "") for page in of_the_library}

    assert {name for name, sent_to in answered.items() if not sent_to.startswith(LOGIN)} <= BEFORE_SIGNING_IN


@pytest.mark.parametrize("name", ["account_email", "account_set_password"])
def test_nobody_changes_the_address_they_are_known_by_themselves(name, as_ada):
    assert as_ada.get(reverse(name)).status_code == 404


def test_nobody_can_make_an_account_for_themselves(db, client):
    address = reverse("account_signup")
    asked = client.post(address, {"email": "eve@example.org", "password1": "correct horse battery"})

    assert [template.name for template in asked.templates][0] == "account/signup_closed.html"
    assert asked.wsgi_request.user.is_anonymous
