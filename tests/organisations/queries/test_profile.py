"""All the directory knows of one organisation, as a body sees it."""

from datetime import date

import pytest

from organisations.actions import amending, merging
from organisations.queries.profile import facts, profile
from tests.factories import make_organisation, make_tie

APRIL = date(2026, 4, 1)


@pytest.fixture
def seen(body, today):
    """An organisation's profile, as the body sees it."""
    return lambda organisation, by=body: profile(organisation, body=by, day=today)


def lines(listed) -> list[str]:
    return [f"{line.words} {line.leads_to}" for line in listed]


def test_ties_read_from_either_end_and_those_that_are_over_stand_apart(practice, network, seen):
    make_tie(practice, "member_of", network)
    make_tie(practice, "provides", what="minor_surgery", until=APRIL)
    make_tie(make_organisation("X99001001", "Lark Branch", "branch_surgery"), "branch_of", practice)

    assert lines(seen(practice).current) == ["has as a branch Lark Branch", "belongs to Lark PCN"]
    assert lines(seen(practice).past) == ["provides minor surgery"]
    assert lines(seen(network).current) == ["has as a member Larkfield Surgery"]


def test_contracts_stand_by_themselves_the_latest_first(practice, seen):
    make_tie(practice, "holds_contract", what="PMS", since=date(2004, 4, 1), until=APRIL)
    make_tie(practice, "holds_contract", what="GMS", since=APRIL)

    assert [line.thing for line in seen(practice).contracts] == [
        "GMS – general medical services",
        "PMS – personal medical services",
    ]
    assert seen(practice).current == []


def test_so_does_what_replaced_it(practice, seen):
    make_tie(make_organisation("X99002", "Wren Surgery"), "successor_of", practice, since=APRIL)

    assert lines(seen(practice).succession) == ["was replaced by Wren Surgery"]


def test_what_was_merged_into_it_is_told_as_its_own_and_once(practice, network, local, seen, who):
    make_tie(practice, "member_of", network)
    for target in (network, practice):
        make_tie(local, "member_of", target)
    make_tie(local, "holds_contract", what="PMS")

    merging.merge(goes=local, stays=practice, **who)

    told = seen(practice)
    assert told.merged == [local]
    assert [(borne.name.text, borne.merged) for borne in told.names] == [
        ("Larkfield Surgery", None),
        ("Larkfield Surgry", local),
    ]
    assert lines(told.lines) == ["holds a contract of type PMS – personal medical services", "belongs to Lark PCN"]
    assert lines(seen(network).lines) == ["has as a member Larkfield Surgery"]


def test_another_body_sees_nothing_of_a_bodys_own(practice, network, local, seen, who, other_body):
    amending.record_tie(organisation=practice, relation="member_of", target=network, **who)
    amending.record_tie(organisation=local, relation="member_of", target=practice, **who)
    merging.merge(goes=local, stays=practice, **who)

    told = seen(practice, other_body)
    assert (told.merged, told.lines, told.history) == ([], [], [])
    assert [borne.name.text for borne in told.names] == ["Larkfield Surgery"]


def test_its_history_holds_what_was_changed_from_either_end(practice, network, seen, who):
    made = amending.record_tie(organisation=practice, relation="member_of", target=network, **who)

    assert seen(network).history == [made]


def test_a_tie_may_be_ended_by_whoever_keeps_an_end_or_recorded_it(practice, network, seen, who):
    trust = make_organisation("R99", "Wold Trust", "nhs_trust", area="")
    make_tie(practice, "member_of", network)
    make_tie(trust, "supplier_of", network)
    amending.record_tie(organisation=trust, relation="site_of", target=network, **who)

    assert {line.words: line.may_end for line in seen(network).lines} == {
        "has as a member": True,
        "is supplied by": False,
        "has as a site": True,
    }


def test_facts_are_those_known(practice, local):
    assert [label for label, _ in facts(practice)] == ["Kind", "Code", "Area", "Address", "Where this comes from"]
    assert dict(facts(practice))["Address"] == "Tarnsea, ZZ1 1AA"
    assert dict(facts(local))["Where this comes from"] == "Added by your body"


@pytest.mark.parametrize("more", [1, 3])
def test_a_profile_takes_four_queries_however_much_is_known(more, practice, seen, django_assert_num_queries):
    for number in range(more):
        make_tie(practice, "member_of", make_organisation(f"U9900{number}", f"Lark PCN {number}", "pcn"))
        practice.names.create(text=f"Lark {number}", source="test")

    with django_assert_num_queries(4):
        seen(practice)
