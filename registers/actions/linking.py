"""One-off links: sending one, taking it back, and declaring by it."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from coi.shared.clock import day_of
from coi.shared.refusal import Refusal
from coi.shared.tokens import digest_of, token_for
from outbox.actions.queueing import queue
from people.actions.audit import record
from people.models import Body, Person
from registers.models import Declaration, Link, LinkEnd
from registers.queries.assisted import live_link, live_links
from registers.queries.rules import rules_of

PURPOSE = "link"
MOST_A_DAY = 5


class NoAddress(Refusal):
    """No email address is known for this person. Key in their paper declaration instead."""


class TooManyLinks(Refusal):
    """Five links were sent to this person today. Ask them to look for the last one, or try again tomorrow."""


class LinkOver(Refusal):
    """This link has been used, taken back or is out of date. Ask for a new one."""


@transaction.atomic
def send_link(*, body: Body, person: Person, by: Person, at: datetime) -> Link:
    """Send a person a link to declare by; one sent before no longer opens. Its secret is in the message alone."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not person.email:
        raise NoAddress
    day = day_of(at)
    if body.links.filter(person=person, sent_at__date=day).count() >= MOST_A_DAY:
        raise TooManyLinks
    take_back(body=body, person=person, by=by, at=at)
    key, days = uuid.uuid4().hex, rules_of(body, day).link_days
    link = Link.objects.create(
        body=body,
        person=person,
        digest=digest_of(token_for(PURPOSE, key)),
        expires_on=day + timedelta(days=days),
        sent_at=at,
        sent_by=by,
    )
    record(kind="link.sent", about=link, body=body, by=by, at=at, person=person.pk)
    context = {"key": key, "days": days}
    queue(body=body, to=person, kind="link", key=f"link-{link.pk}", context=context, by=by, at=at)
    return link


@transaction.atomic
def take_back(*, body: Body, person: Person, by: Person, at: datetime) -> None:
    """Have no link that was sent to a person open any more."""
    for link in live_links(day_of(at)).filter(body=body, person=person).select_for_update(of=("self",)):
        LinkEnd.objects.create(link=link, ended_at=at, ended_by=by)
        record(kind="link.taken_back", about=link, body=body, by=by, at=at)


@transaction.atomic
def declare_by_link(*, link: Link, say: Callable[..., Declaration], at: datetime) -> Declaration:
    """Declare by a link, which is then over. `say` is one of the actions of declaring, with what it declares."""
    Link.objects.select_for_update().get(pk=link.pk)
    held = live_link(day_of(at), pk=link.pk)
    if held is None:
        raise LinkOver
    person = held.person
    declaration = say(body=held.body, person=person, route=Declaration.Route.LINK, by=person, at=at)
    LinkEnd.objects.create(link=held, declaration=declaration, ended_at=at, ended_by=person)
    return declaration
