"""Who has an interest in what: the search over published registers."""

from datetime import timedelta

import pytest

from registers.queries.public import all_shelves, register_named, search, shelves
from tests.factories import make_interest, make_organisation
from tests.registers.rows import declared, offer_to, publish_gifts, publish_interests

BOTH = ["organisation", "person"]


@pytest.fixture
def published(body, other_body, ada, grace, clara, sam, now, today):
    """Two bodies' registers: Ada and Clara at Larkfield, Sam at Saint-Élie, Ada offered a dinner."""
    larkfield = make_organisation()
    make_interest(body, ada, now, organisation=larkfield)
    make_interest(body, clara, now, organisation=larkfield, held_as="landlord")
    declared(body, grace, now, kind="nil")
    make_interest(other_body, sam, now, organisation_text="Clinique Saint-Élie")
    offer_to(body, ada, now)
    publish_interests(body, grace, now, today)
    publish_interests(other_body, sam, now, today)
    publish_gifts(body, grace, now, today)


def found(words, kinds=BOTH):
    """What a search finds: (name, is it exact, the names of the people on its lines)."""
    return [(group.name, group.exact, [line["name"] for line in group.lines]) for group in search(words, kinds).found]


LARKFIELD = ("Larkfield Surgery", True, ["Ada Larkin", "Clara Weir"])
SIMILAR_LARKFIELD = ("Larkfield Surgery", False, ["Ada Larkin", "Clara Weir"])


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("words", ["Larkfield Surgery", "larkfield", "FIELD SURG"])
def test_an_organisation_is_found_by_part_of_its_name_whatever_the_capitals(words):
    assert found(words, ["organisation"]) == [LARKFIELD]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("words", ["Larkfeild Surgery", "larkfild", "Larkfield Sugery", "lark field"])
def test_an_organisation_is_found_in_spite_of_small_mistakes(words):
    assert found(words, ["organisation"]) == [SIMILAR_LARKFIELD]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("words", ["saint-élie", "SAINT-ELIE", "Saint-Èlie"])
def test_accents_make_no_difference(words):
    assert found(words) == [("Clinique Saint-Élie", True, ["Sam Pryor"])]


@pytest.mark.usefixtures("published")
def test_a_person_is_found_with_everything_published_of_them():
    (ada,) = search("ada larkin", ["person"]).found

    assert (ada.name, ada.kind, ada.exact) == ("Ada Larkin", "person", True)
    assert [(line["edition"].register, line["organisation"]) for line in ada.lines] == [
        ("interests", "Larkfield Surgery"),
        ("gifts-and-hospitality", "Ferrybridge Pharma"),
    ]


@pytest.mark.usefixtures("published")
def test_a_person_with_nothing_to_declare_is_found():
    ((name, exact, _),) = found("Oduya")

    assert (name, exact) == ("Grace Oduya", True)
    assert [line["nature"] for line in search("Oduya", BOTH).found[0].lines] == ["Nothing to declare"]


@pytest.mark.usefixtures("published")
def test_names_that_hold_the_words_come_before_names_like_them():
    assert [(name, exact) for name, exact, _ in found("larkin")] == [("Ada Larkin", True), ("Larkfield Surgery", False)]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("words", ["Nobody Here", "%", "__", "\\", "'; --"])
def test_what_is_not_there_is_not_found(words):
    assert found(words) == []


def test_only_the_latest_edition_of_a_register_is_searched(body, ada, grace, now, today):
    first = make_interest(body, ada, now - timedelta(days=2), organisation_text="Withdrawn House")
    publish_interests(body, grace, now, today)
    make_interest(body, ada, now, line=first.line, replaces=first, organisation_text="Larkfield Surgery")
    publish_interests(body, grace, now, today)

    assert found("Withdrawn House") == []
    assert found("Larkfield") == [("Larkfield Surgery", True, ["Ada Larkin"])]


def test_what_is_declared_but_not_published_is_not_found(body, ada, now):
    make_interest(body, ada, now)

    assert found("Larkfield") == []


def test_namesakes_of_two_bodies_are_two_people(body, other_body, ada, grace, sam, now, today):
    ada.name = sam.name = "Ada Pryor"
    ada.save()
    sam.save()
    make_interest(body, ada, now)
    make_interest(other_body, sam, now)
    publish_interests(body, grace, now, today)
    publish_interests(other_body, sam, now, today)

    assert found("Ada Pryor") == [("Ada Pryor", True, ["Ada Pryor"])] * 2


def test_organisations_of_one_name_and_two_codes_are_two(body, ada, grace, now, today):
    make_interest(body, ada, now, organisation=make_organisation("X99001"))
    make_interest(body, ada, now, organisation=make_organisation("X99002"))
    publish_interests(body, grace, now, today)

    assert [name for name, _, _ in found("Larkfield")] == ["Larkfield Surgery"] * 2


def test_a_long_answer_is_cut_and_says_so(body, ada, grace, now, today, monkeypatch):
    monkeypatch.setattr("registers.queries.public.LONGEST_ANSWER", 2)
    for _ in range(3):
        make_interest(body, ada, now)
    publish_interests(body, grace, now, today)

    answer = search("Larkfield", ["organisation"])

    assert (len(answer.found[0].lines), answer.cut) == (2, True)
    assert not search("Nobody Here", BOTH).cut


@pytest.mark.usefixtures("published")
def test_a_search_asks_three_questions_however_much_it_finds(django_assert_num_queries):
    with django_assert_num_queries(3):
        search("Grace Oduya", BOTH)
    with django_assert_num_queries(3):
        search("ar", BOTH)


def test_a_body_s_shelves_hold_every_register_published_or_not(body, other_body, grace, sam, now, today):
    publish_interests(other_body, sam, now, today)
    publish_interests(body, grace, now, today)
    latest = publish_interests(body, grace, now, today + timedelta(days=1))

    assert [(shelf.register, shelf.latest) for shelf in shelves(body)] == [
        ("interests", latest),
        ("gifts-and-hospitality", None),
    ]


@pytest.mark.usefixtures("published")
def test_all_bodies_shelves_are_read_at_once(django_assert_num_queries):
    with django_assert_num_queries(2):
        every = all_shelves()

    assert [(body.slug, [shelf.latest is not None for shelf in shelves]) for body, shelves in every] == [
        ("ashcombe", [True, True]),
        ("brindle", [True, False]),
    ]


def test_only_registers_have_names_in_addresses():
    assert register_named("interests").label == "Register of interests"
    assert register_named("everything") is None
