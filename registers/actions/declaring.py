"""Step 1: people declare what they hold, that they hold nothing, or that nothing changed."""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from coi.shared.clock import day_of
from coi.shared.later import later
from coi.shared.refusal import Refusal
from organisations.models import Organisation
from organisations.queries.search import by_codes
from people.actions.audit import record
from people.models import Body, Person
from registers.actions.keying import forget_replaced
from registers.actions.reviewing import accept_unseen
from registers.models import Category, Declaration, HeldAs, Interest, NilDoubt, Request
from registers.policy.declaring import names_somebody
from registers.policy.publication import holds_an_address
from registers.policy.situations import fits
from registers.queries.declarations import declarations_of, lasting_interests, own_interests
from registers.queries.doubts import doubts_about

MOST_INTERESTS = 50


class NothingDeclared(Refusal):
    """Add at least one interest. If you hold none, make a nil declaration."""


class TooManyInterests(Refusal):
    """A declaration may hold up to 50 interests. Submit these, then declare the others."""


class InterestsStand(Refusal):
    """You have interests on record that have not ended. Say which have ended, or declare that nothing has changed."""


class NothingBefore(Refusal):
    """You have not declared before. Declare your interests, or that you have none."""


class ChangedSince(Refusal):
    """One of these interests has been changed since you opened it. Look at your interests again before you go on."""


class UnknownOrganisation(Refusal):
    """One of the organisations is no longer in the directory. Choose it again."""


class NoOrganisation(Refusal):
    """Say which organisation the interest is in."""


class EndsBeforeItBegins(Refusal):
    """An interest cannot end before it begins. Check the dates."""


class AwareInTheFuture(Refusal):
    """The day you became aware of an interest cannot be in the future."""


class NobodysInterest(Refusal):
    """Say how you are connected with the person whose interest it is."""


class NotIndirect(Refusal):
    """Only an interest of somebody close to you says whose it is and may leave out the organisation's name."""


class TextAboutSomebody(Refusal):
    """The public entry of somebody else's interest holds no text of your own: it could identify them."""


class NamesSomebody(Refusal):
    """What the public will see holds the name of somebody close to you. Leave it out."""


class AnswersOtherQuestions(Refusal):
    """Some answers do not belong to what is declared. Look at the interest again, and submit it once more."""


class HoldsAnAddress(Refusal):
    """What the public will see holds a postal address. Leave it out."""


@dataclass(frozen=True)
class NewInterest:
    """An interest as somebody declares it; `replaces` is the id of the version it changes."""

    category: str
    held_as: str
    underlying_category: str = ""
    nature: str = Interest.Nature.POTENTIAL.value
    relationship: str = ""
    organisation_code: str = ""
    organisation_text: str = ""
    publish_organisation: bool = True
    public_description: str = ""
    private_detail: str = ""
    third_party_name: str = ""
    third_party_role: str = ""
    since: date | None = None
    until: date | None = None
    became_aware_on: date | None = None
    situation: str = ""
    particulars: dict[str, str] = field(default_factory=dict)
    replaces: int | None = None

    @property
    def is_indirect(self) -> bool:
        """Whether it is somebody else's interest."""
        return self.category == Category.INDIRECT


# Stored under the same name as they are declared; the organisation and the version replaced are looked up.
PLAIN = [each.name for each in dataclasses.fields(NewInterest) if each.name not in {"organisation_code", "replaces"}]


def as_new(interest: Interest) -> NewInterest:
    """A stored interest as it was declared."""
    code = interest.organisation.code if interest.organisation else ""
    facts = {name: getattr(interest, name) for name in PLAIN}
    return NewInterest(**facts, organisation_code=code, replaces=interest.replaces_id)


def as_row(new: NewInterest, *, organisation: Organisation | None, **rest) -> Interest:
    """The row an interest would be stored as; it is not stored."""
    return Interest(**{name: getattr(new, name) for name in PLAIN}, organisation=organisation, **rest)


def third_parties(body: Body, person: Person, interests: Iterable[NewInterest]) -> list[str]:
    """The names of those close to a person that the service knows: on record, and in what is being declared."""
    on_record = own_interests(body, person).exclude(third_party_name="").values_list("third_party_name", flat=True)
    return [*on_record, *(new.third_party_name for new in interests)]


