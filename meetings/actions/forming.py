"""Forming a committee: its terms of reference, its seats, and who sits in them."""

from datetime import date, datetime

from django.db import transaction

from coi.shared.refusal import Refusal
from meetings.models import Appointment, Committee, Seat, TermsOfReference
from meetings.policy.quorum import parse, read_settings
from people.actions.audit import record
from people.models import Body, Person


class QuorumUnreadable(Refusal):
    """The quorum could not be understood."""


class SeatTaken(Refusal):
    """Somebody holds this seat then. End their appointment first."""


@transaction.atomic
def form(*, body: Body, slug: str, name: str, purpose: str, by: Person, at: datetime) -> Committee:
    """Form a committee of a body."""
    committee = Committee.objects.create(body=body, slug=slug, name=name, purpose=purpose)
    record(kind="committee.formed", about=committee, body=body, by=by, at=at)
    return committee


@transaction.atomic
def adopt_terms(
    *,
    committee: Committee,
    since: date,
    quorum: str,
    settings: dict | None = None,
    meetings_a_year: int | None = None,
    by: Person,
    at: datetime,
) -> TermsOfReference:
    """Adopt terms of reference from a day on; the quorum must be in words that can be read.

    `settings` is what those words leave open, by the names of QuorumSettings.
    """
    try:
        parse(quorum)
        read_settings(settings or {})
    except ValueError as error:  # QuorumNotUnderstood is one
        raise QuorumUnreadable(str(error)) from error
    terms = TermsOfReference.objects.create(
        committee=committee,
        since=since,
        quorum=quorum,
        quorum_settings=settings or {},
        meetings_a_year=meetings_a_year,
        adopted_at=at,
        adopted_by=by,
    )
    record(kind="committee.terms_adopted", about=terms, body=committee.body, by=by, at=at, since=since.isoformat())
    return terms


@transaction.atomic
def make_seat(*, committee: Committee, since: date, by: Person, at: datetime, **facts) -> Seat:
    """Make a seat on a committee; facts are Seat's title, seat_class, category, roles and until."""
    seat = Seat.objects.create(committee=committee, since=since, **facts)
    record(kind="seat.made", about=seat, body=committee.body, by=by, at=at)
    return seat


@transaction.atomic
def fill_seat(
    *, seat: Seat, person: Person, since: date, until: date | None = None, by: Person, at: datetime
) -> Appointment:
    """Appoint a person to a seat for a span of time."""
    overlapping = seat.appointments.exclude(until__lte=since)
    if (overlapping.filter(since__lt=until) if until else overlapping).exists():
        raise SeatTaken
    appointment = Appointment.objects.create(seat=seat, person=person, since=since, until=until)
    record(kind="seat.filled", about=appointment, body=seat.committee.body, by=by, at=at)
    return appointment
