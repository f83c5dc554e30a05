"""Acronyms, in a browser."""

import pytest

from organisations.actions import lettering
from organisations.models import Acronym
from tests.factories import make_organisation

LIST, ADD, CHANGES = "/directory/acronyms/", "/directory/acronyms/add/", "/directory/acronyms/changes/"
NOT_LETTERS = "Use the letters A to Z and numbers, at least two of them letters"
TOLD = {"organisation_written": "Tarnsea", "organisation_chosen": "X9T"}


@pytest.fixture(autouse=True)
def at_the_moment(monkeypatch, now):
    monkeypatch.setattr("coi.shared.middleware.now", lambda: now)


@pytest.fixture(autouse=True)
def trust(db):
    return make_organisation("X9T", "Tarnsea Hospitals NHS Trust", "nhs_trust")


@pytest.fixture
def said(body, trust, grace, now):
    return lettering.note(body=body, letters="TCHQ", organisation=trust, by=grace, at=now)


def errors(response):
    return dict(response.context["form"].errors)


def standing():
    return [(row.letters, row.meaning) for row in Acronym.objects.order_by("pk")]


def test_everyone_may_look_and_only_the_governance_lead_may_change(as_ada, as_clara, said):
    assert [as_ada.get(page).status_code for page in (LIST, CHANGES)] == [200, 200]
    changing = (ADD, "/directory/acronyms/withdraw/?letters=TCHQ", f"{CHANGES}{said.pk}/undo/")
    assert [as_clara.get(page).status_code for page in changing] == [403] * 3
    page = as_ada.get(LIST).content.decode()
    assert ("TCHQ" in page, "Withdraw" in page, "Words that tell" in page) == (True, False, False)


def test_an_acronym_is_added(as_grace):
    response = as_grace.post(ADD, {"letters": "t.c.h.q", **TOLD}, follow=True)

    assert standing() == [("TCHQ", "organisation")]
    assert "“TCHQ” now stands for Tarnsea Hospitals NHS Trust." in response.content.decode()


def test_what_speaks_against_it_is_read_first(as_grace):
    first = as_grace.post(ADD, {"letters": "GP", **TOLD})
    page = first.content.decode()
    assert ("a meaning of its own" in page, "Add it all the same" in page, standing()) == (True, True, [])

    as_grace.post(ADD, {"letters": "LMC", "read": "GP", **TOLD})
    assert standing() == []

    as_grace.post(ADD, {"letters": "GP", "read": "GP", **TOLD})
    assert standing() == [("GP", "organisation")]


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"letters": ""}, {"letters": ["Enter letters"]}),
        ({"letters": "T"}, {"letters": [NOT_LETTERS]}),
        ({"letters": "ABCDEFGHIJK"}, {"letters": ["Letters must be 10 characters or fewer"]}),
        ({"letters": "T-C"}, {"letters": [NOT_LETTERS]}),
        ({"letters": "T12"}, {"letters": [NOT_LETTERS]}),
        ({"organisation_written": ""}, {"organisation": ["Enter the organisation’s name or code"]}),
    ],
)
def test_wrong_answers_say_how_to_mend_them(as_grace, told, wrong):
    response = as_grace.post(ADD, {"letters": "TCHQ", **TOLD, **told})

    assert errors(response) == wrong
    assert standing() == []


def test_what_stands_already_is_refused_in_a_sentence(as_grace, said):
    response = as_grace.post(ADD, {"letters": "TCHQ", **TOLD})

    assert errors(response) == {"__all__": ["These letters stand for it already."]}


def test_an_acronym_is_withdrawn_and_that_is_undone(as_grace, said):
    as_grace.post("/directory/acronyms/withdraw/?letters=TCHQ", {"reason": "Nobody uses it"})
    withdrawn = Acronym.objects.latest("pk")
    assert "Withdrawn" in as_grace.get(LIST).content.decode()

    as_grace.post(f"{CHANGES}{withdrawn.pk}/undo/")

    assert standing() == [("TCHQ", "organisation"), ("TCHQ", "nothing"), ("TCHQ", "organisation")]
    assert "Nobody uses it" in as_grace.get(CHANGES).content.decode()


def test_an_older_word_is_not_undone(as_grace, said, body, grace, now):
    lettering.withdraw(body=body, letters="TCHQ", by=grace, at=now)
    response = as_grace.post(f"{CHANGES}{said.pk}/undo/")

    assert errors(response) == {"__all__": [lettering.SaidSince.__doc__]}


def test_another_bodys_acronym_is_not_found(as_sam, said):
    pages = ("/directory/acronyms/withdraw/?letters=TCHQ", f"{CHANGES}{said.pk}/undo/")

    assert [as_sam.get(page).status_code for page in pages] == [404, 404]
    assert [as_sam.post(page).status_code for page in pages] == [404, 404]
    assert "TCHQ" not in as_sam.get(LIST).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("url", "queries"), [(LIST, 8), (CHANGES, 7)])
def test_pages_take_as_many_queries_however_much_was_said(
    as_grace, body, trust, grace, now, url, queries, rows, django_assert_num_queries
):
    for number in range(rows):
        lettering.note(body=body, letters=f"TCH{'QRS'[number]}", organisation=trust, by=grace, at=now)
    as_grace.get(url)

    with django_assert_num_queries(queries):
        as_grace.get(url)
