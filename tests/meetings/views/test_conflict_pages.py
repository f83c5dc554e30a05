"""Conflicts and the chair's rulings, in a browser."""

from datetime import date

import pytest

from meetings.actions import ruling
from meetings.models import Ruling
from registers.actions.mitigating import agree
from tests.conftest import signed_in
from tests.factories import make_interest
from tests.meetings.factories import find, make_run

RULED = {"handling": "advice", "reason": "She knows the site."}


def errors(response):
    return dict(response.context["form"].errors)


@pytest.fixture
def url(conflict):
    return f"/meetings/{conflict.meeting_id}/conflicts/"


@pytest.fixture
def rule_url(url, conflict):
    return f"{url}{conflict.pk}/"


@pytest.fixture
def alike(body, run, item, ada, gus, clara, now):
    """Ada, Gus and Clara share an interest with everyone of a kind."""
    return [
        find(run, item, make_interest(body, person, now), key="gp@9ZA", directness="all_practices")
        for person in (ada, gus, clara)
    ]


@pytest.fixture
def same_url(item):
    return f"/meetings/{item.meeting_id}/items/{item.number}/rule-the-same/"


def ruled():
    return list(Ruling.objects.order_by("id").values_list("conflict__person__name", "handling", "reason"))


def test_a_stranger_is_asked_to_sign_in(client, url):
    assert client.get(url).headers["Location"] == f"/accounts/login/?next={url}"


def test_a_declarant_sees_no_conflicts_not_even_their_own(as_ada, url, rule_url):
    assert [as_ada.get(page).status_code for page in (url, rule_url)] == [403, 403]


def test_a_governance_lead_sees_conflicts_and_does_not_rule(as_grace, url, rule_url, same_url):
    assert as_grace.get(url).status_code == 200
    assert [as_grace.post(page, RULED).status_code for page in (rule_url, same_url)] == [403, 403]
    assert "Rule on this conflict" not in as_grace.get(url).content.decode()


def test_another_bodys_conflicts_are_not_found(as_sam, url):
    assert as_sam.get(url).status_code == 404


def test_a_conflict_says_who_which_interest_how_strong_and_why_by_two_paths(as_clara, url):
    page = as_clara.get(url).content.decode()

    for words in (
        "1 conflict on 1 item. 1 not ruled on yet.",
        "Ada Larkin",
        "Partner in a practice or firm, Larkfield Surgery",
        "Named in the item · Financial interest · Certain: the declarant said which organisation",
        '<span class="app-route__how">Partner at Larkfield Surgery</span>',
        '<span class="app-route__how">Names Larkfield Surgery</span><span class="app-route__name">Item 1</span>',
        "<strong>Proposed: leaves.</strong> The decision is about an organisation they have a stake in.",
    ):
        assert words in page


def test_the_unknown_are_named_at_the_top_and_on_each_item(as_clara, url):
    page = as_clara.get(url).content.decode()

    assert "2 members unknown on every item." in page
    assert "Unknown: Clara Weir, Gus Abara." in page


def test_a_meeting_never_matched_says_so(as_clara, meeting):
    page = as_clara.get(f"/meetings/{meeting.pk}/conflicts/").content.decode()

    assert "have not been matched with the items yet" in page


def test_a_matching_that_finds_nothing_does_not_say_that_there_is_no_conflict(as_clara, meeting, item, run):
    page = as_clara.get(f"/meetings/{meeting.pk}/conflicts/").content.decode()

    assert "A member may still know of one" in page
    assert "no conflict" not in page.lower()


def test_what_is_new_since_the_run_before_stands_out(as_clara, url, conflict, body, gus, grace, interest, now):
    again = make_run(conflict.meeting, grace, now)
    find(again, conflict.item, interest)
    find(again, conflict.item, make_interest(body, gus, now))

    page = as_clara.get(url).content.decode()

    assert "1 new, or for a new reason, since the matching before." in page


def test_conflicts_are_shown_by_person_too(as_clara, url):
    page = as_clara.get(f"{url}?by=person").content.decode()

    assert "Clara Weir has not declared: unknown on every item." in page
    assert page.index("Gus Abara") < page.index("Ada Larkin") < page.index("1. Larkfield Surgery: new lease")


def test_what_is_agreed_about_the_interest_stands_beside_the_conflict(
    as_clara, url, rule_url, conflict, interest, gus, grace, now
):
    facts = {"action": "remove_from_whole_decision_process", "what": "Out of the new lease", "why": "Her own premises"}
    agree(interest=interest, **facts, owner=gus, review_on=date(2027, 3, 1), by=grace, at=now)

    words = "<strong>Agreed:</strong> Kept out of the whole decision: Out of the new lease. Gus Abara sees to it"
    assert [words in as_clara.get(page).content.decode() for page in (url, rule_url)] == [True, True]


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_takes_as_many_queries_however_many_are_alike(
    as_vera, vera, url, alike, people, now, django_assert_num_queries
):
    for conflict in alike[:people]:
        ruling.rule(conflict=conflict, handling="noted", reason="All alike", by=vera, at=now)
    as_vera.get(url)

    with django_assert_num_queries(27):
        as_vera.get(url)


def test_the_chair_rules_and_the_service_only_proposes(as_clara, rule_url, url, conflict, clara, said):
    asked = as_clara.get(rule_url)
    page = asked.content.decode()
    response = as_clara.post(rule_url, RULED, follow=True)

    assert (asked.context["form"]["handling"].value(), " checked" in page) == (None, False)
    assert "<strong>Proposed: leaves.</strong>" in page
    assert response.redirect_chain == [(f"{url}?ruled={conflict.pk}#conflict-{conflict.pk}", 302)]
    assert said(response) == ["Your ruling on Ada Larkin is recorded, for item 1. Larkfield Surgery: new lease."]
    assert ruled() == [("Ada Larkin", "advice", "She knows the site.")]
    assert "“She knows the site.” Clara Weir, 21 November 2026 at 10am." in response.content.decode()


