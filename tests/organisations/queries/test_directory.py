"""The directory as the matching library is given it."""

from contextlib import suppress
from datetime import date

import pytest
from django.db import transaction

from matching.directory import Directory, Name, Organisation
from organisations import models
from organisations.actions import adding, amending, merging, undoing
from organisations.actions.importing import take_in
from organisations.formats.ods import read_file
from organisations.queries.directory import resolver_for
from organisations.queries.neighbourhood import neighbourhood
from people.actions.posts import the_service
from tests.factories import make_organisation, make_tie
from tests.organisations.reports import DATA

QUERIES_TO_ASK_WHETHER_IT_CHANGED = 3


@pytest.fixture
def practice(db):
    """Larkfield, which was in a network until 2022, and has a former name."""
    practice = make_organisation(town="Tarnsea", postcode="ZZ1 1AA", address="1 High Street, Tarnsea")
    practice.names.create(text="Lark House", source="former name", until=date(2010, 1, 1))
    make_tie(practice, "member_of", make_organisation("U99001", "Lark PCN", "pcn"), until=date(2022, 1, 1))
    make_tie(practice, "holds_contract", what="PMS")
    return practice


def directory_for(body, day) -> Directory:
    return resolver_for(body, day).directory


def codes(body, day) -> list[str]:
    return [organisation.code for organisation in directory_for(body, day)]


def test_it_holds_an_organisation_with_the_names_of_all_times(practice, body, today):
    directory = directory_for(body, today)

    assert directory.organisation("X99001") == Organisation(
        "X99001", "Larkfield Surgery", "gp_practice", "9ZA", "Tarnsea", "ZZ1 1AA", "1 High Street, Tarnsea", active=True
    )
    assert directory.other_names("X99001") == (Name("X99001", "Lark House", "former name"),)


def test_it_holds_the_ties_of_the_day(practice, body):
    before, after = directory_for(body, date(2021, 12, 31)), directory_for(body, date(2022, 1, 1))

    assert (before.networks("X99001"), after.networks("X99001")) == (("U99001",), ())
    assert (before.contracts("X99001"), after.contracts("X99001")) == (("PMS",), ("PMS",))


def test_what_has_closed_is_not_active(db, body, today):
    make_organisation(closed_on=date(2020, 1, 1))

    assert directory_for(body, today).organisation("X99001").active is False


def test_a_body_sees_its_own_organisations_and_no_other_bodys(practice, body, other_body, today):
    make_organisation("local-1", "Larkfield Allotments", "other", body=body)

    assert codes(body, today) == ["U99001", "X99001", "local-1"]
    assert codes(other_body, today) == ["U99001", "X99001"]


def test_bodies_without_organisations_of_their_own_share_one_resolver(practice, body, other_body, today):
    assert resolver_for(body, today) is resolver_for(other_body, today)


def test_it_is_read_once_and_only_asked_whether_it_changed(practice, body, today, django_assert_num_queries):
    first = resolver_for(body, today)

    with django_assert_num_queries(QUERIES_TO_ASK_WHETHER_IT_CHANGED):
        assert resolver_for(body, today) is first


