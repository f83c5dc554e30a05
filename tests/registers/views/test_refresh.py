"""Last time's interests on one screen: still true, changed, ended, and anything new."""

from datetime import date, timedelta

import pytest

from registers.actions import declaring
from registers.models import OwnRule
from tests.registers.told import own, theirs
from tests.registers.walking import OWN, errors, walk

pytestmark = pytest.mark.usefixtures("at_the_moment")
URL = "/declare/refresh/"
STILL_ALL = {"as_it_was": "1"}


@pytest.fixture
def two(body, ada, surgery, trust, now):
    """Ada's practice and her sister-in-law's job, declared last year."""
    told = [own(became_aware_on=None), theirs(code="RZ901", became_aware_on=None)]
    declaration = declaring.declare(body=body, person=ada, interests=told, by=ada, at=now - timedelta(days=370))
    return list(declaration.interests.order_by("id"))


def said(interests, *answers, anything_new="no", until=None):
    """What the page posts: one answer for each interest, in order."""
    posted = {f"now_{each.pk}": answer for each, answer in zip(interests, answers, strict=True)}
    if until:
        for each in interests:
            posted |= {f"until_{each.pk}_{part}": getattr(until, part) for part in ("day", "month", "year")}
    return {**posted, "anything_new": anything_new, "seen": shown(interests)}


def shown(interests):
    return ",".join(str(pk) for pk in sorted(each.pk for each in interests))


def test_nothing_is_answered_beforehand(as_ada, two):
    page = as_ada.get(URL)

    assert " checked" not in page.content.decode()
    assert "All 2 are still true, and there is nothing new" in page.content.decode()
    assert "Partner, from 1 April 2021" in page.content.decode()


def test_all_still_true_is_one_press_and_one_declaration(as_ada, ada, two):
    page = as_ada.post(URL, STILL_ALL | {"seen": shown(two)}, follow=True)

    assert [each.kind for each in ada.declarations.all()] == ["no_change", "interests"]
    assert "that nothing has changed" in page.content.decode()


def test_each_answered_still_true_says_the_same(as_ada, ada, two):
    as_ada.post(URL, said(two, "still", "still"))

    assert ada.declarations.first().kind == "no_change"


def test_ended_ones_make_one_declaration_and_the_others_stand(as_ada, ada, body, two, today):
    as_ada.post(URL, said(two, "still", "ended", until=date(2026, 10, 1)))

    declaration = ada.declarations.first()
    over = declaration.interests.get()
    assert (declaration.kind, over.replaces, over.until) == ("interests", two[1], date(2026, 10, 1))
    assert over.became_aware_on == date(2026, 10, 1)
    assert list(declaring.lasting_interests(body, ada, today)) == [two[0]]


def test_changed_and_ended_ones_go_through_the_draft_as_one_declaration(as_ada, ada, two):
    url = as_ada.post(URL, said(two, "changed", "ended", until=date(2026, 10, 1))).headers["Location"]

    assert url == "/declare/2/aware/"
    assert as_ada.post(url, OWN["aware"]).headers["Location"] == "/declare/check/"
    as_ada.post("/declare/check/")
    declaration = ada.declarations.first()
    assert ada.declarations.count() == 2
    assert [(each.replaces, each.until) for each in declaration.interests.order_by("replaces")] == [
        (two[0], None),
        (two[1], date(2026, 10, 1)),
    ]


def test_something_new_is_declared_on_its_own_pages(as_ada, ada, two):
    answer = as_ada.post(URL, said(two, "still", "still", anything_new="yes"))

    assert answer.headers["Location"] == "/declare/new/"
    walk(as_ada, OWN)
    as_ada.post("/declare/check/")
    assert [each.replaces for each in ada.declarations.first().interests.all()] == [None]


def test_whoever_had_nothing_says_so_again_with_one_press(as_ada, ada, body, now):
    declaring.declare_nil(body=body, person=ada, by=ada, at=now - timedelta(days=370))

    assert "I still have nothing to declare" in as_ada.get(URL).content.decode()
    as_ada.post(URL, STILL_ALL | {"seen": ""})
    assert ada.declarations.first().kind == "no_change"


def test_whoever_has_never_declared_begins(as_ada, ada):
    assert as_ada.get(URL).headers["Location"] == "/declare/"
    assert as_ada.post(URL, STILL_ALL).headers["Location"] == "/declare/"
    assert not ada.declarations.exists()


def test_an_answer_left_out_is_asked_for_and_the_others_are_kept(as_ada, ada, two):
    page = as_ada.post(URL, {f"now_{two[0].pk}": "ended", "seen": shown(two)})

    assert {field: words[0].split(":")[0] for field, words in errors(page).items()} == {
        f"until_{two[0].pk}": "Enter the date it ended",
        f"now_{two[1].pk}": "Select what is true now",
        "anything_new": "Select yes if there is anything new to declare",
    }
    assert 'value="ended" checked' in page.content.decode()
    assert ada.declarations.count() == 1


@pytest.mark.parametrize("answers", [("still", "changed", "no"), ("still", "ended", "no"), ("still", "still", "yes")])
def test_one_button_does_not_say_otherwise_than_the_answers(as_ada, ada, two, answers):
    *each, anything_new = answers
    page = as_ada.post(URL, said(two, *each, anything_new=anything_new) | STILL_ALL)

    assert "You said that something has changed" in errors(page)["__all__"][0]
    assert ada.declarations.count() == 1


def test_nobody_confirms_what_was_changed_since_they_looked(as_ada, ada, two, now):
    before = shown(two)
    declaring.end(interest=two[1], until=date(2026, 10, 1), by=ada, at=now - timedelta(days=1))

    page = as_ada.post(URL, STILL_ALL | {"seen": before})

    assert errors(page) == {"__all__": [str(declaring.ChangedSince())]}


def test_the_declarant_is_told_where_the_body_accepts_it_without_a_look(as_ada, ada, body, two, grace, now, today):
    words = "without a further look"
    assert words not in as_ada.get(URL).content.decode()
    OwnRule.objects.create(
        body=body, name="auto_accept_nil", value="yes", since=today, reason="Many", set_at=now, set_by=grace
    )

    assert words in as_ada.get(URL).content.decode()
    page = as_ada.post(URL, STILL_ALL | {"seen": shown(two)}, follow=True)
    assert words in page.content.decode()
    assert [check.outcome for check in ada.declarations.first().checks.all()] == ["accepted"]


@pytest.mark.parametrize("more", [0, 2])
def test_the_page_takes_as_many_queries_for_more_interests(
    as_ada, ada, body, two, now, more, django_assert_num_queries
):
    for number in range(more):
        told = [own(public_description=f"Share {number}")]
        declaring.declare(body=body, person=ada, interests=told, by=ada, at=now)

    with django_assert_num_queries(7):
        assert as_ada.get(URL).status_code == 200
