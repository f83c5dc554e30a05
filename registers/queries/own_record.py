"""A person's own record: everything they ever declared, and what was published of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Prefetch, Q, QuerySet

from coi.shared.clock import day_of
from coi.shared.words import day_in_words
from people.models import Body, Person
from people.queries import titles_in
from registers.models import Declaration, Edition, Entry, HeldAs, Interest, Offer
from registers.policy.lines import line, page_of
from registers.policy.situations import in_words
from registers.queries.declarations import Line, declarations_of, public_line, record_of
from registers.queries.offers import offers_of


def history_of(body: Body, person: Person) -> QuerySet[Declaration]:
    """Everything a person declared to a body, the latest first, with what each said and the copies asked for."""
    said = Interest.objects.select_related("organisation", "replaces").order_by("id")
    made = declarations_of(body, person).select_related("declared_by", "copy").defer("copy__content")
    drawn = made.annotate(is_drawn=Q(copy__content__isnull=False))
    return drawn.prefetch_related(Prefetch("interests", said))


def what_it_did(interest: Interest) -> str:
    """What a version did: “New”, “Changed”, “Ended” or “No longer ended”."""
    before = interest.replaces
    if before is None:
        return "New"
    if bool(interest.until) == bool(before.until):
        return "Changed"
    return "Ended" if interest.until else "No longer ended"


@dataclass(frozen=True)
class Fact:
    """One thing declared of an interest, in words; a private one is never published as it stands."""

    label: str
    value: str
    is_private: bool


def facts_of(interest: Interest) -> list[Fact]:
    """All that was declared of an interest; what was left empty is left out."""
    hidden = interest.held_as == HeldAs.PATIENT
    said = [
        ("Organisation", interest.subject, hidden or not interest.publish_organisation),
        ("Type of interest", interest.get_underlying_category_display() or interest.get_category_display(), False),
        ("Held as", interest.get_held_as_display(), hidden),
        ("For the public", interest.public_description, hidden),
        ("From", _day(interest.since), False),
        ("To", _day(interest.until), False),
        *((label, value, True) for label, value in _private(interest)),
    ]
    return [Fact(*each) for each in said if each[1]]


def _day(day: date | None) -> str:
    return day_in_words(day) if day else ""


def _private(interest: Interest) -> Iterable[tuple[str, str]]:
    yield "Situation", interest.get_situation_display()
    yield "Whose it is", interest.get_relationship_display()
    yield "Their name", interest.third_party_name
    yield "Their job or role", interest.third_party_role
    yield "Details", interest.private_detail
    yield from _particulars(interest)
    yield "Became aware", _day(interest.became_aware_on)


def _particulars(interest: Interest) -> Iterable[tuple[str, str]]:
    for question, answer in in_words(interest.situation, interest.particulars):
        if answer != interest.private_detail:
            yield question, answer


class Next(StrEnum):
    """What the next edition will do with something."""

    STANDS = "It stays as it is in the next edition"
    CHANGES = "The next edition will say what you have declared since"
    APPEARS = "It will appear in the next edition"
    LEAVES = "The next edition will leave it out"
    STAYS_OUT = "It is no longer published"
    NOT_YET = "It is not published"


@dataclass(frozen=True)
class Appearance:
    """A line of an edition, and the page of the edition's public pages it stands on."""

    edition: Edition
    position: int
    page: int


@dataclass(frozen=True)
class Published:
    """Something of a person's and the editions it appeared in; no edition where it has appeared in none."""

    name: str
    entries: tuple[Entry, ...]  # in the order of the editions
    next: Next
    public: str = ""  # what the public reads of it, or would

    @property
    def first(self) -> Appearance | None:
        """Where it appeared first."""
        return _appearance(self.entries[0]) if self.entries else None

    @property
    def last(self) -> Appearance | None:
        """Where it appeared last."""
        return _appearance(self.entries[-1]) if self.entries else None

    @property
    def is_public(self) -> bool:
        """It stands in the edition that is the latest now."""
        return bool(self.entries) and self.entries[-1].is_latest


def _appearance(entry: Entry) -> Appearance:
    return Appearance(entry.edition, entry.position, page_of(entry.position))


@dataclass(frozen=True)
class PublishedAboutMe:
    """What the editions of a body hold of a person."""

    interests: list[Published]
    nil: Published | None
    offers: list[Published]


