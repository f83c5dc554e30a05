"""The governance lead's view of what was offered."""

from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.factories import make_organisation
from tests.registers.rows import offer_to

pytestmark = pytest.mark.usefixtures("at_the_moment")


@pytest.fixture
def offers(body, other_body, ada, sam, now):
    """A dinner declined, a hamper accepted against the policy, a trip accepted unapproved and late; another body's."""
    offer_to(body, ada, now, offered_on=date(2026, 11, 2))
    offer_to(body, ada, now, offered_on=date(2026, 11, 1), kind="gift", outcome="accepted", verdict="decline")
    offer_to(body, ada, now, kind="travel", outcome="accepted", verdict="approval", description="=A trip")
    offer_to(other_body, sam, now, description="Elsewhere")


def table(response):
    return [line.offer.kind for line in response.context["page"]]


def test_only_who_sees_the_register_sees_them(as_ada, as_grace, offers):
    urls = ["/offers/all/", "/offers/all.csv", "/offers/donors/"]

    assert [[browser.get(url).status_code for url in urls] for browser in (as_ada, as_grace)] == [[403] * 3, [200] * 3]


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        ("", ["hospitality", "gift", "travel"]),
        ("needing", ["gift", "travel"]),
        ("AGAINST", ["gift"]),
        ("UNAPPROVED", ["travel"]),
        ("LATE", ["travel"]),
        ("REFUSED", []),
        ("nonsense", ["hospitality", "gift", "travel"]),
    ],
)
def test_they_are_chosen_by_what_needs_attention(as_grace, offers, look, expected):
    assert table(as_grace.get("/offers/all/", {"look": look})) == expected


def test_only_what_one_organisation_offered_is_chosen_by_its_code(as_grace, ada, body, now, offers):
    donor = make_organisation(code="L7", name="Ferrybridge Pharma", kind="company")
    offer_to(body, ada, now, donor=donor, donor_text="", kind="event", offered_on=date(2026, 11, 5))

    response = as_grace.get("/offers/all/", {"donor": "L7", "look": "needing"})

    assert (table(response), response.context["seen"].everything) == ([], 1)
    assert 'href="?donor=L7"' in response.content.decode()
    assert "/offers/all/?donor=L7" in as_grace.get(reverse("organisation", args=["L7"])).content.decode()


def test_they_are_taken_away_as_a_spreadsheet(as_grace, offers):
    response = as_grace.get("/offers/all.csv?look=LATE")

    rows = response.content.decode("utf-8-sig").splitlines()
    assert response["Content-Disposition"] == 'attachment; filename="ashcombe-offers-2026-11-21.csv"'
    assert len(rows) == 2
    assert "'=A trip" in rows[1]
    assert "Accepted without the approval that it needs and Declared late" in rows[1]


def test_the_lead_reads_one_with_what_needs_attention(as_grace, body, offers):
    offer = body.offers.get(kind="travel")

    page = as_grace.get(f"/offers/{offer.pk}/").content.decode()

    assert "Accepted without the approval that it needs" in page
    assert "Say what became of it" not in page


def test_what_each_donor_comes_to_in_twelve_months(as_grace, ada, body, now, offers):
    donor = make_organisation(code="L7", name="Ferrybridge Pharma", kind="company")
    offer_to(body, ada, now, donor=donor, donor_text="", outcome="accepted", value=100)
    offer_to(body, ada, now, donor_text="FERRYBRIDGE  pharma", outcome="asking", value=7, offered_on=date(2025, 11, 22))
    offer_to(body, ada, now, donor_text="Ferrybridge Pharma", value=900, offered_on=date(2025, 11, 21))

    response = as_grace.get("/offers/donors/")

    found = [
        (total.code, total.offers, str(total.accepted), str(total.declined), str(total.asked))
        for total in response.context["page"]
    ]
    assert found == [("L7", 1, "100.00", "0", "0"), ("", 4, "97.00", "48.50", "7.00")]
    assert f'href="{reverse("organisation", args=["L7"])}"' in response.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_pages_take_as_many_queries_whatever_their_number(
    as_grace, body, ada, now, number, django_assert_num_queries
):
    for day in range(1, number + 1):
        offer_to(body, ada, now, offered_on=date(2026, 10, day))
    cache.clear()

    with django_assert_num_queries(7):
        assert len(table(as_grace.get("/offers/all/"))) == number
    with django_assert_num_queries(6):
        as_grace.get("/offers/donors/")
