"""Rows to test with, one plain function each; every default is ordinary."""

from datetime import date

from meetings.models import Appointment, Committee, Seat, TermsOfReference
from organisations.models import Organisation, Tie
from people.actions.posts import the_service

SINCE = date(2020, 1, 1)


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
