"""Who has declared, and what they declared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from coi.shared.clock import day_of
from people.models import Body, Person
from people.permissions import GRANTED, Permission
from people.queries import posts_of, titles_in, titles_of
from registers.models import Declaration, EmploymentDecision, Interest, Request
from registers.models.declaration import InterestQuerySet
from registers.policy.declaring import declared_late, is_current
from registers.policy.lines import lines
from registers.policy.publication import Publishable, public_interest, public_until
from registers.policy.rules import RulesOverTime
from registers.policy.situations import in_words
from registers.policy.withholding import Withheld, held_back
from registers.queries.rules import rules_of, rules_over_time
from registers.queries.withholding import withheld_in
from registers.queries.wording import kept_for_wording, with_word

NOT_ASKED, ASKED, NIL, INTERESTS = "not_asked", "asked", "nil", "interests"


@dataclass(frozen=True)
class Standing:
    """How a person stands in declaring to a body; the four states are never merged (requirements B5)."""

    state: str
    asked_at: datetime | None = None
    declared_at: datetime | None = None
    is_current: bool = False


def states(
    body: Body, person_ids: Iterable[int], day: date, months: Mapping[int, int] | None = None
) -> dict[int, Standing]:
    """How each person stood at the end of a day, by their id.

    “No change” keeps the state of the declaration before it, and makes it current again. `months` says for how long
    a declaration counts, by the person's id: those who decide may declare more often than everybody.
    """
    ids = list(person_ids)
    spans = months if months is not None else dict.fromkeys(ids, rules_of(body, day).refresh_months)
    requests = Request.objects.filter(body=body, person__in=ids, asked_at__date__lte=day)
    asked = dict(requests.order_by().values_list("person_id").annotate(Max("asked_at")))
    # Another order would be grouped by as well.
    made = body.declarations.filter(person__in=ids, declared_at__date__lte=day).order_by()
    made = made.annotate(by_a_grant=_by_a_grant())
    said_all = Max("declared_at", filter=Q(by_a_grant=False))
    told = ArrayAgg("kind", filter=~Q(kind=Declaration.Kind.NO_CHANGE), order_by=["-declared_at", "-id"])
    last = {pk: rest for pk, *rest in made.values_list("person_id").annotate(said_all=said_all, told=told)}
    return {pk: standing(asked.get(pk), *last.get(pk, (None, None)), day, spans[pk]) for pk in ids}


def last_told(body: Body, person_ids: Iterable[int], day: date) -> dict[int, str]:
    """The kind of the latest declaration of each person that told something, by their id; one query.

    “No change” tells nothing new, and is never anybody's first.
    """
    made = body.declarations.filter(person__in=list(person_ids), declared_at__date__lte=day)
    telling = made.exclude(kind=Declaration.Kind.NO_CHANGE)
    last = telling.order_by("person_id", "-declared_at", "-id").distinct("person_id")
    return dict(last.values_list("person_id", "kind"))


def _by_a_grant() -> Exists:
    """A declaration that a permission to work elsewhere made: it says nothing of what else the person holds."""
    granted = EmploymentDecision.objects.filter(decided_at=OuterRef("declared_at"), decided_by=OuterRef("declared_by"))
    return Exists(granted.filter(request__body=OuterRef("body"), request__person=OuterRef("person")))


def standing(
    asked_at: datetime | None, declared_at: datetime | None, told: Sequence[str] | None, day: date, months: int
) -> Standing:
    """How somebody stands on a day, by when they were asked and declared last, and what they told, the latest first."""
    if declared_at is None:
        return Standing(ASKED if asked_at else NOT_ASKED, asked_at)
    state = NIL if told and told[0] == Declaration.Kind.NIL else INTERESTS
    return Standing(state, asked_at, declared_at, is_current(day_of(declared_at), day, months))


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


def public_line(interest: Interest, position: str, kept: Withheld | None = None) -> dict:
    """The line of the public register that an interest makes, but for what is withheld, as a page shows it."""
    public = public_interest(publishable(interest), name=interest.person.name, position=position)
    return lines([held_back(asdict(public), kept)])[0]


def public_line_on(interest: Interest, day: date) -> dict:
    """The line that an interest would make, were nothing withheld, with its holder's position on a day."""
    return public_line(interest, titles_in(interest.body, day).get(interest.person_id, ""))


def declaration_by_id(declaration_id: int | None) -> Declaration | None:
    """One declaration with its body, or None."""
    return Declaration.objects.filter(pk=declaration_id).select_related("body").first()


@dataclass(frozen=True)
class Line:
    """An interest on record: all of it, and what the public may read of it."""

    interest: Interest
    public: dict
    is_late: bool
    is_over: bool
    is_public: bool
    particulars: list[tuple[str, str]]  # what its situation asked, in words


def record_of(body: Body, person: Person, day: date, rules: RulesOverTime | None = None) -> list[Line]:
    """What a person has on record with a body, what lasts first; the rules as in `states`."""
    position, kept = "; ".join(titles_of(body, person, day)), withheld_in(body, day, person)
    interests, rules = list(with_word(own_interests(body, person))), rules or rules_over_time(body)
    waits = kept_for_wording(interests)
    return [
        _line(interest, position, rules, day, kept.get(interest.line, waits.get(interest.pk))) for interest in interests
    ]


def _line(interest: Interest, position: str, rules: RulesOverTime, day: date, kept: Withheld | None) -> Line:
    begun = interest.since is None or interest.since <= day
    leaves = public_until(interest.until, rules.on(day).public_months_after_end)
    declared_on = day_of(interest.declaration.declared_at)
    return Line(
        interest=interest,
        public=public_line(interest, position, kept),
        is_late=declared_late(interest.became_aware_on, declared_on, rules.on(declared_on).days_to_declare),
        is_over=interest.until is not None and interest.until <= day,
        is_public=begun and (leaves is None or day < leaves),
        particulars=in_words(interest.situation, interest.particulars),
    )


def declarants(body: Body, day: date) -> QuerySet[Person]:
    """The people who hold a post on a day in which they declare, by name."""
    posts = posts_of(body, day).filter(role__in=GRANTED[Permission.DECLARE])
    return Person.objects.filter(pk__in=posts.values("person"))


def interests_of_declaration(declaration_id: int) -> InterestQuerySet:
    """What one declaration holds, with what keying it needs."""
    held = Interest.objects.filter(declaration=declaration_id)
    return held.select_related("body", "organisation").order_by("id")
