"""Questions about people, their posts and the trail."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from people.models import Body, Event, Person, Post


def bodies_of(person: Person, day: date) -> list[Body]:
    """The bodies in which a person holds a post on a day, by name."""
    posts = Post.objects.as_at(day).filter(person=person)
    return list(Body.objects.filter(pk__in=posts.values("body")))


def roles_in(body: Body, person: Person, day: date) -> frozenset[str]:
    """The roles a person holds in a body on a day."""
    return frozenset(body.posts.as_at(day).filter(person=person).values_list("role", flat=True))


def posts_of(body: Body, day: date) -> QuerySet[Post]:
    """The posts held in a body on a day, with their holders."""
    return body.posts.as_at(day).select_related("person")


def titles_in(body: Body, day: date, people: Iterable[int] | None = None) -> dict[int, str]:
    """Each person's position in a body on a day, as the register shows it, by the person's id; of all, or of some."""
    posts = posts_of(body, day) if people is None else posts_of(body, day).filter(person__in=people)
    titles: dict[int, list[str]] = {}
    for person_id, title in posts.order_by("id").values_list("person_id", "title"):
        known = titles.setdefault(person_id, [])
        if title not in known:
            known.append(title)
    return {person_id: "; ".join(known) for person_id, known in titles.items()}


def holders_called(body: Body, said: str, day: date) -> list[Person]:
    """Those who hold a post in a body on a day and bear a name, or have an e-mail address."""
    called = Q(name__iexact=said) | Q(email__iexact=said)
    return list(Person.objects.filter(called, pk__in=posts_of(body, day).values("person")))


def titles_of(body: Body, person: Person, day: date) -> list[str]:
    """One person's titles in a body on a day, each once; `titles_in` reads everybody's."""
    titles = body.posts.as_at(day).filter(person=person).order_by("id").values_list("title", flat=True)
    return list(dict.fromkeys(titles))


def all_bodies() -> QuerySet[Body]:
    """Every body, by name."""
    return Body.objects.all()


def body_by_id(body_id: int) -> Body | None:
    """A body, or None."""
    return Body.objects.filter(pk=body_id).first()


def person_by_id(person_id: int) -> Person | None:
    """A person, or None."""
    return Person.objects.filter(pk=person_id).first()


def trail_of(body: Body) -> QuerySet[Event]:
    """What was done for a body, newest first."""
    return Event.objects.filter(body=body).select_related("done_by")


def by_emails(emails: Iterable[str]) -> dict[str, Person]:
    """The people who sign in with these addresses, by the address in small letters."""
    wanted = {email.lower() for email in emails} - {""}
    found = Person.objects.annotate(address=Lower("email")).filter(address__in=wanted)
    return {person.address: person for person in found}
