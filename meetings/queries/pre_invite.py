"""The check before somebody is invited: what a name would meet, read and matched as it would be, and nothing kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import QuerySet

from matching.holding import HeldAs, read_held_as
from matching.interests import read_interest
from matching.keys import Directness, Holding, Key, Subject, interest_keys, item_keys, path_of
from matching.resolving import Candidate, Resolver
from matching.route import Stop, route
from meetings.models import AgendaItem, ItemKey, Meeting, Member
from meetings.policy import strength
from meetings.queries.cases import grouped
from organisations.models import Organisation
from organisations.queries.directory import resolver_for
from organisations.queries.search import by_codes
from people.models import Body, Person
from people.queries import posts_of
from registers.models import Interest, InterestKey
from registers.queries.organisations import counting

MOST_MEETINGS = 20
MOST_PEOPLE = 5
INVITED, ITEM = "Who you invite", "An item that names it"


@dataclass(frozen=True, slots=True)
class ReadAs:
    """An organisation that the words may name, and why; `counts` where it was matched with."""

    organisation: Organisation
    grade: str
    reasons: tuple[str, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class MetItem:
    """An item the name would meet, if a member held it."""

    item: AgendaItem
    directness: Directness
    route: tuple[Stop, ...]

    @property
    def how(self) -> str:
        """How directly they meet, in words."""
        return strength.LABELS[self.directness]


@dataclass(frozen=True, slots=True)
class MetInterest:
    """A member's interest that the name would meet, if an item named it."""

    interest: Interest
    directness: Directness
    route: tuple[Stop, ...]

    @property
    def how(self) -> str:
        """How directly they meet, in words."""
        return strength.LABELS[self.directness]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a name was read as, and what it would meet."""

    people: tuple[Person, ...]  # of this body, by that name
    person: Person | None  # the one meant; then their declared interests are what is matched
    read: tuple[ReadAs, ...]
    items: tuple[MetItem, ...]
    interests: tuple[MetInterest, ...]
    has_keys: bool  # whether there was anything to match with


@dataclass(frozen=True, slots=True)
class _Meant:
    """What is matched: the keys held, and the codes an item would name."""

    name: str
    held: Sequence[Key]
    codes: Sequence[str]


def check(
    *,
    body: Body,
    meetings: Iterable[Meeting],
    day: date,
    counting_on: date,
    text: str,
    held_as: str = "",
    itself: bool = False,
    code: str = "",
    person_id: int | None = None,
) -> Checked:
    """Read a name on a day and match it with meetings and the interests that count on another.

    `held_as` empty is as the words say.
    `itself` says that it is the organisation that is invited. `code` and `person_id` say which of those found is meant.
    """
    people = _people(body, text, day)
    person = _meant_person(people, text, person_id, code)
    resolver = resolver_for(body, day)
    candidates: Sequence[Candidate] = ()
    if person:
        meant = _as_declared(person, body, counting_on)
    else:
        candidates, meant = _as_read(text, resolver, body, HeldAs.UNKNOWN if itself else held_as, code)
    meetings = list(meetings)
    return Checked(
        people=tuple(people),
        person=person,
        read=_read(candidates, meant.codes, body),
        items=_items(meant, meetings),
        interests=_interests(meant, resolver, body, meetings, counting_on, person),
        has_keys=bool(meant.held or meant.codes),
    )


def _people(body: Body, text: str, day: date) -> list[Person]:
    """Those with a post in the body whose names are like what was typed, the likest first."""
    known = Person.objects.filter(pk__in=posts_of(body, day).values("person"), name__trigram_word_similar=text)
    return list(known.annotate(likeness=TrigramWordSimilarity(text, "name")).order_by("-likeness", "id")[:MOST_PEOPLE])


def _meant_person(people: list[Person], text: str, person_id: int | None, code: str) -> Person | None:
    """The one pointed at, or the only one who bears all of the name; nobody once an organisation was picked."""
    if code:
        return None
    # A first or last name alone could be anybody's, or a place.
    typed = set(text.casefold().split())
    named = [each for each in people if len(typed) > 1 and typed <= set(each.name.casefold().split())]
    pointed_at = [each for each in people if each.pk == person_id]
    return (pointed_at or (named if len(named) == 1 else []) or [None])[0]


def _as_declared(person: Person, body: Body, day: date) -> _Meant:
    """What the person has on record with the body."""
    interests = counting(body, day).filter(person=person)
    rows = InterestKey.objects.filter(interest__in=interests.values("pk")).order_by("id")
    keys = [Key(row.key, Directness(row.directness), path_of(row.path)) for row in rows]
    named = [key.path[0].ref for key in keys if key.directness is Directness.NAMED and key.path]
    return _Meant(str(person), keys, list(dict.fromkeys(named)))


def _as_read(text: str, resolver: Resolver, body: Body, held_as: str, code: str) -> tuple[Sequence[Candidate], _Meant]:
    """What the words say, or the organisation picked among those they may name."""
    areas = tuple(body.areas)
    reading = read_interest(text, resolver, areas)
    holdings = reading.holdings
    if code in {candidate.code for candidate in reading.candidates}:
        holdings = (Holding((code,), *read_held_as(text), text, areas),)
    if held_as:
        holdings = tuple(replace(holding, held_as=HeldAs(held_as), indirect=False) for holding in holdings)
    keys = [key for holding in holdings for key in interest_keys(holding, resolver.directory)]
    codes = [code for holding in holdings for code in holding.codes]
    return reading.candidates, _Meant(INVITED, keys, list(dict.fromkeys(codes)))


def _read(candidates: Sequence[Candidate], codes: Sequence[str], body: Body) -> tuple[ReadAs, ...]:
    """Each candidate once, the best first, with the organisation it is."""
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        best.setdefault(candidate.code, candidate)
    known = by_codes(best, body=body)
    return tuple(
        ReadAs(known[code], candidate.grade, candidate.reasons, counts=code in codes)
        for code, candidate in best.items()
        if code in known
    )


def _items(meant: _Meant, meetings: list[Meeting]) -> tuple[MetItem, ...]:
    """What is meant as a member's interest: the items it meets, each by the most direct way, in order of the agenda."""
    held = _strongest(meant.held)
    rows = ItemKey.objects.filter(key__in=held, meeting__in=meetings, item__withdrawn=False)
    shown = rows.select_related("item__meeting__committee").order_by(
        "meeting__held_on", "meeting", "item__number", "id"
    )
    met = [
        MetItem(
            item=row.item,
            directness=strength.weaker(held[row.key].directness, row.directness),
            route=route(meant.name, held[row.key].path, path_of(row.path), f"Item {row.item.number}"),
        )
        for row in shown
    ]
    return tuple(_closest(found) for found in grouped(met, lambda each: each.item.pk).values())