@transaction.atomic
def ask(*, body: Body, person: Person, by: Person, at: datetime) -> Request:
    """Ask a person to declare; to ask twice on one day is to ask once."""
    _one_at_a_time(person)
    asked = body.declaration_requests.filter(person=person).first()
    if asked is None or day_of(asked.asked_at) != day_of(at):
        asked = Request.objects.create(body=body, person=person, asked_at=at, asked_by=by)
        record(kind="declaration.asked", about=asked, body=body, by=by, at=at, person=person.pk)
    return asked


@transaction.atomic
def declare(
    *,
    body: Body,
    person: Person,
    interests: Sequence[NewInterest],
    route: str = Declaration.Route.ONLINE,
    signed_at: datetime | None = None,
    by: Person,
    at: datetime,
) -> Declaration:
    """Declare interests: new ones, and new versions of those on record. Others on record stand as they are.

    `signed_at` is when it was said, where that was before it was told to the service: on paper.
    """
    _one_at_a_time(person)
    said_before = _said_today(body, person, Declaration.Kind.INTERESTS, list(interests), signed_at or at)
    if said_before:
        return said_before
    _refuse_faults(interests, day_of(signed_at or at))
    rows = _rows(body, person, interests)
    _refuse_names(rows, third_parties(body, person, interests), person)
    declaration = _make(body, person, Declaration.Kind.INTERESTS, route, signed_at, by, at, interests=len(rows))
    for row in rows:
        row.declaration = declaration
    Interest.objects.bulk_create(rows)
    forget_replaced(by=rows)
    later("registers.key_interests", declaration_id=declaration.pk)
    return declaration


def end(*, interest: Interest, until: date, by: Person, at: datetime) -> Declaration:
    """Declare that an interest ended, or will end, on a day."""
    over = as_ended(interest, until, day_of(at))
    return declare(body=interest.body, person=interest.person, interests=[over], by=by, at=at)


def as_ended(interest: Interest, until: date, day: date) -> NewInterest:
    """An interest on record as its holder would declare on a day that it ended, or will end."""
    # What its holder became aware of is the change, so that is what the 28 days run from.
    return dataclasses.replace(as_new(interest), until=until, became_aware_on=min(until, day), replaces=interest.pk)


@transaction.atomic
def declare_nil(
    *,
    body: Body,
    person: Person,
    route: str = Declaration.Route.ONLINE,
    signed_at: datetime | None = None,
    explanation: str = "",
    by: Person,
    at: datetime,
) -> Declaration:
    """Declare that a person has nothing to declare; what the records say against it is noted (scenario S10)."""
    _one_at_a_time(person)
    if lasting_interests(body, person, day_of(signed_at or at)).exists():
        raise InterestsStand
    said_before = _said_today(body, person, Declaration.Kind.NIL, [], signed_at or at)
    return said_before or _make_nil(body, person, route, signed_at, explanation, by, at)


@transaction.atomic
def declare_no_change(
    *,
    body: Body,
    person: Person,
    route: str = Declaration.Route.ONLINE,
    signed_at: datetime | None = None,
    by: Person,
    at: datetime,
) -> Declaration:
    """Declare that what a person declared last still stands."""
    _one_at_a_time(person)
    if not declarations_of(body, person).exists():
        raise NothingBefore
    said_before = _said_today(body, person, Declaration.Kind.NO_CHANGE, [], signed_at or at)
    return said_before or _make(body, person, Declaration.Kind.NO_CHANGE, route, signed_at, by, at)


def _one_at_a_time(person: Person) -> None:
    """Let two declarations of one person, a double click for one, follow each other."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)


def _said_today(
    body: Body, person: Person, kind: str, interests: list[NewInterest], at: datetime
) -> Declaration | None:
    """The person's latest declaration, if it said the very same on the same day: that is one act, not two."""
    last = declarations_of(body, person).first()
    if last is None or last.kind != kind or day_of(last.declared_at) != day_of(at):
        return None
    said = last.interests.select_related("organisation").order_by("id")
    return last if [as_new(each) for each in said] == interests else None


