"""The reviewer's pages, and the declarant's page of questions."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from people.models import Role
from registers.actions import declaring, mitigating, reviewing
from registers.actions.declaring import as_new
from registers.actions.reviewing import NewQuestion
from registers.queries.reviewing import state_of
from tests.conftest import person_in
from tests.registers.told import own, theirs
from tests.registers.walking import errors

pytestmark = pytest.mark.usefixtures("at_the_moment")


@pytest.fixture
def first(body, ada, surgery, now):
    """What Ada declared last year, and was accepted."""
    told = own(public_description="Two sessions", became_aware_on=date(2025, 10, 1))
    return declaring.declare(body=body, person=ada, interests=[told], by=ada, at=now - timedelta(days=300))


@pytest.fixture
def changed(first, body, ada, trust, now):
    """What she changed ten days ago, and what was new then."""
    newer = replace(
        as_new(first.interests.get()),
        public_description="Four sessions",
        private_detail="Since the merger",
        became_aware_on=date(2026, 9, 1),
        replaces=first.interests.get().pk,
    )
    told = [newer, theirs(code="RZ901")]
    return declaring.declare(body=body, person=ada, interests=told, by=ada, at=now - timedelta(days=10))


def nil(body, person, at):
    return declaring.declare_nil(body=body, person=person, by=person, at=at)


def test_the_queue_is_the_reviewers(as_ada, as_clara, as_gus, changed):
    urls = ["/review/", f"/review/{changed.pk}/"]

    assert [as_ada.get(url).status_code for url in urls] == [403, 403]
    assert [as_clara.get(url).status_code for url in urls] == [403, 403]
    assert [as_gus.get(url).status_code for url in urls] == [200, 200]


def test_the_queue_lists_what_waits_the_oldest_first_with_its_age(as_grace, first, changed):
    page = as_grace.get("/review/")

    told = [(line.declaration, line.age, line.added, line.changed, line.ended) for line in page.context["page"]]
    assert told == [(first, 300, 1, 0, 0), (changed, 10, 1, 1, 0)]
    words = page.content.decode()
    assert "More than 28 days: 1" in words
    assert "8 to 14 days: 1" in words


def test_nothing_of_another_body_is_in_the_queue(as_sam, first, changed):
    assert list(as_sam.get("/review/").context["page"]) == []
    assert as_sam.get(f"/review/{changed.pk}/").status_code == 404


def test_a_reviewer_sees_the_difference_the_public_line_and_what_is_private(as_grace, first, changed):
    page = as_grace.get(f"/review/{changed.pk}/")

    told = page.context["submission"]
    changes = [(change.label, change.before, change.after) for change in told.entries[0].changes]
    assert [(entry.how, entry.is_late) for entry in told.entries] == [("Changed", True), ("New", False)]
    assert changes == [
        ("Description for the public", "Two sessions", "Four sessions"),
        ("Details kept private", "not given", "Since the merger"),
    ]
    words = page.content.decode()
    assert "Partner: Four sessions" in words
    assert "Petra Holm" in words
    assert "Accept this declaration" in words


def test_what_stands_as_before_is_shown_in_the_version_of_its_time(as_grace, body, ada, first, changed, now):
    same = declaring.declare_no_change(body=body, person=ada, by=ada, at=now - timedelta(days=200))

    assert as_grace.get(f"/review/{same.pk}/").context["submission"].unchanged == [first.interests.get()]


def test_a_declaration_is_accepted_by_a_button(as_grace, changed):
    page = as_grace.post(f"/review/{changed.pk}/accept/", follow=True)

    assert "Ada Larkin’s declaration is accepted." in page.content.decode()
    assert "Accept this declaration" not in as_grace.get(f"/review/{changed.pk}/").content.decode()


def test_ones_own_is_shown_without_buttons_and_refused(as_grace, grace, body, surgery, now):
    hers = declaring.declare(body=body, person=grace, interests=[own()], by=grace, at=now)

    page = as_grace.get(f"/review/{hers.pk}/").content.decode()
    assert "This is your own declaration" in page
    assert "Accept this declaration" not in page
    assert "/agree/" not in page
    answer = as_grace.post(f"/review/{hers.pk}/accept/", follow=True)
    assert "so somebody else reviews it" in answer.content.decode()
    url = f"/review/{hers.pk}/return/"
    assert errors(as_grace.post(url, {"whole": "Is that all?"})) == {"__all__": [str(reviewing.OwnDeclaration())]}
    assert state_of(hers) == "waiting"


def test_questions_stand_beside_the_facts_for_reviewer_and_declarant(as_grace, as_ada, changed):
    interest = changed.interests.first()
    url = f"/review/{changed.pk}/return/"
    assert errors(as_grace.post(url, {})) == {
        "__all__": ["Write at least one question, so that the person knows what to answer"]
    }
    as_grace.post(url, {f"ask_{interest.pk}_public_description": "In which month did that begin?"})
    assert "1 question about what you declared" in as_ada.get("/my-interests/").content.decode()

    page = as_ada.get("/my-interests/questions/").content.decode()
    assert "You said: Four sessions" in page
    assert "In which month did that begin?" in page
    assert f'formaction="/my-interests/{interest.pk}/change/"' in page
    question = interest.questions.get()
    assert "Answer at least one question" in errors(as_ada.post("/my-interests/questions/", {}))["__all__"][0]
    as_ada.post("/my-interests/questions/", {f"answer_{question.pk}": "In August"})

    assert "“In August”" in as_grace.get(f"/review/{changed.pk}/").content.decode()
    assert [line.declaration.is_answered for line in as_grace.get("/review/").context["page"]] == [False, True]


def test_what_was_asked_before_is_shown_with_the_version_that_answers_it(as_grace, ada, body, changed, grace, now):
    interest = changed.interests.first()
    asked = [NewQuestion("In which month?", interest.pk, "since")]
    reviewing.send_back(declaration=changed, questions=asked, by=grace, at=now)
    newer = replace(as_new(interest), since=date(2021, 8, 1), replaces=interest.pk)
    later = declaring.declare(body=body, person=ada, interests=[newer], by=ada, at=now)

    page = as_grace.get(f"/review/{later.pk}/").content.decode()
    assert "In which month?" in page
    assert "Answered by changing it" in page


def test_nil_and_no_change_are_accepted_many_at_a_time(as_grace, body, ada, clara, gus, grace, now):
    made = [nil(body, person, now) for person in (ada, clara, gus, grace)]
    page = as_grace.get("/review/nil-and-no-change/?all=1").content.decode()
    assert page.count(" checked") == 3
    assert "Your own" in page

    chosen = [declaration.pk for declaration in made[:2]]
    answer = as_grace.post("/review/accept/", {"declaration": chosen}, follow=True)
    assert "2 declarations accepted." in answer.content.decode()
    assert [state_of(declaration) for declaration in made] == ["accepted", "accepted", "waiting", "waiting"]


def test_interests_and_other_bodies_declarations_are_not_accepted_many_at_a_time(
    as_grace, changed, other_body, sam, now
):
    theirs_too = nil(other_body, sam, now)
    answer = as_grace.post("/review/accept/", {"declaration": [changed.pk, theirs_too.pk, "x"]}, follow=True)

    assert "0 declarations accepted." in answer.content.decode()
    assert (state_of(changed), state_of(theirs_too)) == ("waiting", "waiting")


MITIGATION = {
    "action": "remove_from_whole_decision_process",
    "what": "Out of the re-procurement",
    "why": "Owns a bidder",
    "review_on_day": "1",
    "review_on_month": "3",
    "review_on_year": "2027",
}


def test_a_mitigation_is_agreed_and_listed(as_grace, as_ada, changed, clara):
    interest = changed.interests.first()
    as_grace.post(f"/review/interests/{interest.pk}/agree/", MITIGATION | {"owner": "clara weir"})

    assert "Out of the re-procurement" in as_grace.get("/review/agreed/").content.decode()
    assert "Clara Weir sees to it" in as_grace.get(f"/review/{changed.pk}/").content.decode()
    assert "Out of the re-procurement" in as_ada.get(f"/my-interests/{interest.pk}/history/").content.decode()


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({"owner": "Nobody Here"}, {"owner"}),
        ({"owner": "Ada Larkin"}, {"owner"}),
        ({"owner": "Clara Weir", "what": ""}, {"what"}),
        ({"owner": "", "review_on_year": "2020"}, {"owner", "review_on"}),
        ({"action": "none_required", "owner": "", "why": ""}, {"why"}),
    ],
)
def test_a_mitigation_says_who_sees_to_it_and_until_when(as_grace, changed, clara, facts, wrong):
    url = f"/review/interests/{changed.interests.first().pk}/agree/"

    assert errors(as_grace.post(url, MITIGATION | facts)).keys() == wrong


def test_two_of_one_name_are_told_apart_by_their_address(as_grace, body, changed, clara, now):
    other = person_in(body, "Clarissa Pell", Role.DECLARANT, "Manager", now)
    other.name = "Clara Weir"
    other.save()
    url = f"/review/interests/{changed.interests.first().pk}/agree/"

    assert "email address instead" in errors(as_grace.post(url, MITIGATION | {"owner": "Clara Weir"}))["owner"][0]
    assert as_grace.post(url, MITIGATION | {"owner": other.email}).status_code == 302


def test_the_history_shows_every_version_by_whom_and_when(as_ada, as_grace, as_sam, as_gus, grace, first, changed, now):
    reviewing.accept(declarations=[first], by=grace, at=now)
    interest = changed.interests.first()
    own_page = as_ada.get(f"/my-interests/{interest.pk}/history/")

    story = own_page.context["story"]
    assert [told.step.interest for told in story.told] == [interest, first.interests.get()]
    assert [len(told.step.changes) for told in story.told] == [2, 0]
    words = own_page.content.decode()
    for said in ("Four sessions", "Two sessions", "Accepted: Grace Oduya", "Not reviewed yet", "By Ada Larkin"):
        assert said in words
    url = f"/review/interests/{first.interests.get().pk}/history/"
    assert as_grace.get(url).context["story"] == story
    assert (as_gus.get(url).status_code, as_ada.get(url).status_code, as_sam.get(url).status_code) == (200, 403, 404)


def test_nobody_sees_the_history_of_somebody_elses_interest_as_their_own(as_clara, first):
    assert as_clara.get(f"/my-interests/{first.interests.get().pk}/history/").status_code == 404


def declared_by_each(body, people, now):
    for number, person in enumerate(people):
        told = [own(public_description=f"Share {number}"), own(public_description="Another")]
        declaring.declare(body=body, person=person, interests=told, by=person, at=now - timedelta(days=number))


@pytest.mark.parametrize(("url", "queries"), [("/review/", 11), ("/review/nil-and-no-change/", 11)])
@pytest.mark.parametrize("number", [1, 3])
def test_the_queue_takes_as_many_queries_for_three_as_for_one(
    as_grace, body, ada, clara, gus, surgery, now, url, queries, number, django_assert_num_queries
):
    people = [ada, clara, gus][:number]
    declared_by_each(body, people, now)
    for person in people:
        declaring.declare_no_change(body=body, person=person, by=person, at=now)

    with django_assert_num_queries(queries):
        assert len(as_grace.get(url).context["page"]) == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_declaration_takes_as_many_queries_for_three_interests_as_for_one(
    as_grace, body, ada, grace, clara, surgery, now, number, django_assert_num_queries
):
    told = [own(public_description=f"Share {each}") for each in range(number)]
    made = declaring.declare(body=body, person=ada, interests=told, by=ada, at=now)
    held = list(made.interests.all())
    asked = [NewQuestion("Since when?", each.pk, "since") for each in held]
    reviewing.send_back(declaration=made, questions=asked, by=grace, at=now)
    for each in held:
        facts = {"action": "remove_from_role", "what": "Leaves", "why": "Too close", "owner": clara}
        mitigating.agree(interest=each, **facts, review_on=date(2027, 3, 1), by=grace, at=now)

    with django_assert_num_queries(11):
        assert as_grace.get(f"/review/{made.pk}/").status_code == 200
    with django_assert_num_queries(6):
        assert len(as_grace.get("/review/agreed/").context["page"]) == number


@pytest.mark.parametrize("people", [1, 3])
def test_nil_declarations_that_the_records_question_are_listed(as_grace, body, now, people, django_assert_num_queries):
    for number in range(people):
        person = person_in(body, f"Rowan{number} Vale", "declarant", "GP partner", now)
        nil = declaring.declare_nil(body=body, person=person, by=person, at=now)
        assert nil.doubt.reasons

    with django_assert_num_queries(6):
        page = as_grace.get("/review/questioned/")

    assert page.content.decode().count("Rowan") == people
