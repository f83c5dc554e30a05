"""A delegate prepares and the owner attests; a governance officer keys in paper."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from outbox.models import Message
from people.models import Event
from registers.actions import delegating
from registers.actions.assisting import Declarer, OwnerAttests, submit
from registers.actions.declaring import declare_nil
from registers.models import Attestation, Declaration, Paper, Preparation
from tests.conftest import person_in, signed_in
from tests.factories import make_organisation
from tests.registers.walking import OWN, errors, told_by, walk


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch, now):
    """Pages are asked for at the moment of the tests."""
    monkeypatch.setattr("coi.shared.middleware.now", lambda: now)


@pytest.fixture
def zofia(body, now):
    """Ada's assistant, who declares too."""
    return person_in(body, "Zofia Carrick", "declarant", "Executive assistant", now)


@pytest.fixture
def named(body, ada, zofia, now):
    """Ada has named her as delegate."""
    return delegating.name_delegate(body=body, owner=ada, delegate=zofia, by=ada, at=now)


@pytest.fixture
def prepared(named, ada, zofia):
    """She has prepared an interest for Ada and handed it over; her browser."""
    make_organisation()
    browser = signed_in(zofia)
    assert browser.post(reverse("prepare", args=[ada.pk])).headers["Location"] == "/declare/new/"
    walk(browser, OWN)
    browser.post("/declare/check/")
    return browser


def text(response):
    return " ".join(response.content.decode().split())


def kinds_to(person):
    return list(Message.objects.filter(recipient=person).order_by("id").values_list("kind", flat=True))


def test_an_owner_names_a_delegate_by_the_address_they_sign_in_with(as_ada, ada, zofia):
    page = as_ada.post(reverse("delegates"), {"delegate": "ZOFIA@ashcombe.example.org"}, follow=True)

    assert "Zofia Carrick may now prepare declarations for Ada Larkin" in text(page)
    assert kinds_to(zofia) == ["named_delegate"]


@pytest.mark.parametrize("address", ["ada@ashcombe.example.org", "nobody@example.org", "sam@brindle.example.org"])
def test_nobody_names_themselves_or_a_stranger(as_ada, sam, address):
    assert "delegate" in errors(as_ada.post(reverse("delegates"), {"delegate": address}))


def test_every_page_says_for_whom_the_delegate_answers(named, ada, zofia):
    browser = signed_in(zofia)
    browser.post(reverse("prepare", args=[ada.pk]))

    for address in ("/declare/new/", "/home/"):
        assert "You are filling in a declaration for <strong>Ada Larkin</strong>" in text(browser.get(address))
    browser.post(reverse("declaring_for_stop"))
    assert "You are filling in" not in text(browser.get("/home/"))


def test_what_a_delegate_prepares_is_declared_by_its_owner_alone(prepared, ada, zofia, as_ada, body):
    assert not Declaration.objects.exists()
    assert kinds_to(ada) == ["prepared"]

    assert "Zofia Carrick prepared a declaration of 1 interest for you" in text(as_ada.get("/declare/"))
    assert as_ada.post(reverse("prepared_look")).headers["Location"] == "/declare/check/"
    assert "By submitting it you say that it is yours" in text(as_ada.get("/declare/check/"))
    as_ada.post("/declare/check/")

    declaration = Declaration.objects.get()
    assert (declaration.route, declaration.person, declaration.declared_by) == ("delegate", ada, ada)
    assert declaration.attestations.get().preparation.prepared_by == zofia
    assert len(told_by(ada)) == 1


def test_a_delegate_can_never_submit(named, body, ada, zofia, now):
    with pytest.raises(OwnerAttests):
        submit(declarer=Declarer(body, ada, zofia, prepares=True), say=declare_nil, at=now)


def test_a_delegate_declares_nothing_at_once_for_the_owner(named, ada, zofia):
    browser = signed_in(zofia)
    browser.post(reverse("prepare", args=[ada.pk]))

    for name in ("declare_nil", "refresh"):
        assert browser.post(reverse(name)).headers["Location"] == reverse("prepare", args=[ada.pk])
    assert not Declaration.objects.exists()


def test_the_owner_sends_it_back_with_words_that_the_email_does_not_hold(prepared, ada, zofia, as_ada):
    as_ada.post(reverse("prepared"), {"words": "The dates are wrong"})

    assert Attestation.objects.get().declaration is None
    assert kinds_to(zofia) == ["named_delegate", "sent_back"]
    assert "The dates are wrong" not in str(Message.objects.values())
    assert "“The dates are wrong”" in text(prepared.get(reverse("prepare", args=[ada.pk])))
    assert "prepared a declaration" not in text(as_ada.get("/declare/"))