def published_about(body: Body, person: Person, day: date) -> PublishedAboutMe:
    """What was published about a person, from which edition to which, and what the next edition would do."""
    lines, offers, nil = record_of(body, person, day), list(offers_of(body, person)), f"nil-{person.pk}"
    references = [str(each.interest.line) for each in lines]
    entries = _entries(body, [*references, nil, *(f"offer-{offer.pk}" for offer in offers)])
    said = _said_in_latest(entries, references)
    return PublishedAboutMe(
        interests=[_of_interest(each, entries, said) for each in lines],
        nil=_of_nil(body, person, entries[nil], is_now=not any(not each.is_over for each in lines)),
        offers=[_of_offer(offer, entries) for offer in offers],
    )


def _entries(body: Body, references: list[str]) -> dict[str, list[Entry]]:
    found = Entry.objects.filter(edition__body=body, reference__in=references).order_by("edition__number")
    by_reference = defaultdict(list)
    with_editions = found.select_related("edition").defer("edition__content")
    for entry in with_editions.annotate(is_latest=Q(edition__next__isnull=True)):
        by_reference[entry.reference].append(entry)
    return by_reference


def _said_in_latest(entries: dict[str, list[Entry]], references: list[str]) -> dict[str, dict]:
    """What the latest edition says of each interest it holds; read from its content, line by line."""
    held = [entries[each][-1] for each in references if entries[each] and entries[each][-1].is_latest]
    if not held:
        return {}
    paths = [f"content__entries__{entry.position - 1}" for entry in held]
    (content,) = Edition.objects.filter(pk=held[0].edition_id).values_list(*paths)
    return {entry.reference: said for entry, said in zip(held, content, strict=True)}


def _of_interest(held: Line, entries: dict[str, list[Entry]], said: dict[str, dict]) -> Published:
    reference = str(held.interest.line)
    read = said.get(reference, held.public)
    public = f"{read['organisation']}: {read['nature']}"
    return Published(str(held.interest), tuple(entries[reference]), _next(held, entries[reference], said), public)


def _next(held: Line, entries: list[Entry], said: dict[str, dict]) -> Next:
    now = said.get(str(held.interest.line))
    if now is None:
        return Next.APPEARS if held.is_public else Next.STAYS_OUT if entries else Next.NOT_YET
    if not held.is_public:
        return Next.LEAVES
    # The same line by the same rule: whatever differs is what the next edition will change.
    return Next.STANDS if line(now, held.public["number"]) == held.public else Next.CHANGES


def _of_nil(body: Body, person: Person, entries: list[Entry], *, is_now: bool) -> Published | None:
    told = declarations_of(body, person).exclude(kind=Declaration.Kind.NO_CHANGE).first()
    is_nil = is_now and told is not None and told.kind == Declaration.Kind.NIL
    if not (is_nil or entries):
        return None
    is_in = bool(entries) and entries[-1].is_latest
    following = {
        (True, True): Next.STANDS,
        (True, False): Next.APPEARS,
        (False, True): Next.LEAVES,
        (False, False): Next.STAYS_OUT,
    }
    return Published("Nothing to declare", tuple(entries), following[is_nil, is_in])


def _of_offer(offer: Offer, entries: dict[str, list[Entry]]) -> Published:
    found = entries[f"offer-{offer.pk}"]
    name = f"{offer.get_kind_display()} from {offer.donor_name}, {day_in_words(offer.offered_on)}"
    return Published(name, tuple(found), Next.STANDS if found else Next.NOT_YET)


def said_by(declaration: Declaration) -> dict:
    """A declaration as its own document shows it: each interest with its public line and all that was declared."""
    body, person, day = declaration.body, declaration.person, day_of(declaration.declared_at)
    position = titles_in(body, day).get(person.pk, "")
    interests = _said_in(declaration).select_related("organisation", "person").order_by("id")
    return {
        "declaration": declaration,
        "position": position,
        "interests": [(each, public_line(each, position), facts_of(each)) for each in interests],
    }


def _said_in(declaration: Declaration) -> QuerySet[Interest]:
    """What it declared; of “no change”, what stood then."""
    if declaration.kind != Declaration.Kind.NO_CHANGE:
        return declaration.interests.all()
    at = declaration.declared_at
    known = declaration.body.interests.filter(person=declaration.person, declaration__declared_at__lte=at)
    lasting = known.filter(Q(until__isnull=True) | Q(until__gt=day_of(at)))
    return lasting.exclude(replaced_by__declaration__declared_at__lte=at)