def _interests(
    meant: _Meant, resolver: Resolver, body: Body, meetings: list[Meeting], day: date, person: Person | None
) -> tuple[MetInterest, ...]:
    """What is meant as what an item names: the members' interests it meets, each by the most direct way."""
    subject = Subject(tuple(meant.codes), areas=tuple(body.areas))
    named = _strongest(item_keys(subject, resolver.directory))
    rows = InterestKey.objects.filter(key__in=named, interest__in=_of_members(body, meetings, day, person))
    shown = rows.select_related("interest__person", "interest__organisation").order_by("person__name", "id")
    met = [
        MetInterest(
            interest=row.interest,
            directness=strength.weaker(named[row.key].directness, row.directness),
            route=route(str(row.interest.person), path_of(row.path), named[row.key].path, ITEM),
        )
        for row in shown
    ]
    return tuple(_closest(found) for found in grouped(met, lambda each: each.interest.pk).values())


def _of_members(body: Body, meetings: list[Meeting], day: date, person: Person | None) -> QuerySet:
    members = Member.objects.filter(meeting__in=meetings, apologies=False)
    interests = counting(body, day).filter(person__in=members.values("person"))
    return (interests.exclude(person=person) if person else interests).values("pk")


def _strongest(keys: Iterable[Key]) -> dict[str, Key]:
    return {key.key: key for key in sorted(keys, key=lambda key: -key.directness.rank())}


def _closest(found: list) -> MetItem | MetInterest:
    return min(found, key=lambda each: each.directness.rank())
