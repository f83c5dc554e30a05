"""Many people at once, as a staff list has them: taken on, changed, ended, and set back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.deletion import PROTECT

from coi.shared.refusal import Refusal
from people.actions.posts import LastGovernanceLead
from people.models import Body, Event, Person, Post, Role

BATCH = 1000
OF_POST = ("title", "directorate", "band", "assignment_number", "since", "until")


class OnlyDeclarants(Refusal):
    """A list makes people declarants and nothing else. Appoint them to another role by hand."""


@transaction.atomic
def welcome_all(*, people: Sequence[Person], body: Body | None = None, by: Person, at: datetime) -> None:
    """Make people known who are not yet, each with a name and perhaps an address; none has a password."""
    for person in people:
        person.set_unusable_password()
    Person.objects.bulk_create(people, batch_size=BATCH)
    _record_all("person.welcomed", people, body, by, at)


@transaction.atomic
def appoint_all(*, body: Body, posts: Sequence[Post], by: Person, at: datetime) -> None:
    """Write posts, all of declarants."""
    if any(post.role != Role.DECLARANT for post in posts):
        raise OnlyDeclarants
    Post.objects.bulk_create(posts, batch_size=BATCH)
    _record_all("post.appointed", posts, body, by, at)


@transaction.atomic
def change_all(*, body: Body, posts: Sequence[Post], by: Person, at: datetime) -> None:
    """Store what was changed in posts, or their end. A body keeps a governance lead."""
    Body.objects.select_for_update(no_key=True).get(pk=body.pk)
    Post.objects.bulk_update(posts, OF_POST, batch_size=BATCH)
    for until in {post.until for post in posts if post.until and post.role == Role.GOVERNANCE_LEAD}:
        if not body.posts.as_at(until).filter(role=Role.GOVERNANCE_LEAD).exists():
            raise LastGovernanceLead
    _record_all("post.changed", posts, body, by, at)


@transaction.atomic
def address_all(*, people: Sequence[Person], body: Body, by: Person, at: datetime) -> None:
    """Store the addresses of people who had none, or take them away again."""
    Person.objects.bulk_update(people, ["email"], batch_size=BATCH)
    _record_all("person.addressed", people, body, by, at)


@transaction.atomic
def withdraw_posts(*, body: Body, posts: Sequence[Post], by: Person, at: datetime) -> None:
    """Take away posts that a list made in error; their history is kept."""
    _record_all("post.withdrawn", posts, body, by, at)
    Post.objects.filter(pk__in=[post.pk for post in posts]).delete()


@transaction.atomic
def forget(*, people: Iterable[Person], body: Body, by: Person, at: datetime) -> int:
    """Take away people made known in error, of whom nothing at all is stored; say how many."""
    ids = {person.pk for person in people}
    unused = ids - _pointed_at(ids)
    _record_all("person.withdrawn", [person for person in people if person.pk in unused], body, by, at)
    Person.objects.filter(pk__in=unused, last_login__isnull=True).delete()
    return len(unused)


def _pointed_at(ids: set[int]) -> set[int]:
    """Those of whom a row of any kind tells that keeps its person."""
    relations = (each for each in Person._meta.get_fields(include_hidden=True) if each.is_relation)
    keeping = [each for each in relations if getattr(each, "on_delete", None) is PROTECT]
    held: set[int] = set()
    for each in keeping:
        rows = each.related_model._default_manager.filter(**{f"{each.field.name}__in": ids})
        held.update(rows.order_by().values_list(each.field.attname, flat=True))
    return held


def snapshot(post: Post) -> dict[str, Any]:
    """All that a list may write of a post, and its holder’s address, as JSON holds it."""
    facts = {name: getattr(post, name) for name in OF_POST}
    days = {name: facts[name].isoformat() if facts[name] else None for name in ("since", "until")}
    return {**facts, **days, "email": post.person.email}


def _record_all(kind: str, about: Iterable[Model], body: Body | None, by: Person, at: datetime) -> None:
    Event.objects.bulk_create(
        [
            Event(kind=kind, about=f"{row._meta.label_lower} {row.pk}", body=body, done_by=by, done_at=at)
            for row in about
        ],
        batch_size=BATCH,
    )
