"""All the directory knows of one organisation, as a body sees it, with whatever was merged into it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from coi.shared.words import day_in_words, upper_first
from organisations.models import Amendment, Name, Organisation, Tie
from organisations.policy.relations import CONTRACT, CONTRACTS, SUCCESSION, in_words
from organisations.queries.keeping import keeps, may_end
from organisations.queries.search import known_to, ties_seen_by
from people.models import Body

MOST_TIES = 500
MOST_AMENDMENTS = 50


@dataclass(frozen=True, slots=True)
class TieLine:
    """A tie as it reads from one of its ends: “belongs to”, and the other end or the thing."""

    tie: Tie
    relation: str
    words: str
    other: Organisation | None
    thing: str
    is_current: bool
    may_end: bool

    @property
    def leads_to(self) -> str:
        """The other organisation's name, or the thing's."""
        return str(self.other or self.thing)


@dataclass(frozen=True, slots=True)
class BorneName:
    """A name, where it comes from, and the organisation that bore it if that was merged into this one."""

    name: Name
    merged: Organisation | None


@dataclass(frozen=True, slots=True)
class Profile:
    """An organisation with its names, its ties from and to it, and what a body changed by hand."""

    organisation: Organisation
    merged: list[Organisation]
    names: list[BorneName]
    lines: list[TieLine]
    history: list[Amendment]
    is_kept: bool  # by the body, which may say that another contract holds
    is_cut: bool  # whether there are more ties than are listed

    @property
    def family(self) -> list[Organisation]:
        """The organisation first, then those that count as it."""
        return [self.organisation, *self.merged]

    @property
    def contracts(self) -> list[TieLine]:
        """The contracts it holds and held, the latest first."""
        return [line for line in self.lines if line.relation == CONTRACT]

    @property
    def succession(self) -> list[TieLine]:
        """What it replaced, and what replaced it."""
        return [line for line in self.lines if line.relation == SUCCESSION]

    @property
    def current(self) -> list[TieLine]:
        """The other ties in force or still to begin."""
        return [line for line in self._others if line.is_current]

    @property
    def past(self) -> list[TieLine]:
        """The other ties that are over."""
        return [line for line in self._others if not line.is_current]

    @property
    def _others(self) -> list[TieLine]:
        return [line for line in self.lines if line.relation not in (CONTRACT, SUCCESSION)]


def family(organisation: Organisation, body: Body) -> list[Organisation]:
    """An organisation, and those that count as it: merged into it, or of the body's own under the code it has."""
    own = Q(body=body) & (Q(merged_into=organisation) | Q(code=organisation.code))
    others = known_to(body).filter(own).exclude(pk=organisation.pk).order_by("id")
    return [organisation, *others]


def profile(organisation: Organisation, *, body: Body, day: date) -> Profile:
    """Everything the directory knows of an organisation that a body may see, on a day."""
    all_of_it = family(organisation, body)
    ids = [each.pk for each in all_of_it]
    ties = list(ties_about(ids, body).order_by("relation", "-since", "id")[: MOST_TIES + 1])
    return Profile(
        organisation=organisation,
        merged=all_of_it[1:],
        names=_names(organisation, ids),
        lines=_lines(ties[:MOST_TIES], ids, body, day),
        history=list(amendments_about(ids, body)[:MOST_AMENDMENTS]),
        is_kept=keeps(body, organisation),
        is_cut=len(ties) > MOST_TIES,
    )


def amendments_about(ids: Iterable[int], body: Body) -> QuerySet[Amendment]:
    """What a body changed by hand about organisations, the latest first."""
    about = body.amendments.filter(Q(organisation__in=ids) | Q(other__in=ids))
    return about.select_related("amended_by", "undone_by", "organisation")


def _names(organisation: Organisation, ids: list[int]) -> list[BorneName]:
    """Its names, what it bears now first; one borne by several is listed once."""
    rows = Name.objects.filter(organisation__in=ids).select_related("organisation").order_by("id")
    its_own_first = sorted(rows, key=lambda name: (name.organisation_id != organisation.pk, name.until is not None))
    once: dict[str, Name] = {}
    for name in its_own_first:
        once.setdefault(name.text, name)
    merged = {name.text: name.organisation for name in once.values() if name.organisation_id != organisation.pk}
    return [BorneName(name, merged.get(text)) for text, name in once.items()]


def ties_about(ids: Iterable[int], body: Body) -> QuerySet[Tie]:
    """The ties from and to organisations whose other end the body may see."""
    known = known_to(body)
    either = Q(organisation__in=ids) | Q(target__in=ids)
    seen = ties_seen_by(body).filter(either, Q(target__isnull=True) | Q(target__in=known), organisation__in=known)
    return seen.select_related("organisation__merged_into", "target__merged_into")


def _lines(ties: list[Tie], ids: list[int], body: Body, day: date) -> list[TieLine]:
    """Every tie once, as it reads from these organisations; those among themselves are left out."""
    lines = {}
    for tie in ties:
        backwards = tie.organisation_id not in ids
        other = tie.organisation if backwards else tie.target
        other = other and (other.merged_into or other)
        if other is None or other.pk not in ids:
            key = (tie.relation, backwards, other and other.pk, tie.what, tie.since, tie.until)
            lines.setdefault(key, _line(tie, other, backwards, body, day))
    return list(lines.values())


def _line(tie: Tie, other: Organisation | None, backwards: bool, body: Body, day: date) -> TieLine:
    is_current = tie.until is None or tie.until > day
    return TieLine(
        tie=tie,
        relation=tie.relation,
        words=in_words(tie.relation, backwards=backwards),
        other=other,
        thing=thing_in_words(tie.relation, tie.what),
        is_current=is_current,
        may_end=is_current and may_end(body, tie),
    )


def thing_in_words(relation: str, what: str) -> str:
    """A contract type, service, scheme or ward as people write it."""
    return CONTRACTS.get(what, what.replace("_", " ")) if relation == CONTRACT else what.replace("_", " ")


def contracts_in_force(organisation: Organisation, *, body: Body, day: date) -> list[Tie]:
    """The contracts that an organisation holds on a day or is to hold."""
    ids = [each.pk for each in family(organisation, body)]
    held = (
        ties_seen_by(body)
        .filter(organisation__in=ids, relation=CONTRACT)
        .filter(Q(until__isnull=True) | Q(until__gt=day))
    )
    return list(held.select_related("organisation", "target").order_by("what", "id"))


def facts(organisation: Organisation) -> list[tuple[str, str]]:
    """What kind of organisation it is, where it is and where this was read: label and words, for what is known."""
    whose = "Added by your body" if organisation.body_id else upper_first(organisation.source)
    known = [
        ("Kind", organisation.get_kind_display()),
        ("Code", organisation.code),
        ("Area", organisation.area),
        ("Address", ", ".join(part for part in _place(organisation) if part)),
        ("Opened", organisation.opened_on and day_in_words(organisation.opened_on)),
        ("Closed", organisation.closed_on and day_in_words(organisation.closed_on)),
        ("Where this comes from", whose),
    ]
    return [(label, words) for label, words in known if words]


def _place(organisation: Organisation) -> list[str]:
    """Address, town and postcode, each said once."""
    address, town, postcode = organisation.address, organisation.town, organisation.postcode
    return [address, "" if town and town in address else town, "" if postcode and postcode in address else postcode]
