"""Loading the demo: everything the files hold, once, through the actions its users' pages call."""

import csv
import json
import tomllib
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from assurance.queries.declarants import seat_holders
from demo.loading import is_loaded, load
from demo.management.commands.load_demo import Command
from demo.personas import all_personas
from meetings.models import AgendaItem, Appointment, Committee, Meeting, Member, Seat, TermsOfReference
from organisations.models import Name, Organisation, Tie
from people.models import Body, Event, Person, Post
from registers.models import Declaration, Interest, Offer, Request
from registers.queries.declarations import declarants, states
from registers.queries.publication import interests_content
from tests.conftest import THE_DAY, THE_MOMENT

DEMO = Path(__file__).resolve().parents[2] / "demo" / "data"
CLASSES = ("Close relative or partner: ", "Close friend: ", "Business partner: ", "Close associate: ")


@pytest.fixture(scope="module")
def cast(django_db_setup, django_db_blocker):
    """The demo as loaded, for all tests of this file; gone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(at=THE_MOMENT)
        transaction.set_rollback(True)


@pytest.fixture
def tarnsea(cast, db):
    """The larger of its two bodies."""
    return cast.bodies["tarnsea-wendlemere"]


def rows(name) -> list[dict[str, str]]:
    with (DEMO / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def single(name) -> list[dict]:
    return next(iter(tomllib.loads((DEMO / f"{name}.toml").read_text(encoding="utf-8")).values()))


def loaded() -> dict[str, int]:
    kept = [Body, Post, Organisation, Name, Tie, Committee, TermsOfReference, Seat, Appointment, Request, Declaration]
    kept += [Interest, Offer, Meeting, AgendaItem]
    return {model.__name__: model.objects.count() for model in kept}


def of_the_files() -> dict[str, int]:
    committees, meetings = single("committees"), single("meetings")
    names = {(row["code"], row["name"]) for row in rows("organisations")}
    names |= {(row["code"], row["text"]) for row in rows("names")}
    return {
        "Body": len(single("bodies")),
        "Post": len(rows("posts")),
        "Organisation": len(rows("organisations")),
        "Name": len(names),
        "Tie": len(rows("ties")),
        "Committee": len(committees),
        "TermsOfReference": sum(len(committee["terms"]) for committee in committees),
        "Seat": len(rows("seats")),
        "Appointment": sum(bool(row["holder"]) for row in rows("seats")),
        "Request": sum(1 + len([day for day in row["reminded_on"].split(";") if day]) for row in rows("asked")),
        "Declaration": len(rows("declarations")) + len(rows("changes")),
        "Interest": len(rows("interests")) + len(rows("changes")),
        # What was asked about is a version of its own; what became of it is another.
        "Offer": len(rows("offers")) + sum(1 + bool(row["became"]) for row in rows("offers_asked")),
        "Meeting": len(meetings),
        "AgendaItem": sum(len(meeting["item"]) for meeting in meetings),
    }


def standing_of(body, people) -> Counter:
    return Counter(standing.state for standing in states(body, [each.pk for each in people], THE_DAY).values())


def test_everything_in_the_files_is_loaded(cast, db):
    assert loaded() == of_the_files()
    assert {person.email for person in cast.people.values()} == {row["email"] for row in rows("people")}


def test_it_is_loaded_once(cast, db):
    said = StringIO()

    call_command(Command(), stdout=said)

    assert is_loaded()
    assert said.getvalue() == "The demo is loaded already.\n"
    assert loaded() == of_the_files()


def test_all_of_it_is_on_the_trail(cast, db):
    declared = Event.objects.filter(kind="declaration.made")

    assert declared.count() == len(rows("declarations")) + len(rows("changes"))
    assert {event.done_at.date() for event in declared} == set(
        Declaration.objects.values_list("declared_at__date", flat=True)
    )


def test_the_register_shows_all_four_states(tarnsea):
    assert standing_of(tarnsea, declarants(tarnsea, THE_DAY)) == {"interests": 39, "nil": 7, "asked": 6, "not_asked": 3}


def test_of_sixteen_seats_twelve_have_returned_and_two_of_those_are_nil(cast, tarnsea):
    """Scenario S5."""
    committee = cast.committees["tarnsea-wendlemere", "primary-care-commissioning"]
    holders = Person.objects.filter(appointments__seat__committee=committee)

    assert standing_of(tarnsea, holders) == {"interests": 10, "nil": 2, "asked": 4}


def test_whoever_sits_on_the_committee_is_expected_and_apologies_are_noted(cast, db):
    for row in single("meetings"):
        members = Member.objects.filter(meeting=cast.meetings[row["key"]]).select_related("person")
        seats = [seat for seat in rows("seats") if (seat["body"], seat["committee"]) == (row["body"], row["committee"])]

        assert {member.person.email for member in members} == {seat["holder"] for seat in seats} - {""}
        assert {member.person.email for member in members if member.apologies} == set(row["apologies"])


def test_those_four_were_reminded_step_by_step(cast, tarnsea):
    """Scenario S5: what the log of reminders shows."""
    committee = cast.committees["tarnsea-wendlemere", "primary-care-commissioning"]
    missing = seat_holders(tarnsea, committee, THE_DAY).missing

    assert {each.line.name: [(THE_DAY - at.date()).days for at in each.reminded] for each in missing} == {
        "Bukola Sandiford": [27, 20, 13, 6],
        "Imogen Sandhu-Price": [27, 20, 13, 5],
        "Terence Lovibond": [27, 20, 13, 6],
        "Yasmin Tarrant": [27, 20, 13, 6],
    }


def lines_of(cast) -> dict[str, dict]:
    """Every line the public would read, by its reference."""
    entries = (interests_content(body, THE_DAY)["entries"] for body in cast.bodies.values())
    return {line["reference"]: line for of_a_body in entries for line in of_a_body}


def test_nothing_private_is_in_what_would_be_published(cast, db):
    published = json.dumps(list(lines_of(cast).values()), ensure_ascii=False)
    secrets = {row[column] for row in rows("interests") for column in ("private_detail", "third_party_name")} - {""}

    assert len(secrets) > 20
    assert {secret for secret in secrets if secret in published} == set()


def test_what_somebody_close_does_is_not_in_the_line_of_their_interest(cast, db):
    """Elsewhere it may be: another member can hold the same job."""
    lines = lines_of(cast)
    roles = {str(each.line): each.third_party_role for each in Interest.objects.exclude(third_party_role="")}

    assert roles.keys() <= lines.keys()
    assert [reference for reference, role in roles.items() if role in lines[reference].values()] == []


def test_an_indirect_interest_shows_a_class_of_relationship_and_perhaps_no_name(cast, db):
    lines = lines_of(cast)
    indirect = {str(each.line): each for each in Interest.objects.filter(category="indirect")}
    shown = {reference: lines[reference] for reference in indirect}

    assert len(shown) > 5
    assert [line for line in shown.values() if not line["nature"].startswith(CLASSES)] == []
    withheld = [reference for reference in shown if not indirect[reference].publish_organisation]
    assert withheld != []
    assert [
        shown[reference]["organisation_code"] for reference in withheld if shown[reference]["organisation_code"]
    ] == []
    assert [each for each in withheld if shown[each]["organisation"] == indirect[each].subject] == []


@pytest.mark.parametrize("persona", all_personas(), ids=lambda persona: persona.key)
def test_a_visitor_may_be_anybody_with_one_button(persona, cast, db, client):
    front = client.get(reverse("front")).content.decode()
    button = reverse("demo_sign_in", args=[persona.key])

    assert f'action="{button}"' in front
    assert client.post(button).headers["Location"] == reverse("home")
    home = client.get(reverse("home"))
    assert (home.status_code, home.wsgi_request.user.email) == (200, persona.email)


def test_nobody_signs_in_as_somebody_who_is_no_persona(cast, db, client):
    assert client.post(reverse("demo_sign_in", args=["somebody"])).status_code == 404
