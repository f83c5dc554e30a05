"""Taking people in, and the posts they hold."""

from datetime import date, datetime

from django.db import transaction

from coi.shared.refusal import Refusal
from people.actions.audit import record
from people.models import Body, Person, Post, Role

SERVICE_EMAIL = "service@recuse.invalid"


class AlreadyHeld(Refusal):
    """This person already holds that role then. End it first, or choose other dates."""


class EndsTooSoon(Refusal):
    """A role is held for a day at least. Choose an end after its beginning."""


def the_service() -> Person:
    """The service itself, as the one who did what no person asked for: imports, timetabled work."""
    person, _ = Person.objects.get_or_create(
        email=SERVICE_EMAIL, defaults={"name": "Recuse, the service itself", "password": "!", "is_active": False}
    )
    return person


class LastGovernanceLead(Refusal):
    """The body would be left without a governance lead. Appoint another first."""


class NotHeldThen(Refusal):
    """The post was not held on that day. Check the date."""


@transaction.atomic
def found_body(*, by: Person, at: datetime, **facts) -> Body:
    """Take a body into the service. Facts are the fields of Body."""
    body = Body.objects.create(**facts)
    record(kind="body.founded", about=body, body=body, by=by, at=at)
    return body


@transaction.atomic
def welcome(*, email: str, name: str, by: Person, at: datetime) -> Person:
    """Make a person known, without a password; somebody known already is returned as they are."""
    person = Person.objects.filter(email__iexact=email).first()
    if person is None:
        person = Person(email=email.lower(), name=name)
        person.set_unusable_password()
        person.save()
        record(kind="person.welcomed", about=person, body=None, by=by, at=at)
    return person


@transaction.atomic
def appoint(
    *,
    body: Body,
    person: Person,
    role: str,
    title: str,
    since: date,
    until: date | None = None,
    directorate: str = "",
    band: str = "",
    by: Person,
    at: datetime,
) -> Post:
    """Give a person a role in a body for a span of time."""
    end = until or date.max
    if end <= since:
        raise EndsTooSoon
    clash = body.posts.filter(person=person, role=role, since__lt=end).exclude(until__lte=since)
    if clash.exists():
        raise AlreadyHeld
    facts = {"role": role, "title": title, "directorate": directorate, "band": band}
    post = Post.objects.create(body=body, person=person, since=since, until=until, **facts)
    record(kind="post.appointed", about=post, body=body, by=by, at=at, role=role, since=since.isoformat())
    return post


@transaction.atomic
def take_on(*, body: Body, email: str, name: str, role: str, title: str, since: date, by: Person, at: datetime) -> Post:
    """Appoint somebody by their e-mail address, known to the service already or not."""
    person = welcome(email=email, name=name, by=by, at=at)
    return appoint(body=body, person=person, role=role, title=title, since=since, by=by, at=at)


@transaction.atomic
def end_post(*, post: Post, until: date, by: Person, at: datetime) -> Post:
    """End a post: `until` is the first day it is no longer held. A body keeps one governance lead."""
    Body.objects.select_for_update(no_key=True).get(pk=post.body_id)
    if until <= post.since or (post.until and post.until <= until):
        raise NotHeldThen
    others = post.body.posts.as_at(until).filter(role=Role.GOVERNANCE_LEAD).exclude(pk=post.pk)
    if post.role == Role.GOVERNANCE_LEAD and not others.exists():
        raise LastGovernanceLead
    post.until = until
    post.save(update_fields=["until"])
    record(kind="post.ended", about=post, body=post.body, by=by, at=at, until=until.isoformat())
    return post
