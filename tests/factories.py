"""Rows to test with, one plain function each; every default is ordinary."""

from datetime import UTC, date, datetime, time

from meetings.models import Appointment, Committee, Conflict, Meeting, Seat, TermsOfReference
from organisations.models import Organisation, Tie
from people.actions.posts import the_service
from registers.actions.publishing import publish
from registers.models import Declaration, Interest
from registers.queries.publication import interests_content

SINCE = date(2020, 1, 1)


def set_for_itself(body, name, value, since=SINCE):
    """A rule of a body's own, as one it set long ago."""
    at, by = datetime.combine(since, time(9), tzinfo=UTC), the_service()
    return body.own_rules.create(name=name, value=value, since=since, reason="Ours", set_at=at, set_by=by)


def make_organisation(code="X99001", name="Larkfield Surgery", kind="gp_practice", area="9ZA", **facts):
    """An organisation of the directory, bearing its name."""
    organisation = Organisation.objects.create(
        code=code, name=name, kind=kind, area=area, source=facts.pop("source", "test"), **facts
    )
    organisation.names.create(text=name, source="test")
    return organisation


def make_tie(organisation, relation, target=None, what="", **facts):
    """A tie from an organisation to another, or to a thing."""
    return Tie.objects.create(
        organisation=organisation, relation=relation, target=target, what=what, source="test", **facts
    )


def make_committee(body, now, slug="pccc", quorum="at least 2 members"):
    """A committee with terms of reference in force since 2020."""
    committee = Committee.objects.create(body=body, slug=slug, name="Primary Care Commissioning Committee")
    TermsOfReference.objects.create(
        committee=committee, since=SINCE, quorum=quorum, adopted_at=now, adopted_by=the_service()
    )
    return committee


def make_seat(committee, person=None, *, title="Lay member", seat_class="voting", category="lay", roles=()):
    """A seat since 2020, held by a person if one is given."""
    seat = Seat.objects.create(
        committee=committee, title=title, seat_class=seat_class, category=category, roles=list(roles), since=SINCE
    )
    if person:
        Appointment.objects.create(seat=seat, person=person, since=SINCE)
    return seat


def make_interest(body, person, now, **facts):
    """An interest a person declared to a body in words: partner in Larkfield Surgery."""
    ordinary = {"category": "financial", "held_as": "partner", "organisation_text": "Larkfield Surgery", "since": SINCE}
    declaration = Declaration.objects.create(
        body=body, person=person, kind="interests", declared_at=now, declared_by=person
    )
    return Interest.objects.create(declaration=declaration, body=body, person=person, **{**ordinary, **facts})


def make_edition(body, by, now):
    """The body's register of interests as it stands, published, with a CSV file of one byte."""
    content = interests_content(body, now.date())
    edition = publish(body=body, register="interests", day=now.date(), content=content, by=by, at=now)
    edition.files.create(format="csv", content=b"-", size=1, sha256="0" * 64)
    return edition


def make_meeting(committee, by, now, held_on=date(2026, 12, 3)):
    """A meeting of a committee, at which the holders of its seats are expected."""
    meeting = Meeting.objects.create(
        body=committee.body, committee=committee, held_on=held_on, called_at=now, called_by=by
    )
    for appointment in Appointment.objects.as_at(held_on).filter(seat__committee=committee).order_by("id"):
        meeting.members.create(person=appointment.person, seat=appointment.seat)
    return meeting


def make_conflict(item, interest, now, key="gp"):
    """A conflict of an interest's holder on an item, as a finished matching of the meeting found it."""
    run = item.meeting.runs.create(state="done", engine="test", asked_at=now, asked_by=interest.person)
    conflict = Conflict.objects.create(
        meeting=item.meeting, item=item, person=interest.person, first_run=run, last_run=run
    )
    conflict.findings.create(
        run=run,
        interest=interest,
        key=key,
        directness="all_practices",
        interest_path=[["Partner", "Practices in the area", ""]],
        item_path=[["Practices", "Practices in the area", ""]],
    )
    return conflict
