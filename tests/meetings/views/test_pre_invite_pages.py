"""The check before somebody is invited, in a browser."""

import pytest

from meetings.actions.convening import add_item
from meetings.actions.reading import read_again
from registers.actions.keying import key_interests
from registers.models import Declaration
from tests.factories import make_organisation

URL = "/meetings/check/"


@pytest.fixture
def known(body, item, interest, grace, today, now):
    """Ada's practice is named in item 1, and what she declared is keyed."""
    make_organisation("X99002", "Larkfield House Surgery")
    read_again(item=item, day=today)
    key_interests(interests=[interest], day=today)


@pytest.fixture
def answer(as_grace, known):
    """What a check answers."""

    def ask(q, url=URL, **chosen):
        return as_grace.get(url, {"q": q, **chosen}).context["answer"]

    return ask


def items(answer):
    return [(met.item.number, str(met.directness)) for met in answer.items]


def holders(answer):
    return [str(met.interest.person) for met in answer.interests]


def test_an_organisation_is_read_with_reasons_and_matched_both_ways(answer, surgery):
    found = answer("Larkfield Surgery", held_as="itself")

    assert (found.read[0].organisation, found.read[0].counts, bool(found.read[0].reasons)) == (surgery, True, True)
    assert items(found) == [(1, "named")]
    assert holders(found) == ["Ada Larkin"]
    way = [stop.name for stop in found.interests[0].route]
    assert way == ["Ada Larkin", "Larkfield Surgery", "An item that names it"]


def test_another_may_be_picked(answer):
    found = answer("Larkfield Surgery", code="X99002", held_as="employee")
    ignored = answer("Larkfield Surgery", code="NOBODY", person="0")

    assert (items(ignored), holders(ignored)) == ([(1, "named")], ["Ada Larkin"])
    if "X99002" in {each.organisation.code for each in found.read}:
        assert (items(found), holders(found)) == ([], [])


def test_of_a_person_known_here_what_they_declared_is_used(answer, ada):
    found = answer("ada larkin")

    assert (found.person, found.people) == (ada, (ada,))
    assert (items(found), holders(found)) == ([(1, "named")], [])


def test_a_name_alike_is_offered_and_picked(answer, ada):
    assert answer("Dr A Larkin").person is None
    assert answer("Ada Larkins", person=ada.pk).person == ada


def test_one_meeting_alone(answer, meeting, committee, grace, now, today):
    assert items(answer("Larkfield Surgery", url=f"/meetings/{meeting.pk}/check/")) == [(1, "named")]
    add_item(meeting=meeting, title="Larkfield House Surgery: boundary", by=grace, at=now)
    read_again(item=meeting.items.get(number=2), day=today)

    assert (1, "named") in items(answer("Larkfield Surgery"))


def test_what_names_nothing_says_that_nothing_can_be_said(as_grace, known):
    page = as_grace.get(URL, {"q": "My late father’s stamp collection"}).content.decode()

    assert "No organisation of the directory was read in these words." in page
    assert page.count("Nothing can be said.") == 2


@pytest.mark.parametrize(
    ("asked", "errors"),
    [
        ({"q": ""}, {"q": ["Enter a name or an organisation"]}),
        ({"q": "x" * 201}, {"q": ["Name or organisation must be 200 characters or fewer"]}),
        ({"q": "Larkfield", "held_as": "king"}, {"held_as": ["Select one of the answers listed"]}),
    ],
)
def test_what_is_typed_is_bounded(as_grace, known, asked, errors):
    assert dict(as_grace.get(URL, asked).context["form"].errors) == errors


def test_nothing_is_kept(as_grace, known):
    before = Declaration.objects.count()
    as_grace.get(URL, {"q": "Larkfield Surgery"})

    assert Declaration.objects.count() == before


def test_a_declarant_may_not_look(as_ada):
    assert as_ada.get(URL).status_code == 403


@pytest.mark.parametrize("more", [0, 2])
def test_the_page_takes_as_many_queries_however_much_it_meets(
    as_grace, known, meeting, grace, now, today, more, django_assert_num_queries
):
    for _ in range(more):
        read_again(item=add_item(meeting=meeting, title="Larkfield Surgery: rent", by=grace, at=now), day=today)
    as_grace.get(URL, {"q": "Larkfield Surgery"})

    with django_assert_num_queries(13):
        page = as_grace.get(URL, {"q": "Larkfield Surgery"})
    assert len(page.context["answer"].items) == 1 + more
