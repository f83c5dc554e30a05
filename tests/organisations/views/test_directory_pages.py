"""Searching the directory and adding to it, in a browser."""

import pytest

from organisations.models import Organisation
from tests.factories import make_organisation

NEW = {"name": "Wren Tower", "kind": "premises", "town": "Tarnsea", "postcode": "zz1 1aa", "area": "", "code": ""}


def test_everybody_with_a_post_may_look_and_the_governance_lead_alone_may_change(as_ada, as_clara, as_grace, local):
    changing = ["/directory/add/", f"/directory/{local.code}/merge/", f"/directory/{local.code}/names/add/"]

    assert [browser.get("/directory/").status_code for browser in (as_ada, as_clara, as_grace)] == [200] * 3
    assert [as_clara.get(page).status_code for page in changing] == [403] * 3
    assert [as_grace.get(page).status_code for page in changing] == [200] * 3
    assert "Add an organisation" not in as_ada.get("/directory/").content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Not in the directory?"),
        ("?q=&kind=&state=", "Enter a name, code, town or postcode, or select a kind."),
        ("?q=L&kind=&state=", "Enter at least 2 letters or numbers"),
        ("?q=zzzz&kind=&state=", "Nothing found for “zzzz”"),
        ("?q=zzzz&kind=pcn&state=", "or leave out the kind and the other choices"),
        ("?q=Larkfeild&kind=&state=", "1 organisation found"),
        ("?q=&kind=gp_practice&state=open", "1 organisation found"),
        ("?q=larkfield&kind=nonsense&state=", "Select one of the answers listed"),
    ],
)
def test_a_search_says_what_it_found_or_what_to_do(query, said, as_grace, practice):
    assert said in as_grace.get(f"/directory/{query}").content.decode()


def test_what_was_found_is_shown_by_the_page(as_grace):
    for number in range(25):
        make_organisation(f"X98{number:03}", f"Larkfield Surgery {number}")

    pages = [as_grace.get(f"/directory/?q=larkfield&page={number}").context["page"] for number in (1, 2, 99)]

    assert [len(page.object_list) for page in pages] == [20, 5, 5]


@pytest.mark.parametrize("more", [1, 3])
def test_a_search_takes_the_same_queries_whatever_it_finds(more, as_grace, django_assert_num_queries):
    for number in range(more):
        make_organisation(f"X98{number:03}", f"Larkfield Surgery {number}")

    with django_assert_num_queries(6):
        as_grace.get("/directory/?q=larkfield")


def test_what_is_like_nothing_is_added_at_once(as_grace, body):
    response = as_grace.post("/directory/add/", NEW)

    added = Organisation.objects.get()
    assert response.headers["Location"] == f"/directory/{added.code}/"
    assert (added.name, added.kind, added.postcode, added.body) == ("Wren Tower", "premises", "ZZ1 1AA", body)


def test_what_is_like_another_is_asked_about_first_with_all_that_was_typed(as_grace, practice):
    told = {**NEW, "name": "Larkfield Surgry", "code": "c-12"}

    asked = as_grace.post("/directory/add/", told)

    page = asked.content.decode()
    assert not Organisation.objects.filter(body__isnull=False).exists()
    assert "Is it one of these?" in page
    assert f'href="/directory/{practice.code}/"' in page
    shown = {field.name: field.value() for field in asked.context["form"].hidden_fields()}
    assert shown == {**told, "reason": None, "is_new": "yes"}
    again = as_grace.post("/directory/add/", {**told, "is_new": "yes", "change": "1"})
    assert again.context["form"]["name"].value() == "Larkfield Surgry"
    assert not Organisation.objects.filter(body__isnull=False).exists()
    as_grace.post("/directory/add/", {**told, "is_new": "yes"})
    assert Organisation.objects.get(code="C-12").name == "Larkfield Surgry"


@pytest.mark.parametrize(
    ("wrong", "field", "error"),
    [
        ({"name": ""}, "name", "Enter name"),
        ({"kind": ""}, "kind", "Select kind"),
        ({"code": "a/b 1"}, "code", "Enter the code with letters, numbers and hyphens only, and at least one number"),
        ({"code": "imports"}, "code", "Enter the code with letters, numbers and hyphens only, and at least one number"),
        ({"area": "9ZB"}, "area", "Select one of the answers listed"),
        ({"code": "X99001", "is_new": "yes"}, "code", "An organisation with this code is in the directory already."),
    ],
)
def test_wrong_answers_say_how_to_mend_them(wrong, field, error, as_grace, practice):
    response = as_grace.post("/directory/add/", {**NEW, **wrong})

    assert response.context["form"].errors[field][0].startswith(error)
    assert not Organisation.objects.filter(body__isnull=False).exists()
