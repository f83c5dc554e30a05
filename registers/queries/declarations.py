"""Who has declared, and what they declared."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db.models import Max, Q, QuerySet

from coi.shared.clock import day_of
from people.models import Body, Person
from people.permissions import GRANTED, Permission
from people.queries import posts_of, titles_in, titles_of
from registers.models import Declaration, Interest, Request
from registers.models.declaration import InterestQuerySet
from registers.policy.declaring import declared_late, is_current
from registers.policy.lines import lines
from registers.policy.publication import Publishable, public_interest, public_until
from registers.policy.situations import in_words

NOT_ASKED, ASKED, NIL, INTERESTS = "not_asked", "asked", "nil", "interests"


@dataclass(frozen=True)
class Standing:
    """How a person stands in declaring to a body; the four states are never merged (requirements B5)."""

    state: str
    asked_at: datetime | None = None
    declared_at: datetime | None = None
    is_current: bool = False


def states(body: Body, person_ids: Iterable[int], day: date) -> dict[int, Standing]:
    """How each person stood at the end of a day, by their id.

    “No change” keeps the state of the declaration before it, and makes it current again.
    """
    ids = list(person_ids)
    requests = Request.objects.filter(body=body, person__in=ids, asked_at__date__lte=day)
    asked = dict(requests.order_by().values_list("person_id").annotate(Max("asked_at")))
    made = body.declarations.filter(person__in=ids, declared_at__date__lte=day)
    last = {each.person_id: each for each in _last_of_each(made)}
    told = {each.person_id: each.kind for each in _last_of_each(made.exclude(kind=Declaration.Kind.NO_CHANGE))}
    return {pk: _standing(body, asked.get(pk), last.get(pk), told.get(pk, ""), day) for pk in ids}


def _last_of_each(declarations: QuerySet[Declaration]) -> QuerySet[Declaration]:
    return declarations.order_by("person_id", "-declared_at", "-id").distinct("person_id")


def _standing(body: Body, asked_at: datetime | None, last: Declaration | None, told: str, day: date) -> Standing:
    if last is None:
        return Standing(ASKED if asked_at else NOT_ASKED, asked_at)
    current = is_current(day_of(last.declared_at), day, body.refresh_months)
    return Standing(NIL if told == Declaration.Kind.NIL else INTERESTS, asked_at, last.declared_at, current)


def interests_standing(body: Body, day: date) -> InterestQuerySet:
    """The interests in force on a day, in the version that stood then, with their holders and organisations."""
    known = Q(declaration__declared_at__date__lte=day)
    replaced = Q(replaced_by__isnull=False, replaced_by__declaration__declared_at__date__lte=day)
    return body.interests.filter(known).exclude(replaced).as_at(day).select_related("person", "organisation")


def own_interests(body: Body, person: Person) -> InterestQuerySet:
    """The latest version of everything a person ever declared to a body, what lasts first."""
    return (
        body.interests.filter(person=person)
        .standing()
        .select_related("person", "organisation", "declaration")
        .order_by("-until", "-since", "id")
    )


def lasting_interests(body: Body, person: Person, day: date) -> InterestQuerySet:
    """What a person has declared to a body that is not over on a day; it may yet have to begin."""
    return own_interests(body, person).filter(Q(until__isnull=True) | Q(until__gt=day))


def declarations_of(body: Body, person: Person) -> QuerySet[Declaration]:
    """Everything a person declared to a body, the latest first."""
    return body.declarations.filter(person=person)


def publishable(interest: Interest) -> Publishable:
    """What publication may look at of an interest, stored or about to be."""
    organisation = interest.organisation
    return Publishable(
        reference=str(interest.line),
        category=interest.category,
        underlying_category=interest.underlying_category,
        held_as=interest.held_as,
        relationship=interest.relationship,
        organisation=interest.subject,
        organisation_code=organisation.code if organisation else "",
        organisation_kind=organisation.kind if organisation else "",
        publish_organisation=interest.publish_organisation,
        public_description=interest.public_description,
        since=interest.since,
        until=interest.until,
    )


def public_line(interest: Interest, position: str) -> dict:
    """The line of the public register that an interest makes, as a page shows it."""
    public = public_interest(publishable(interest), name=interest.person.name, position=position)
    return lines([asdict(public)])[0]


@dataclass(frozen=True)
class Line:
    """An interest on record: all of it, and what the public may read of it."""

    interest: Interest
    public: dict
    is_late: bool
    is_over: bool
    is_public: bool
    particulars: list[tuple[str, str]]  # what its situation asked, in words


def record_of(body: Body, person: Person, day: date) -> list[Line]:
    """What a person has on record with a body, what lasts first."""
    position = "; ".join(titles_of(body, person, day))
    return [_line(interest, position, body, day) for interest in own_interests(body, person)]


def _line(interest: Interest, position: str, body: Body, day: date) -> Line:
    begun = interest.since is None or interest.since <= day
    leaves = public_until(interest.until, body.public_months_after_end)
    return Line(
        interest=interest,
        public=public_line(interest, position),
        is_late=declared_late(interest.became_aware_on, day_of(interest.declaration.declared_at)),
        is_over=interest.until is not None and interest.until <= day,
        is_public=begun and (leaves is None or day < leaves),
        particulars=in_words(interest.situation, interest.particulars),
    )


def declarants(body: Body, day: date) -> QuerySet[Person]:
    """The people who hold a post on a day in which they declare, by name."""
    posts = posts_of(body, day).filter(role__in=GRANTED[Permission.DECLARE])
    return Person.objects.filter(pk__in=posts.values("person"))


OUT_OF_DATE, LATE = "out_of_date", "late"
GROUPS = {
    NOT_ASKED: "Not asked",
    ASKED: "Asked, not declared",
    NIL: "Nothing to declare",
    INTERESTS: "Interests declared",
    OUT_OF_DATE: "Out of date",
    LATE: "Declared late",
}


@dataclass(frozen=True)
class RollLine:
    """Somebody who is to declare, how they stand, and how many of their interests were declared late."""

    person: Person
    title: str
    standing: Standing
    late: int

    @property
    def is_out_of_date(self) -> bool:
        """Whether they have declared, and it was too long ago."""
        return self.standing.declared_at is not None and not self.standing.is_current

    @property
    def groups(self) -> set[str]:
        """The groups they are counted in."""
        also = {OUT_OF_DATE: self.is_out_of_date, LATE: self.late}
        return {self.standing.state, *(group for group, belongs in also.items() if belongs)}


@dataclass(frozen=True)
class Roll:
    """Everyone a body expects to declare, by name."""

    lines: list[RollLine]

    def counts(self) -> list[tuple[str, str, int]]:
        """Each group, its words, and how many are in it."""
        return [(group, words, len(self.of(group))) for group, words in GROUPS.items()]

    def of(self, group: str) -> list[RollLine]:
        """Those in a group; everybody, if there is no such group."""
        return [line for line in self.lines if group not in GROUPS or group in line.groups]


def roll(body: Body, day: date) -> Roll:
    """Who has declared, and who has not, on a day."""
    people = list(declarants(body, day))
    titles, standings, late = titles_in(body, day), states(body, [each.pk for each in people], day), _late(body, day)
    return Roll([RollLine(each, titles[each.pk], standings[each.pk], late.get(each.pk, 0)) for each in people])


def _late(body: Body, day: date) -> dict[int, int]:
    dates = interests_standing(body, day).filter(became_aware_on__isnull=False).order_by()
    counts: dict[int, int] = {}
    for person_id, aware, at in dates.values_list("person_id", "became_aware_on", "declaration__declared_at"):
        counts[person_id] = counts.get(person_id, 0) + declared_late(aware, day_of(at))
    return counts


def interests_of_declaration(declaration_id: int) -> InterestQuerySet:
    """What one declaration holds, with what keying it needs."""
    held = Interest.objects.filter(declaration=declaration_id)
    return held.select_related("body", "organisation").order_by("id")