def test_a_delegation_that_has_ended_opens_nothing(named, ada, zofia, as_ada):
    make_organisation()
    browser = signed_in(zofia)
    browser.post(reverse("prepare", args=[ada.pk]))
    walk(browser, OWN)
    as_ada.post(reverse("delegation_end", args=[named.pk]))
    browser.post("/declare/check/")

    assert browser.get(reverse("prepare", args=[ada.pk])).headers["Location"] == reverse("delegates")
    assert (Preparation.objects.count(), Declaration.objects.count()) == (0, 0)


def test_only_owner_delegate_and_lead_end_a_delegation(named, as_gus, as_grace, zofia):
    address = reverse("delegation_end", args=[named.pk])

    assert as_gus.post(address).status_code == 404
    assert as_grace.post(address).status_code == 302


def test_ones_own_interest_goes_into_ones_own_draft(named, body, ada, zofia, now):
    browser = signed_in(zofia)
    browser.post(reverse("prepare", args=[ada.pk]))
    own = {"body": body, "person": zofia, "by": zofia}
    declare_nil(**own, at=now)

    assert "Zofia" not in text(browser.get("/declare/", follow=True)).split("<main")[1]


def paper(kind, day="12", kept_where="Cabinet, file 12"):
    dates = {"signed_on_day": day, "signed_on_month": "11", "signed_on_year": "2026"}
    return {**dates, "kept_where": kept_where, "kind": kind}


def test_an_officer_keys_in_a_nil_from_paper(as_grace, grace, ada, now):
    page = as_grace.post(reverse("paper", args=[ada.pk]), paper("nil"), follow=True)

    declaration = Declaration.objects.get()
    noon = datetime(2026, 11, 12, 12, tzinfo=ZoneInfo("Europe/London"))
    assert (declaration.route, declaration.declared_by, declaration.declared_at) == ("paper", grace, noon)
    assert (Paper.objects.get().signed_on, Paper.objects.get().keyed_at) == (date(2026, 11, 12), now)
    assert {event.done_at for event in Event.objects.filter(kind__in=["declaration.made", "paper.keyed"])} == {now}
    assert "nil declaration (keyed in from paper)" in text(page)


def test_an_officer_keys_in_interests_for_somebody_without_an_address(as_grace, grace, ada):
    make_organisation()
    ada.email = None
    ada.save()
    assert "No email address is known for Ada Larkin" in text(as_grace.get(reverse("declarant", args=[ada.pk])))
    as_grace.post(reverse("paper", args=[ada.pk]), paper("interests"))
    walk(as_grace, OWN)
    assert "counts as declared by Ada Larkin on 12 November 2026" in text(as_grace.get("/declare/check/"))
    done = as_grace.post("/declare/check/")

    assert done.headers["Location"] == reverse("declarant", args=[ada.pk])
    assert (Declaration.objects.get().route, len(told_by(ada)), len(told_by(grace))) == ("paper", 1, 0)
    assert "You are filling in" not in text(as_grace.get("/home/"))


@pytest.mark.parametrize(
    ("day", "words"), [("22", "The date on the paper cannot be in the future"), ("31", "Enter a real date")]
)
def test_a_paper_of_no_such_day_is_refused(as_grace, ada, day, words):
    page = as_grace.post(reverse("paper", args=[ada.pk]), paper("nil", day=day))

    assert errors(page)["signed_on"][0].startswith(words)
    assert "Cabinet, file 12" in text(page)


def test_nobody_keys_in_their_own_paper(as_grace, grace):
    page = as_grace.post(reverse("paper", args=[grace.pk]), paper("nil"), follow=True)

    assert "Declare your own interests under Declare" in text(page)
    assert not Declaration.objects.exists()
    assert "Key in from paper" not in text(as_grace.get(reverse("declarant", args=[grace.pk])))


def test_s5_the_reminders_to_each_are_on_one_page(as_grace, ada, prepared, django_assert_max_num_queries):
    as_grace.post(reverse("link_send", args=[ada.pk]))
    as_grace.post(reverse("declarant_ask", args=[ada.pk]))
    with django_assert_max_num_queries(12):
        page = text(as_grace.get(reverse("declarant_help", args=[ada.pk])))

    for words in ("by Grace Oduya", "opens until 5 December 2026", "Zofia Carrick, since", "One-off link to declare"):
        assert words in page


@pytest.mark.parametrize("name", ["delegates", "prepared"])
def test_pages_cost_little(prepared, as_ada, name, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        as_ada.get(reverse(name))
