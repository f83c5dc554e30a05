"""The directory as the matching library is given it."""

from datetime import date

import pytest

from matching.directory import Directory, Name, Organisation
from organisations.actions import adding
from organisations.actions.importing import take_in
from organisations.formats.ods import read_file
from organisations.queries.directory import resolver_for
from people.actions.posts import the_service
from tests.factories import make_organisation, make_tie
from tests.organisations.reports import DATA

QUERIES_TO_ASK_WHETHER_IT_CHANGED = 6


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
    assert directory.other_names("X99001") == (
        Name("X99001", "Larkfield Surgery", "test"),
        Name("X99001", "Lark House", "former name"),
    )


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
    "a tie": lambda practice, how: adding.tie(organisation=practice, relation="provides", what="minor surgery", **how),
    "an extract": lambda practice, how: take_in(extract=read_file(DATA / "etr.csv"), path=DATA / "etr.csv", **how),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_is_read_again_once_something_is_added(change, practice, body, today, now):
    first = resolver_for(body, today)

    change(practice, {"by": the_service(), "at": now})

    assert resolver_for(body, today) is not first
    assert resolver_for(body, today) is resolver_for(body, today)


def test_it_is_read_again_when_an_extract_only_changes_it(body, today, now):
    for extract in (DATA / "epraccur_2015-11.csv", DATA / "epraccur_2022.csv"):
        take_in(extract=read_file(extract), path=extract, by=the_service(), at=now)
        directory_for(body, today)

    assert directory_for(body, today).title("A87007") == "Forest Hall Medical Group"
