"""An organisation's page, in a browser."""

import pytest

from meetings.actions import reading, ruling
from organisations.actions import amending, merging
from organisations.queries.directory import resolver_for
from registers.actions.keying import key_interests
from tests.factories import make_interest, make_organisation, make_tie

URL = "/directory/X99001/"


@pytest.fixture
def keyed(body, interest, item, today, now):
    """Ada's interest and the item that names her practice have their keys."""
    key_interests(interests=[interest], day=today)
    reading.read(item=item, resolver=resolver_for(body, today))


def shown(response) -> str:
    return " ".join(response.content.decode().split())


def test_it_tells_who_has_an_interest_and_which_items_concerned_it(as_grace, keyed):
    page = as_grace.get(URL)

    assert [(str(stake.interest.person), stake.how) for stake in page.context["stakes"]] == [("Ada Larkin", "In it")]
    assert [(str(line.item), line.steps, line.handled) for line in page.context["items"]] == [
        ("1. Larkfield Surgery: new lease", ("Names Larkfield Surgery",), "")
    ]
    assert "Partner at Larkfield Surgery" in shown(page)


def test_and_how_the_conflicts_were_handled(as_grace, keyed, conflict, clara, now):
    assert [line.handled for line in as_grace.get(URL).context["items"]] == ["1 conflict: 1 not yet ruled on"]

    ruling.rule(conflict=conflict, handling="leaves", also=[], reason="Her own practice", by=clara, at=now)

    assert [line.handled for line in as_grace.get(URL).context["items"]] == ["1 conflict: 1 leaves"]


def test_an_interest_by_way_of_a_tie_says_by_which(as_grace, body, gus, surgery, today, now):
    network = make_organisation("U99001", "Lark PCN", "pcn")
    make_tie(surgery, "member_of", network)
    held = make_interest(body, gus, now, organisation=network, organisation_text="", held_as="director")
    key_interests(interests=[held], day=today)

    (stake,) = as_grace.get(URL).context["stakes"]
    assert (stake.how, stake.steps) == (
        "By a network",
        ("Director of Lark PCN", "Larkfield Surgery belongs to Lark PCN"),
    )


def test_an_interest_that_is_not_keyed_yet_is_there_by_what_was_picked(as_grace, interest):
    assert [(stake.how, stake.steps) for stake in as_grace.get(URL).context["stakes"]] == [("In it", ())]


def test_what_was_merged_into_it_counts_before_anything_is_matched_anew(as_grace, body, ada, surgery, grace, now):
    who = {"body": body, "by": grace, "at": now}
    local = amending.add_organisation(name="Larkfield Surgry", kind="gp_practice", **who)
    make_interest(body, ada, now, organisation=local, organisation_text="")
    merging.merge(goes=local, stays=surgery, **who)

    page = as_grace.get(f"/directory/{local.code}/", follow=True)

    assert page.redirect_chain == [(URL, 302)]
    assert [str(message) for message in page.context["messages"]] == [
        f"Larkfield Surgry ({local.code}) was merged into this organisation."
    ]
    assert [str(stake.interest.person) for stake in page.context["stakes"]] == ["Ada Larkin"]
    assert f"Merged into it: Larkfield Surgry ({local.code})." in shown(page)


def test_a_correction_made_of_what_was_merged_since_stands(as_grace, body, item, surgery, grace, now, today):
    who = {"body": body, "by": grace, "at": now}
    local = amending.add_organisation(name="Wren House", kind="clinic", **who)
    item.corrections.create(organisation=local, verdict="concerns", corrected_at=now, corrected_by=grace)
    item.corrections.create(organisation=surgery, verdict="does_not", corrected_at=now, corrected_by=grace)
    wren = make_organisation("X99002", "Wren Surgery")
    merging.merge(goes=local, stays=wren, **who)
    reading.read(item=item, resolver=resolver_for(body, today))

    items = [as_grace.get(f"/directory/{code}/").context["items"] for code in ("X99001", "X99002")]
    assert [[str(line.item.number) for line in each] for each in items] == [[], ["1"]]


def test_everybody_sees_what_it_is_and_only_some_who_has_an_interest(as_ada, as_clara, as_grace, keyed):
    headings = ("Who has an interest in it", "Meetings that concerned it", "Record a name")

    seen = {
        name: [h in shown(each.get(URL)) for h in headings] for name, each in [("ada", as_ada), ("clara", as_clara)]
    }
    assert seen == {"ada": [False, False, False], "clara": [False, True, False]}
    assert all(heading in shown(as_grace.get(URL)) for heading in headings)


def test_another_bodys_interests_and_meetings_are_not_there(as_sam, keyed):
    page = as_sam.get(URL)

    assert (page.context["stakes"], page.context["items"]) == ([], [])


def test_what_nobody_knows_is_not_found(as_grace, surgery):
    assert as_grace.get("/directory/X99009/").status_code == 404


@pytest.mark.parametrize("more", [1, 3])
def test_the_page_takes_the_same_queries_however_much_it_tells(
    more, as_grace, body, grace, ada, surgery, meeting, now, today, django_assert_num_queries
):
    for number in range(more):
        network = make_organisation(f"U9900{number}", f"Lark PCN {number}", "pcn")
        amending.record_tie(organisation=surgery, relation="member_of", target=network, body=body, by=grace, at=now)
        make_interest(body, ada, now, organisation=surgery, organisation_text="")
        item = meeting.items.create(number=number + 1, title="Larkfield Surgery")
        item.keys.create(
            meeting=meeting,
            key="o:X99001",
            directness="named",
            path=[["Names Larkfield Surgery", "Larkfield Surgery", "X99001"]],
        )

    with django_assert_num_queries(24):
        as_grace.get(URL)
