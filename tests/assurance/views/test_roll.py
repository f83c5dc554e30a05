"""Who has declared: the governance lead's pages."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assurance.actions import asking, reminding
from registers.actions import declaring
from registers.models import Request
from tests.factories import make_committee, make_organisation, make_seat
from tests.registers.told import own, theirs

pytestmark = pytest.mark.usefixtures("at_the_moment")


@pytest.fixture
def committee(body, clara, ada, now):
    """Clara chairs it; Ada sits on it."""
    committee = make_committee(body, now)
    make_seat(committee, clara, title="Lay chair", roles=["chair"])
    make_seat(committee, ada, title="GP member", category="gp")
    return committee


@pytest.mark.parametrize("who", ["as_ada", "as_clara"])
def test_neither_declarant_nor_chair_sees_what_others_declared(request, ada, who):
    browser = request.getfixturevalue(who)

    for page in ("", f"{ada.pk}/", f"{ada.pk}/interests/", "completion/", "files/people.csv", "ask/"):
        assert browser.get(f"/declarations/{page}").status_code == 403
    assert browser.post(f"/declarations/{ada.pk}/ask/").status_code == 403
    assert Request.objects.count() == 0


def test_nobody_of_another_body_is_found(as_sam, ada, body):
    assert [line.name for line in as_sam.get("/declarations/").context["page"]] == ["Sam Pryor"]
    assert as_sam.get(f"/declarations/{ada.pk}/").status_code == 404
    assert as_sam.post(f"/declarations/{ada.pk}/ask/").status_code == 404
    assert Request.objects.count() == 0


def test_the_guardian_sees_the_page_and_asks_nobody(as_gus, ada):
    page = as_gus.get("/declarations/")

    assert page.status_code == 200
    assert f"/declarations/{ada.pk}/ask/" not in page.content.decode()
    assert as_gus.post(f"/declarations/{ada.pk}/ask/").status_code == 403
    assert as_gus.get("/declarations/ask/").status_code == 403


def test_everybody_is_listed_with_where_they_stand(as_grace, ada, clara, gus, body, grace, now):
    make_organisation()
    declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now)
    declaring.declare_nil(body=body, person=clara, by=clara, at=now - timedelta(days=400))
    declaring.ask(body=body, person=gus, by=grace, at=now)

    response = as_grace.get("/declarations/")

    assert [(line.name, line.standing.state, line.is_overdue) for line in response.context["page"]] == [
        ("Ada Larkin", "interests", False),
        ("Clara Weir", "nil", True),
        ("Grace Oduya", "not_asked", True),
        ("Gus Abara", "asked", True),
    ]
    page = response.content.decode()
    assert "4 people must declare" in page
    assert ("Overdue since 18 October 2026" in page, "Up to date until 21 November 2027" in page) == (True, True)


@pytest.mark.parametrize(
    ("asked_for", "names"),
    [
        ({"group": "asked"}, ["Ada Larkin"]),
        ({"group": "nil"}, []),
        ({"who": "population:members"}, ["Ada Larkin", "Clara Weir"]),
        ({"who": "population:members", "group": "not_asked"}, ["Clara Weir"]),
        ({"q": "LARK"}, ["Ada Larkin"]),
        ({"q": "\x00", "who": "nonsense:", "page": "x"}, []),
    ],
)
def test_the_list_can_be_cut_down(as_grace, ada, body, grace, committee, now, asked_for, names):
    declaring.ask(body=body, person=ada, by=grace, at=now)

    assert [line.name for line in as_grace.get("/declarations/", asked_for).context["page"]] == names


def test_somebody_is_asked_to_declare(as_grace, ada):
    response = as_grace.post(f"/declarations/{ada.pk}/ask/", follow=True)

    assert [(each.person, each.asked_by.name) for each in Request.objects.all()] == [(ada, "Grace Oduya")]
    assert "Ada Larkin has been asked to declare." in response.content.decode()
    assert as_grace.get(f"/declarations/{ada.pk}/ask/").status_code == 405


def test_a_persons_interests_are_seen_in_full(as_grace, ada, body, now):
    make_organisation()
    told = [theirs(private_detail="Bids for our contracts"), own(became_aware_on=now.date() - timedelta(days=29))]
    declaring.declare(body=body, person=ada, interests=told, by=ada, at=now)

    page = as_grace.get(f"/declarations/{ada.pk}/interests/").content.decode()

    for words in ("Petra Holm", "Head of Contracts", "Bids for our contracts", "Larkfield Surgery"):
        assert words in page
    assert "late: the person became aware of it on 23 October 2026" in page
    assert "Change" not in page


def test_a_page_says_why_somebody_must_declare_and_when_they_were_reminded(as_gus, ada, body, grace, committee, now):
    asking.ask(body=body, person=ada, by=grace, at=now - timedelta(days=20))
    for days in (12, 5):
        reminding.remind(body=body, at=now - timedelta(days=days))

    page = as_gus.get(f"/declarations/{ada.pk}/").content.decode()

    assert "sit on the Primary Care Commissioning Committee as “GP member”" in page
    dates = ["16 November 2026 at 10am: Second", "9 November 2026 at 10am: First", "1 November 2026 at 10am: Asked"]
    places = [page.find(each) for each in dates]
    assert -1 not in places
    assert places == sorted(places)
    assert "what they hold is unknown" in page


def test_a_chair_sees_by_name_who_has_not_returned_and_when_they_were_reminded(
    as_clara, ada, body, grace, committee, now
):
    asking.ask(body=body, person=ada, by=grace, at=now - timedelta(days=8))
    reminding.remind(body=body, at=now)

    page = as_clara.get(f"/declarations/committees/{committee.pk}/").content.decode()

    assert "2 people have no declaration that counts today" in page
    assert ("Asked 13 November 2026" in page, "Reminded 21 November 2026" in page) == (True, True)


@pytest.mark.parametrize("people", [["ada"], ["ada", "clara", "gus"]])
def test_pages_take_as_many_queries_for_three_people_as_for_one(request, as_grace, body, committee, now, grace, people):
    make_organisation()
    for name in people:
        person = request.getfixturevalue(name)
        asking.ask(body=body, person=person, by=grace, at=now - timedelta(days=30))
        reminding.remind(body=body, at=now - timedelta(days=2))
        told = [own(), own(became_aware_on=now.date() - timedelta(days=29))]
        declaring.declare(body=body, person=person, interests=told, by=person, at=now)
    ada = request.getfixturevalue("ada")
    counts = {
        "": 10,
        f"{ada.pk}/": 10,
        f"{ada.pk}/interests/": 10,
        f"committees/{committee.pk}/": 11,
        "ask/": 10,
        "completion/": 9,
        "lateness/": 7,
        "quality/": 7,
        "files/people.csv": 10,
        "files/entries-that-lack-something.csv": 7,
    }
    assert {page: queries_of(as_grace, f"/declarations/{page}") for page in counts} == counts


def queries_of(browser, page):
    """How many queries a page takes that is there."""
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(page).status_code == 200
    return len(queries)