def test_what_was_done_is_said_at_the_conflict_itself(as_clara, rule_url, conflict):
    response = as_clara.post(rule_url, RULED, follow=True)
    page = response.content.decode()

    assert page.count("Your ruling on Ada Larkin is recorded") == 1
    assert (
        page.index('id="item-1"') < page.index("Your ruling on Ada Larkin") < page.index(f'id="conflict-{conflict.pk}"')
    )


@pytest.mark.parametrize("named", ["0", "x", ""])
def test_what_was_done_is_said_at_the_top_where_no_conflict_is_named(as_clara, rule_url, url, named):
    as_clara.post(rule_url, RULED)
    page = as_clara.get(url, {"ruled": named}).content.decode()

    assert page.count("Your ruling on Ada Larkin") == 1
    assert page.index("Your ruling on Ada Larkin") < page.index("Conflicts</h1>")


def test_what_is_added_to_a_handling_is_asked_apart_and_shown_with_it(as_clara, rule_url):
    asked = as_clara.get(rule_url).context["form"]
    told = {**RULED, "also": ["hands_over_chair", "no_papers"]}

    page = as_clara.post(rule_url, told, follow=True).content.decode()
    again = as_clara.get(rule_url).content.decode()

    assert [value for value, _ in asked.fields["also"].choices] == ["no_papers", "hands_over_chair"]
    assert "no_papers" not in dict(asked.fields["handling"].choices)
    assert "<strong>Ruled: advice only if asked; receives no papers; hands over the chair.</strong>" in page
    assert "<li>Advice only if asked; receives no papers; hands over the chair: “She knows the site.”" in again


def test_a_ruling_without_handling_or_reason_is_sent_back_with_what_was_written(as_clara, rule_url):
    nothing = as_clara.post(rule_url, {"reason": ""})
    half = as_clara.post(rule_url, {"reason": "She knows the site."})
    long = as_clara.post(rule_url, {"handling": "advice", "reason": "x" * 1001})

    assert errors(nothing) == {
        "handling": ["Select how the conflict is to be handled"],
        "reason": ["Enter the reason for your ruling"],
    }
    assert "She knows the site.</textarea>" in half.content.decode()
    assert errors(long) == {"reason": ["The reason must be 1000 characters or fewer"]}
    assert ruled() == []


def test_a_handling_that_needs_the_public_is_not_offered_in_private(as_clara, rule_url, item):
    item.part, item.private_ground = "private", "Names bidders’ prices"
    item.save()

    response = as_clara.post(rule_url, {**RULED, "handling": "gallery"})

    assert errors(response) == {"handling": ["Select one of the answers listed"]}


def test_a_chair_may_not_rule_on_their_own_conflict(alike, same_url, as_clara, as_vera, clara, meeting):
    (own,) = [conflict for conflict in alike if conflict.person == clara]
    url = f"/meetings/{meeting.pk}/conflicts/{own.pk}/"

    refused = as_clara.post(url, RULED)
    by_the_vice_chair = as_vera.post(url, RULED)

    assert errors(refused) == {
        "__all__": ["You cannot rule on your own conflict. Whoever takes the chair for this item does."]
    }
    assert "This is your own conflict" in refused.content.decode()
    assert (by_the_vice_chair.status_code, ruled()) == (302, [("Clara Weir", "advice", "She knows the site.")])


def test_earlier_rulings_are_shown_and_the_latest_stands(as_clara, rule_url, conflict, clara, now):
    ruling.rule(conflict=conflict, handling="noted", reason="A small share", by=clara, at=now)

    page = as_clara.get(rule_url).content.decode()

    assert "Noted: “A small share” Clara Weir, 21 November 2026 at 10am. This stands until you rule again." in page


def test_several_are_ruled_the_same_but_never_ones_own(as_clara, same_url, alike, meeting, said):
    ada, gus, clara = (conflict.pk for conflict in alike)
    offered = [value for value, _ in as_clara.get(same_url).context["form"].fields["conflicts"].choices]
    told = {"conflicts": [ada, gus], "handling": "class_wide", "reason": "All practices alike"}

    response = as_clara.post(same_url, told, follow=True)

    assert offered == [ada, gus]
    assert response.redirect_chain == [(f"/meetings/{meeting.pk}/conflicts/?ruled={ada}#conflict-{ada}", 302)]
    assert said(response) == [
        "Your ruling on Ada Larkin and Gus Abara is recorded, for item 1. Larkfield Surgery: new lease."
    ]
    assert ruled() == [
        ("Ada Larkin", "class_wide", "All practices alike"),
        ("Gus Abara", "class_wide", "All practices alike"),
    ]


@pytest.mark.parametrize(
    ("chosen", "error"),
    [(lambda own: [], "Select at least one member"), (lambda own: [own], "Select from the members listed")],
)
def test_who_is_ruled_the_same_is_chosen_from_those_listed(as_clara, same_url, alike, chosen, error):
    told = {"conflicts": chosen(alike[2].pk), "handling": "class_wide", "reason": "All practices alike"}

    response = as_clara.post(same_url, told)

    assert (errors(response), ruled()) == ({"conflicts": [error]}, [])


def test_a_conflict_close_to_the_item_is_not_among_them(as_clara, same_url, conflict, said):
    response = as_clara.get(same_url, follow=True)

    assert said(response) == ["Nothing on item 1 that you may rule on is shared with everyone of a kind."]


def test_somebody_with_two_roles_sees_what_either_permits(conflict, url, grace, body, now):
    assert signed_in(grace).get(url).context["may_rule"] is False
