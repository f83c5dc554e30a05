"""The front page, a person's first page, and the trail."""

import re

import pytest

from people.actions.audit import record
from people.models import Role
from people.permissions import GRANTED
from people.views import CARDS
from tests.conftest import person_in, signed_in


@pytest.mark.parametrize("role", Role)
def test_whoever_is_shown_a_link_may_follow_it(role, body, now):
    browser = signed_in(person_in(body, "Robin Vale", role, role.label, now))
    page = browser.get("/home/").content.decode()
    shown = {link for link in re.findall(r'href="(/[^"#]*)"', page) if not link.startswith(("/static/", "/accounts/"))}

    assert shown != set()
    assert {link: browser.get(link).status_code for link in shown} == dict.fromkeys(shown, 200)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_a_card_is_shown_to_whoever_may_do_it(card, as_grace, as_ada):
    shown = [
        card.url in re.findall(r'class="nhsuk-card__link" href="([^"]+)"', browser.get("/home/").content.decode())
        for browser in (as_grace, as_ada)
    ]

    assert shown == [role in GRANTED[card.needs] for role in (Role.GOVERNANCE_LEAD, Role.DECLARANT)]


def test_the_trail_is_shown_fifty_lines_at_a_time_with_the_same_queries(
    as_grace, grace, body, now, django_assert_num_queries
):
    as_grace.get("/trail/")
    with django_assert_num_queries(6):
        as_grace.get("/trail/")
    for number in range(60):
        record(kind="person.greeted", about=grace, body=body, by=grace, at=now, number=number)
    with django_assert_num_queries(6):
        page = as_grace.get("/trail/")

    assert len(page.context["page"].object_list) == 50
    assert page.context["page"].paginator.num_pages == 2


def test_the_trail_of_another_body_is_not_shown(as_grace, body, sam, other_body, now):
    for each, by in [(body, sam), (other_body, sam)]:
        record(kind=f"seen.by_{each.slug}", about=each, body=each, by=by, at=now)

    page = as_grace.get("/trail/").content.decode()

    assert ("Seen by ashcombe" in page, "Seen by brindle" in page) == (True, False)