CHANGES = {
    "an organisation": lambda practice, how: adding.add(body=None, code="X99002", name="Wren", kind="other", **how),
    "a name": lambda practice, how: adding.note_name(organisation=practice, text="Lark", source="paper", **how),
    "a tie": lambda practice, how: adding.tie(
        body=None, organisation=practice, relation="provides", what="minor surgery", **how
    ),
    "an extract": lambda practice, how: take_in(extract=read_file(DATA / "etr.csv"), path=DATA / "etr.csv", **how),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_is_read_again_once_something_is_added(change, practice, body, today, now):
    first = resolver_for(body, today)

    change(practice, {"by": the_service(), "at": now})

    assert resolver_for(body, today) is not first
    assert resolver_for(body, today) is resolver_for(body, today)


UNSAID = {
    "renamed": lambda practice: models.Organisation.objects.filter(pk=practice.pk).update(name="Wren Surgery"),
    "moved": lambda practice: models.Organisation.objects.filter(pk=practice.pk).update(town="Wrenmouth"),
    "tied to another": lambda practice: practice.ties.filter(what="PMS").update(what="GMS"),
    "a name taken back": lambda practice: practice.names.filter(text="Lark House").delete(),
}


@pytest.mark.parametrize("change", UNSAID.values(), ids=UNSAID)
def test_it_is_read_again_however_it_was_changed(change, practice, body, today):
    first = resolver_for(body, today)

    change(practice)

    assert resolver_for(body, today) is not first


def test_a_change_that_was_undone_leaves_no_trace(practice, body, today):
    with suppress(ValueError), transaction.atomic():
        practice.names.create(text="Wren House", source="test")
        assert "Wren House" in {name.text for name in directory_for(body, today).other_names("X99001")}
        raise ValueError
    practice.names.create(text="Swift House", source="test")

    assert "Swift House" in {name.text for name in directory_for(body, today).other_names("X99001")}


def test_it_is_read_again_when_an_extract_only_changes_it(body, today, now):
    for extract in (DATA / "epraccur_2015-11.csv", DATA / "epraccur_2022.csv"):
        take_in(extract=read_file(extract), path=extract, by=the_service(), at=now)
        directory_for(body, today)

    assert directory_for(body, today).title("A87007") == "Forest Hall Medical Group"


def test_what_was_merged_is_folded_into_the_one_that_stays(practice, body, today, local, who):
    make_tie(local, "provides", what="minor surgery")
    make_tie(local, "holds_contract", what="PMS")
    make_tie(local, "member_of", practice)
    make_tie(make_organisation("X99002", "Wren Branch"), "branch_of", local)

    merging.merge(goes=local, stays=practice, **who)

    directory = directory_for(body, today)
    assert (local.code in directory, directory.current(local.code)) == (False, "X99001")
    assert Name("X99001", "Larkfield Surgry", "added by hand") in directory.other_names("X99001")
    assert (directory.services("X99001"), directory.contracts("X99001")) == (("minor surgery",), ("PMS",))
    assert (directory.networks("X99001"), directory.sites("X99001")) == ((), ("X99002",))


def test_other_bodies_see_nothing_of_a_merger(practice, local, other_body, today, who):
    before = directory_for(other_body, today).other_names("X99001")

    merging.merge(goes=local, stays=practice, **who)

    directory = directory_for(other_body, today)
    assert (directory.other_names("X99001"), directory.current(local.code)) == (before, local.code)


def test_a_merger_is_seen_at_once_and_so_is_its_undoing(practice, local, body, today, who):
    before = codes(body, today)
    made = merging.merge(goes=local, stays=practice, **who)
    assert local.code not in codes(body, today)

    undoing.undo(amendment=made, **who)

    assert codes(body, today) == before


def test_what_was_added_by_mistake_is_gone(local, body, today, who):
    undoing.undo(amendment=local.amendments.get(), **who)

    assert codes(body, today) == []


def test_a_code_the_national_directory_has_given_out_since_means_the_national_one(body, today, who):
    own = amending.add_organisation(name="Wren Surgry", kind="gp_practice", code="X99009", **who)
    make_tie(own, "provides", what="minor surgery")
    make_organisation("X99009", "Wren Surgery")

    directory = directory_for(body, today)
    assert directory.title("X99009") == "Wren Surgery"
    assert directory.services("X99009") == ("minor surgery",)


def test_the_neighbourhood_of_a_branch_holds_its_practice_and_the_networks_of_that(practice, body):
    branch = make_organisation("X99001001", "Lark Branch", "branch_surgery")
    make_tie(branch, "branch_of", practice)
    make_organisation("X99002", "Wren Surgery")

    near = neighbourhood([branch], body=body, day=date(2021, 1, 1))

    assert {organisation.code for organisation in near} == {"X99001001", "X99001", "U99001"}
    assert near.networks("X99001") == ("U99001",)
