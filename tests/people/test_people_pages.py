"""Who holds which post: the governance lead appoints people and ends posts."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from people.actions.posts import LastGovernanceLead, NotHeldThen, appoint, end_post
from people.models import Body, Person, Post, Role

NEW = {
    "name": "Nia Penhale",
    "email": "nia@ashcombe.example.org",
    "role": "declarant",
    "title_held": "GP partner",
    "since_day": "1",
    "since_month": "11",
    "since_year": "2026",
}
FOUNDED = ["ashcombe", "NHS Ashcombe Integrated Care Board", "--short-name", "Ashcombe", "--area", "9ZA"]
LED = ["--contact-email", "governance@ashcombe.example.org", "--lead-name", "Grace Oduya"]


def test_somebody_appointed_is_listed_and_can_set_a_password(as_grace, client):
    answer = as_grace.post("/people/appoint/", NEW, follow=True)

    assert "Nia Penhale is now Declarant." in answer.content.decode()
    post = Post.objects.get(person__email="nia@ashcombe.example.org")
    assert (post.role, post.title, post.since) == (Role.DECLARANT, "GP partner", date(2026, 11, 1))

    client.post("/accounts/password/reset/", {"email": "nia@ashcombe.example.org"})
    link = re.search(r"http://\S+/accounts/password/reset/key/\S+", mail.outbox[0].body).group()
    page = client.get(link, follow=True)
    words = "a long and homely phrase"
    client.post(page.redirect_chain[-1][0], {"password1": words, "password2": words})

    signed_in = client.post("/accounts/login/", {"login": "nia@ashcombe.example.org", "password": words}, follow=True)
    assert signed_in.redirect_chain[-1][0] == "/home/"


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(as_grace):
    page = as_grace.post("/people/appoint/", NEW | {"email": "nia at home", "role": ""}).content.decode()

    assert "Enter an email address in the correct format, like name@example.com" in page
    assert "Select a role" in page
    assert 'value="nia at home"' in page
    assert not Person.objects.filter(name="Nia Penhale").exists()


def test_a_role_held_already_is_refused_in_a_sentence(as_grace, ada):
    page = as_grace.post("/people/appoint/", NEW | {"email": ada.email}).content.decode()

    assert "This person already holds that role then." in page


def test_a_post_is_ended(as_grace, ada, body, now):
    post = body.posts.get(person=ada)

    as_grace.post(f"/people/posts/{post.pk}/end/", {"until_day": "1", "until_month": "12", "until_year": "2026"})

    post.refresh_from_db()
    assert post.until == date(2026, 12, 1)


def test_the_last_governance_lead_stays(body, grace, ada, now, today):
    post = body.posts.get(person=grace)

    with pytest.raises(LastGovernanceLead, match="Appoint another first"):
        end_post(post=post, until=today, by=grace, at=now)

    appoint(body=body, person=ada, role=Role.GOVERNANCE_LEAD, title="Deputy", since=today, by=grace, at=now)
    assert end_post(post=post, until=today + timedelta(days=1), by=grace, at=now).until == today + timedelta(days=1)


def test_a_post_cannot_end_before_it_began(body, grace, ada, now):
    with pytest.raises(NotHeldThen):
        end_post(post=body.posts.get(person=ada), until=date(2019, 1, 1), by=grace, at=now)


@pytest.mark.parametrize("address", ["/people/", "/people/appoint/"])
def test_only_a_governance_lead_sees_these_pages(address, as_ada, as_grace):
    assert (as_ada.get(address).status_code, as_grace.get(address).status_code) == (403, 200)


def test_a_body_is_founded_with_its_governance_lead(db, capsys):
    call_command("found_body", *FOUNDED, *LED, "--lead-email", "grace@ashcombe.example.org")

    body = Body.objects.get(slug="ashcombe")
    assert [(post.person.name, post.role) for post in body.posts.order_by("id")] == [("Grace Oduya", "governance_lead")]
    assert "signs in first by" in capsys.readouterr().out


def test_a_body_is_founded_once(body):
    with pytest.raises(CommandError, match="There is a body called ashcombe already"):
        call_command("found_body", *FOUNDED, *LED, "--lead-email", "grace@ashcombe.example.org")

    assert Body.objects.count() == 1


def test_a_wrong_address_is_named(db):
    with pytest.raises(CommandError, match="nobody: Enter a valid email address"):
        call_command("found_body", *FOUNDED, *LED, "--lead-email", "nobody")
