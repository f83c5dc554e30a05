"""Who has declared: the governance lead's page."""

from datetime import timedelta

import pytest

from registers.actions import declaring
from registers.models import Request
from tests.factories import make_organisation
from tests.registers.told import own, theirs

pytestmark = pytest.mark.usefixtures("at_the_moment")


def test_a_stranger_is_asked_to_sign_in(client, ada):
    urls = ["/declarations/", f"/declarations/{ada.pk}/"]

    assert [client.get(url).status_code for url in urls] == [302, 302]
    assert client.post(f"/declarations/{ada.pk}/ask/").status_code == 302


@pytest.mark.parametrize("who", ["as_ada", "as_clara"])
def test_neither_declarant_nor_chair_sees_what_others_declared(request, ada, who):
    browser = request.getfixturevalue(who)

    assert browser.get("/declarations/").status_code == 403
    assert browser.get(f"/declarations/{ada.pk}/").status_code == 403
    assert browser.post(f"/declarations/{ada.pk}/ask/").status_code == 403
    assert Request.objects.count() == 0


def test_nobody_of_another_body_is_found(as_sam, ada, body):
    assert [line.person.name for line in as_sam.get("/declarations/").context["page"]] == ["Sam Pryor"]
    assert as_sam.get(f"/declarations/{ada.pk}/").status_code == 404
    assert as_sam.post(f"/declarations/{ada.pk}/ask/").status_code == 404
    assert Request.objects.count() == 0


def test_the_guardian_sees_the_page_and_asks_nobody(as_gus, ada):
    page = as_gus.get("/declarations/")

    assert page.status_code == 200
    assert f"/declarations/{ada.pk}/ask/" not in page.content.decode()
    assert as_gus.post(f"/declarations/{ada.pk}/ask/").status_code == 403


def test_everybody_is_listed_with_where_they_stand(as_grace, ada, clara, gus, body, grace, now):
    make_organisation()
    declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now)
    declaring.declare_nil(body=body, person=clara, by=clara, at=now - timedelta(days=400))
    declaring.ask(body=body, person=gus, by=grace, at=now)

    response = as_grace.get("/declarations/")

    assert [(line.person.name, line.standing.state, line.is_out_of_date) for line in response.context["page"]] == [
        ("Ada Larkin", "interests", False),
        ("Clara Weir", "nil", True),
        ("Grace Oduya", "not_asked", False),
        ("Gus Abara", "asked", False),
    ]
    assert "4 people hold a post" in response.content.decode()


def test_the_list_can_be_cut_down_to_one_group(as_grace, ada, body, grace, now):
    declaring.ask(body=body, person=ada, by=grace, at=now)

    def names(group):
        return [line.person.name for line in as_grace.get("/declarations/", {"group": group}).context["page"]]

    assert (names("asked"), names("not_asked"), names("nil")) == (["Ada Larkin"], ["Grace Oduya"], [])


def test_somebody_is_asked_to_declare(as_grace, ada):
    response = as_grace.post(f"/declarations/{ada.pk}/ask/", follow=True)

    assert [(each.person, each.asked_by.name) for each in Request.objects.all()] == [(ada, "Grace Oduya")]
    assert "Ada Larkin has been asked to declare." in response.content.decode()


def test_asking_is_done_by_a_button(as_grace, ada):
    assert as_grace.get(f"/declarations/{ada.pk}/ask/").status_code == 405


def test_a_persons_interests_are_seen_in_full(as_grace, ada, body, now):
    make_organisation()
    told = [theirs(private_detail="Bids for our contracts"), own(became_aware_on=now.date() - timedelta(days=29))]
    declaring.declare(body=body, person=ada, interests=told, by=ada, at=now)

    response = as_grace.get(f"/declarations/{ada.pk}/")

    page = response.content.decode()
    for words in ("Petra Holm", "Head of Contracts", "Bids for our contracts", "Larkfield Surgery"):
        assert words in page
    assert "more than 28 days after 23 October 2026" in page
    assert "Change" not in page


def test_of_somebody_who_has_not_declared_the_page_says_unknown(as_grace, ada):
    assert "what they hold is unknown" in as_grace.get(f"/declarations/{ada.pk}/").content.decode()


@pytest.mark.parametrize("people", [["ada"], ["ada", "clara", "gus"]])
def test_the_page_takes_as_many_queries_for_three_people_as_for_one(
    request, as_grace, body, now, people, django_assert_num_queries
):
    for name in people:
        person = request.getfixturevalue(name)
        declaring.declare_nil(body=body, person=person, by=person, at=now)

    with django_assert_num_queries(10):
        assert as_grace.get("/declarations/").status_code == 200