def _make(
    body: Body,
    person: Person,
    kind: str,
    route: str,
    signed_at: datetime | None,
    by: Person,
    at: datetime,
    *,
    looked_at: bool = False,
    **detail,
) -> Declaration:
    """Write it down. `looked_at`: somebody is to look at it, even where the body accepts its kind without a look."""
    declaration = Declaration.objects.create(
        body=body, person=person, kind=kind, route=route, declared_at=signed_at or at, declared_by=by
    )
    record(kind="declaration.made", about=declaration, body=body, by=by, at=at, said=str(kind), **detail)
    if not looked_at:
        accept_unseen(declaration=declaration, at=at)
    return declaration


def _make_nil(
    body: Body, person: Person, route: str, signed_at: datetime | None, explanation: str, by: Person, at: datetime
) -> Declaration:
    reasons = list(dict.fromkeys(doubt.to_lead for doubt in doubts_about(body, person, day_of(at))))
    declaration = _make(body, person, Declaration.Kind.NIL, route, signed_at, by, at, looked_at=bool(reasons))
    if reasons:
        NilDoubt.objects.create(
            declaration=declaration, reasons=reasons, explanation=explanation, noted_at=at, noted_by=by
        )
    return declaration


def _rows(body: Body, person: Person, interests: Sequence[NewInterest]) -> list[Interest]:
    """The interests as rows, tied to their organisations and to the versions they replace."""
    organisations = _organisations(body, interests)
    versions = {each.pk: each for each in own_interests(body, person)}
    return [
        as_row(
            new,
            organisation=organisations.get(new.organisation_code),
            body=body,
            person=person,
            **_place_in_line(new, versions),
        )
        for new in interests
    ]


def _organisations(body: Body, interests: Iterable[NewInterest]) -> dict[str, Organisation]:
    codes = {new.organisation_code for new in interests} - {""}
    found = by_codes(codes, body=body)
    if codes - found.keys():
        raise UnknownOrganisation
    return found


def _place_in_line(new: NewInterest, versions: dict[int, Interest]) -> dict:
    """What ties a new version to the one it replaces, which nothing else may replace after it."""
    if new.replaces is None:
        return {}
    older = versions.pop(new.replaces, None)
    if older is None:
        raise ChangedSince
    return {"replaces": older, "line": older.line}


FAULTS: list[tuple[type[Refusal], Callable[[NewInterest], object]]] = [
    (NoOrganisation, lambda new: not (new.organisation_code or new.organisation_text)),
    (EndsBeforeItBegins, lambda new: new.since and new.until and new.until < new.since),
    (NobodysInterest, lambda new: new.is_indirect and not new.relationship),
    (NotIndirect, lambda new: not new.is_indirect and (_of_a_third_party(new) or not new.publish_organisation)),
    (TextAboutSomebody, lambda new: new.is_indirect and new.public_description),
    (AnswersOtherQuestions, lambda new: not fits(new.situation, new.particulars)),
    (HoldsAnAddress, lambda new: any(map(holds_an_address, (new.public_description, new.organisation_text)))),
]


def _of_a_third_party(new: NewInterest) -> bool:
    return bool(new.relationship or new.underlying_category or new.third_party_name or new.third_party_role)


def _refuse_faults(interests: Sequence[NewInterest], day: date) -> None:
    if not interests:
        raise NothingDeclared
    if len(interests) > MOST_INTERESTS:
        raise TooManyInterests
    for new in interests:
        for refusal, is_wrong in FAULTS:
            if is_wrong(new):
                raise refusal
        if new.became_aware_on and new.became_aware_on > day:
            raise AwareInTheFuture


def _refuse_names(rows: Iterable[Interest], names: Iterable[str], person: Person) -> None:
    """No public entry may hold the name of somebody close, not even in another interest's text."""
    names = list(names)
    for row in rows:
        if names_somebody(row.public_description, names, apart_from=f"{person.name} {row.subject}"):
            raise NamesSomebody
        theirs = [row.third_party_name] if row.publish_organisation and row.held_as != HeldAs.PATIENT else []
        if names_somebody(row.subject, theirs, apart_from=person.name):
            raise NamesSomebody
