"""Calling a meeting: when, who is expected, and what it is to consider."""

from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Max

from coi.shared.later import later
from coi.shared.refusal import Refusal
from meetings.models import AgendaItem, Appointment, Committee, Meeting, Member
from people.actions.audit import record
from people.models import Person

READ = {"title", "ask", "paper"}  # the fields in which organisations and themes are read


class AlreadyCalled(Refusal):
    """This committee already has a meeting at that time on that day."""


class AlreadyExpected(Refusal):
    """This person is already expected at the meeting."""


class HoldsASeat(Refusal):
    """This person holds a seat on the committee. If they cannot come, record their apologies instead."""


class AlreadyRuledOn(Refusal):
    """A ruling has been made about this person, so they stay on the list. Record their apologies instead."""


class AlreadyWithdrawn(Refusal):
    """This item has been withdrawn, so it can no longer be changed."""


@transaction.atomic
def call(
    *,
    committee: Committee,
    held_on: date,
    starts: time | None = None,
    place: str = "",
    by: Person,
    at: datetime,
) -> Meeting:
    """Call a meeting of a committee; those who hold its seats on the day are expected."""
    Committee.objects.select_for_update(no_key=True).get(pk=committee.pk)
    if committee.meetings.filter(held_on=held_on, starts=starts).exists():
        raise AlreadyCalled
    meeting = Meeting.objects.create(
        body=committee.body,
        committee=committee,
        held_on=held_on,
        starts=starts,
        place=place,
        called_at=at,
        called_by=by,
    )
    Member.objects.bulk_create(
        Member(meeting=meeting, person_id=person_id, seat_id=seat_id)
        for person_id, seat_id in _seat_holders(committee, held_on).items()
    )
    record(kind="meeting.called", about=meeting, body=meeting.body, by=by, at=at, held_on=held_on.isoformat())
    return meeting


def _seat_holders(committee: Committee, day: date) -> dict[int, int]:
    """Each holder's seat by their id; of somebody's several seats, the one that was made first."""
    held = Appointment.objects.as_at(day).filter(seat__in=committee.seats.as_at(day)).order_by("seat_id", "id")
    first: dict[int, int] = {}
    for person_id, seat_id in held.values_list("person_id", "seat_id"):
        first.setdefault(person_id, seat_id)
    return first


@transaction.atomic
def invite(*, meeting: Meeting, person: Person, by: Person, at: datetime) -> Member:
    """Expect somebody in attendance, without a seat."""
    member, is_new = meeting.members.get_or_create(person=person)
    if not is_new:
        raise AlreadyExpected
    record(kind="meeting.invited", about=meeting, body=meeting.body, by=by, at=at, person=person.pk)
    return member


@transaction.atomic
def stand_down(*, member: Member, by: Person, at: datetime) -> None:
    """No longer expect somebody who was to be in attendance."""
    meeting = member.meeting
    if member.seat_id is not None:
        raise HoldsASeat
    if meeting.conflicts.filter(person=member.person_id, rulings__isnull=False).exists():
        raise AlreadyRuledOn
    member.delete()
    record(kind="meeting.stood_down", about=meeting, body=meeting.body, by=by, at=at, person=member.person_id)


@transaction.atomic
def send_apologies(*, member: Member, by: Person, at: datetime) -> Member:
    """Note that a member will not come."""
    return _set_apologies(member, True, by, at)


@transaction.atomic
def take_back_apologies(*, member: Member, by: Person, at: datetime) -> Member:
    """Note that a member who had sent apologies will come after all."""
    return _set_apologies(member, False, by, at)


def _set_apologies(member: Member, apologies: bool, by: Person, at: datetime) -> Member:
    if member.apologies != apologies:
        member.apologies = apologies
        member.save(update_fields=["apologies"])
        kind = "member.apologies_sent" if apologies else "member.apologies_taken_back"
        record(kind=kind, about=member, body=member.meeting.body, by=by, at=at)
    return member


@transaction.atomic
def add_item(*, meeting: Meeting, by: Person, at: datetime, **facts: Any) -> AgendaItem:
    """Put an item at the end of a meeting's agenda and have it read. Facts are the fields of AgendaItem."""
    Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    # A number once given is never given again: a withdrawn item keeps its own.
    last = meeting.items.aggregate(last=Max("number"))["last"] or 0
    item = AgendaItem.objects.create(meeting=meeting, number=last + 1, **facts)
    record(kind="item.added", about=item, body=meeting.body, by=by, at=at)
    later("meetings.read_item", item_id=item.pk)
    return item


@transaction.atomic
def revise_item(*, item: AgendaItem, by: Person, at: datetime, **facts: Any) -> AgendaItem:
    """Change an item's facts, and have its text read again where that differs."""
    if item.withdrawn:
        raise AlreadyWithdrawn
    changed = [name for name, value in facts.items() if getattr(item, name) != value]
    if not changed:
        return item
    for name in changed:
        setattr(item, name, facts[name])
    must_be_read = READ & set(changed)
    item.is_read = item.is_read and not must_be_read
    item.save(update_fields=[*changed, "is_read"])
    record(kind="item.revised", about=item, body=item.meeting.body, by=by, at=at, changed=changed)
    if must_be_read:
        later("meetings.read_item", item_id=item.pk)
    return item


@transaction.atomic
def withdraw_item(*, item: AgendaItem, by: Person, at: datetime) -> AgendaItem:
    """Take an item off the agenda; what was found and ruled on it is kept."""
    if item.withdrawn:
        raise AlreadyWithdrawn
    item.withdrawn = True
    item.save(update_fields=["withdrawn"])
    record(kind="item.withdrawn", about=item, body=item.meeting.body, by=by, at=at)
    return item
