"""Scenario S5: whoever has not returned the form is sent a link that opens declaring, and nothing else."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from outbox.models import Message
from outbox.queries.wording import wording
from registers.actions import linking
from registers.actions.declaring import declare_nil
from registers.models import Declaration, Link
from registers.views import links
from tests.architecture.addresses import STAFF
from tests.conftest import signed_in
from tests.factories import make_interest, make_organisation
from tests.registers.walking import OWN, told_by, walk

ADDRESS = re.compile(r"https?://[^/]+(/link/open/[0-9a-f]{64}/)")


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch, now):
    """Pages are asked for at the moment of the tests."""
    monkeypatch.setattr("coi.shared.middleware.now", lambda: now)


@pytest.fixture
def sent(body, ada, grace, now):
    """The address of a link that was sent to Ada."""
    linking.send_link(body=body, person=ada, by=grace, at=now)
    return address()


def address():
    """The address in the last message: only there is the secret."""
    return ADDRESS.search(wording(Message.objects.first()).text)[1]


@pytest.fixture
def phone(sent):
    """A browser in which the link was opened."""
    browser = Client()
    assert browser.get(sent).headers["Location"] == "/link/"
    return browser


def text(response):
    return " ".join(response.content.decode().split())


def test_the_governance_lead_sends_a_link_from_the_declarants_page(as_grace, ada, mailoutbox):
    page = as_grace.post(reverse("link_send", args=[ada.pk]), follow=True)

    assert "A link to declare has been sent to Ada Larkin" in text(page)
    assert Message.objects.get().recipient == ada


def test_a_link_leads_to_a_finished_nil_and_is_then_used_up(phone, sent, ada):
    done = phone.post(reverse("link_nil"), follow=True)

    declaration = Declaration.objects.get()
    assert (declaration.kind, declaration.route, declaration.person, declaration.declared_by) == (
        "nil",
        "link",
        ada,
        ada,
    )
    assert "you have nothing to declare" in text(done)
    assert [Client().get(sent).status_code, phone.get(sent).status_code] == [404, 404]
    assert phone.post(reverse("link_nil")).headers["Location"] == reverse("link_done")


def test_the_same_said_by_two_links_on_one_day_is_one_declaration(phone, body, ada, grace, now):
    phone.post(reverse("link_nil"))
    linking.send_link(body=body, person=ada, by=grace, at=now + timedelta(seconds=1))
    again = Client()
    again.get(address())

    assert again.post(reverse("link_nil")).headers["Location"] == reverse("link_done")
    assert Declaration.objects.get().link_ends.count() == 2


def test_a_link_leads_to_an_interest(phone, ada):
    make_organisation()
    assert walk(phone, OWN) == "/declare/check/"
    done = phone.post("/declare/check/", follow=True)

    assert "You declared 1 interest to NHS Ashcombe" in text(done)
    assert [new.organisation_code for new in told_by(ada)] == ["X99001"]
    assert Declaration.objects.get().route == "link"


def test_no_change_by_a_link(body, ada, phone, now):
    declare_nil(body=body, person=ada, by=ada, at=now - timedelta(days=300))
    phone.post(reverse("link_no_change"))

    assert [each.route for each in Declaration.objects.all()] == ["link", "online"]


def test_a_link_opens_no_other_page(phone):
    opened = {
        "link_home",
        "link_nil",
        "link_no_change",
        "declare_begin",
        "declare_check",
        "declare_page",
        "find_organisations",
    }
    places = [place for place in STAFF if place.name not in opened | {"declare_drop", "link_leave"}]
    answers = {place.name: phone.get(place.address()) for place in places}

    assert {
        name for name, answer in answers.items() if not answer.headers.get("Location", "").startswith("/accounts/")
    } == set()
    assert phone.get(reverse("link_home")).context["navigation"] == []


def test_what_is_private_on_record_is_not_shown_by_a_link(body, ada, phone, now):
    secret = {"third_party_name": "Petra Holm", "third_party_role": "Contracts", "private_detail": "Ill since May"}
    theirs = {"category": "indirect", "relationship": "sibling", "publish_organisation": False}
    make_interest(body, ada, now, organisation_text="Hollin Bank Hospital", **theirs, **secret)
    shown = "".join(text(phone.get(reverse(name))) for name in ("link_home", "link_nil", "link_no_change"))

    assert "Close relative or partner" in shown
    assert [
        word for word in ("Petra", "Contracts", "Ill since", "sibling", "Brother", "Hollin Bank") if word in shown
    ] == []


def test_the_secret_stands_in_no_row_and_goes_to_no_other_site(sent, body):
    token = sent.split("/")[-2]
    answer = Client().get(sent)

    assert token not in str([*Link.objects.values(), *Message.objects.values(), *body.events.values()])
    assert (answer["Referrer-Policy"], "no-store" in answer["Cache-Control"]) == ("no-referrer", True)


@pytest.mark.parametrize(("days", "status"), [(0, 302), (13, 302), (14, 404)])
def test_a_link_opens_for_fourteen_days(sent, now, monkeypatch, days, status):
    monkeypatch.setattr("coi.shared.middleware.now", lambda: now + timedelta(days=days))

    assert Client().get(sent).status_code == status


def test_a_link_taken_back_no_longer_opens_nor_goes_on(sent, phone, as_grace, ada):
    as_grace.post(reverse("link_take_back", args=[ada.pk]))

    assert Client().get(sent).status_code == 404
    assert phone.post(reverse("link_nil")).headers["Location"] == reverse("link_over")
    assert not Declaration.objects.exists()


def test_a_second_link_ends_the_first(sent, body, ada, grace, now):
    linking.send_link(body=body, person=ada, by=grace, at=now + timedelta(seconds=1))

    assert (Client().get(sent).status_code, Client().get(address()).status_code) == (404, 302)


def test_links_are_not_sent_without_end(sent, body, ada, grace, now):
    for _ in range(linking.MOST_A_DAY - 1):
        linking.send_link(body=body, person=ada, by=grace, at=now)

    with pytest.raises(linking.TooManyLinks):
        linking.send_link(body=body, person=ada, by=grace, at=now)


def test_whoever_asks_for_links_without_end_is_stopped(db, monkeypatch):
    monkeypatch.setattr(links, "MOST_OPENED", 2)
    browser = Client(REMOTE_ADDR="203.0.113.9")

    assert [browser.get("/link/open/x/").status_code for _ in range(3)] == [404, 404, 429]


def test_somebody_without_an_address_cannot_be_sent_a_link(body, ada, grace, now):
    ada.email = None
    ada.save()

    with pytest.raises(linking.NoAddress):
        linking.send_link(body=body, person=ada, by=grace, at=now)


def test_a_link_of_somebody_who_left_does_not_open(sent, ada, today):
    ada.posts.update(until=today)

    assert Client().get(sent).status_code == 404


def test_whoever_is_signed_in_stays_themselves(sent, as_ada, as_grace):
    assert as_ada.get(sent).headers["Location"] == reverse("declare")
    assert "This link is for Ada Larkin, and you are signed in as Grace Oduya" in text(as_grace.get(sent))


def test_leaving_closes_what_the_link_opened(phone):
    phone.post(reverse("link_leave"))

    assert phone.get(reverse("link_home")).headers["Location"].startswith("/accounts/login/")


def test_pages_of_a_link_cost_little(phone, django_assert_max_num_queries):
    for name in ("link_home", "link_nil"):
        with django_assert_max_num_queries(12):
            phone.get(reverse(name))


def test_a_person_signed_in_has_no_use_for_pages_of_links(ada):
    assert signed_in(ada).get(reverse("link_home")).headers["Location"] == reverse("declare")
