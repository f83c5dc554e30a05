"""Who must declare to a body, and why: read from posts and seats, which nobody has to keep twice."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast

from assurance.policy.populations import Duty, Post, Seat, duty
from meetings.models import Appointment
from people.models import Body, Person
from people.permissions import GRANTED, Permission
from registers.policy.rules import Rules


def duties(body: Body, day: date, rules: Rules, people: Collection[int] | QuerySet | None = None) -> dict[int, Duty]:
    """Everyone who must declare on a day, or those of some people who must, by the person's id. One query."""
    posts, seats = _declaring_posts(body, day), _appointments(body, day)
    if people is not None:
        posts, seats = posts.filter(person__in=people), seats.filter(person__in=people)
    held: dict[int, tuple[list[Post], list[Seat]]] = defaultdict(lambda: ([], []))
    for _, person_id, committee_id, *facts in _facts_of_posts(posts).union(_facts_of_seats(seats), all=True):
        if committee_id:
            held[person_id][1].append(Seat(int(committee_id), *facts))
        else:
            held[person_id][0].append(Post(*facts))
    return {pk: duty(*both, rules) for pk, both in held.items()}


def declarants(body: Body, day: date) -> QuerySet[Person]:
    """Those who must declare on a day, by name."""
    posts, seats = _declaring_posts(body, day), _appointments(body, day)
    return Person.objects.filter(Q(pk__in=posts.values("person")) | Q(pk__in=seats.values("person")))


def seated(body: Body, committee_id: int, day: date) -> QuerySet:
    """Who has a seat on a committee on a day, as ids to filter by."""
    return _appointments(body, day).filter(seat__committee=committee_id).values("person")


def _declaring_posts(body: Body, day: date) -> QuerySet:
    return body.posts.as_at(day).filter(role__in=GRANTED[Permission.DECLARE])


def _appointments(body: Body, day: date) -> QuerySet:
    held = Appointment.objects.as_at(day).filter(seat__committee__body=body)
    return held.filter(Q(seat__until__isnull=True) | Q(seat__until__gt=day), seat__since__lte=day)


# Both of one shape, so that one query reads them: the order, whose, which committee, and the facts of either.
def _facts_of_posts(posts: QuerySet) -> QuerySet:
    text = CharField()
    return posts.order_by().values_list(
        "id", "person_id", Value("", text), "role", "title", "directorate", "band", "since"
    )


def _facts_of_seats(seats: QuerySet) -> QuerySet:
    of_seat = ("seat__committee__name", "seat__title", "seat__seat_class", "seat__category")
    committee = Cast("seat__committee_id", CharField())
    return seats.order_by().values_list("id", "person_id", committee, *of_seat, "since")
