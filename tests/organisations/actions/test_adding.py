"""Adding to the directory by hand."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from organisations.actions import adding
from organisations.models import Name, Organisation
from people.models import Event
from tests.factories import make_organisation


@pytest.fixture
def by(grace, now):
    """Who adds, and when."""
    return {"by": grace, "at": now}


def test_an_organisation_bears_its_name_from_the_start(body, by):
    made = adding.add(body=body, code="local-1", name="Larkfield Allotments", kind="other", town="Tarnsea", **by)

    made.refresh_from_db()
    assert (made.code, made.name, made.town, made.source, made.body) == (
        "local-1",
        "Larkfield Allotments",
        "Tarnsea",
        "added by hand",
        body,
    )
    assert [(name.text, name.source) for name in made.names.all()] == [("Larkfield Allotments", "added by hand")]


def test_whoever_added_it_is_on_the_trail(body, by, grace, now):
    made = adding.add(body=body, code="local-1", name="Larkfield Allotments", kind="other", **by)

    trail = Event.objects.filter(kind__startswith="organisation.").order_by("id")
    assert [(line.kind, line.about, line.body, line.done_by, line.done_at) for line in trail] == [
        ("organisation.named", f"organisations.name {made.names.get().pk}", body, grace, now),
        ("organisation.added", f"organisations.organisation {made.pk}", body, grace, now),
    ]


def test_a_code_is_given_once(body, by):
    make_organisation(code="X99001")

    with pytest.raises(adding.CodeTaken, match="is in the directory already"):
        adding.add(body=body, code="X99001", name="Another", kind="other", **by)

    assert Organisation.objects.get().name == "Larkfield Surgery"


def test_a_name_noted_twice_is_one_name(by):
    organisation = make_organisation()
    noted = adding.note_name(organisation=organisation, text="Lark House", source="paper", since=date(2020, 1, 1), **by)

    assert adding.note_name(organisation=organisation, text="Lark House", source="hearsay", **by) == noted
    assert [(name.text, name.source) for name in Name.objects.order_by("id")] == [
        ("Larkfield Surgery", "test"),
        ("Lark House", "paper"),
    ]
    assert Event.objects.filter(kind="organisation.named").count() == 1


def test_an_organisation_is_tied_to_another_or_to_a_thing(by):
    practice = make_organisation()
    network = make_organisation("U99001", "Lark PCN", "pcn")
    member = adding.tie(
        body=None, organisation=practice, relation="member_of", target=network, since=date(2019, 7, 1), **by
    )
    holder = adding.tie(body=None, organisation=practice, relation="holds_contract", what="PMS", **by)

    assert [str(member), str(holder)] == [
        "Larkfield Surgery belongs to Lark PCN",
        "Larkfield Surgery holds a contract of type PMS",
    ]
    assert Event.objects.filter(kind="organisation.tied").count() == 2


@pytest.mark.parametrize("to", [{}, {"target": "itself", "what": "PMS"}], ids=["to nothing", "to both"])
def test_the_database_refuses_a_tie_to_nothing_and_to_two_things(to, by):
    practice = make_organisation()
    to = {key: practice if value == "itself" else value for key, value in to.items()}

    with pytest.raises(IntegrityError, match="tie_to_an_organisation_or_to_a_thing"), transaction.atomic():
        adding.tie(body=None, organisation=practice, relation="holds_contract", **to, **by)
