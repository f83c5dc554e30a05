"""Changing the directory by hand, for a body: organisations, names, ties and contracts."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from coi.shared.refusal import Refusal
from coi.shared.words import day_in_words
from organisations.actions.adding import CodeTaken
from organisations.actions.journal import altered, amend, locked, written
from organisations.models import Amendment, Name, Organisation, Tie
from organisations.policy.relations import CONTRACT, in_words
from organisations.queries.keeping import keeps, may_end
from organisations.queries.search import known_to, ties_seen_by
from people.models import Body, Person

BY_HAND = "added by hand"
LOCAL_CODE = "LOCAL-{:06}"
Kind = Amendment.Kind


class MergedAway(Refusal):
    """This organisation has been merged into another. Make the change there."""


class NotKept(Refusal):
    """Your body does not keep this: it is neither your own nor in your area, and you did not record it."""


class NameKnown(Refusal):
    """This organisation already has that name in the directory."""


class TieKnown(Refusal):
    """This is recorded already, for the same time or part of it."""


class TiedToItself(Refusal):
    """An organisation cannot be tied to itself. Select another one."""


class Ended(Refusal):
    """This has ended already, or ends before the day it began. Check the date."""


@transaction.atomic
def add_organisation(
    *, body: Body, name: str, kind: str, code: str = "", reason: str = "", by: Person, at: datetime, **facts: str
) -> Organisation:
    """Add an organisation that a body alone sees, under a code of its own where none is given.

    `facts` are further fields of Organisation: area, town, postcode, address.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    if code and known_to(body).filter(code=code).exists():
        raise CodeTaken
    code = code or _next_code(body)
    organisation = Organisation(body=body, code=code, name=name, kind=kind, source=BY_HAND, **facts)
    changes = [written(organisation), written(Name(organisation=organisation, text=name, source=BY_HAND))]
    said = f"{name}, {organisation.get_kind_display()}, code {code}"
    amend(
        kind=Kind.ADDED, body=body, organisation=organisation, said=said, reason=reason, changes=changes, by=by, at=at
    )
    return organisation


def _next_code(body: Body) -> str:
    """The first number that none of the body's organisations, withdrawn ones too, has had."""
    prefix = LOCAL_CODE[: LOCAL_CODE.index("{")]
    given = Organisation.objects.filter(body=body, code__startswith=prefix).values_list("code", flat=True)
    numbers = [int(code.removeprefix(prefix)) for code in given if code.removeprefix(prefix).isdecimal()]
    return LOCAL_CODE.format(max(numbers, default=0) + 1)


@transaction.atomic
def record_name(
    *,
    body: Body,
    organisation: Organisation,
    text: str,
    usage: str,
    since: date | None = None,
    until: date | None = None,
    reason: str = "",
    by: Person,
    at: datetime,
) -> Amendment:
    """Record a name an organisation bears or bore. `usage`: current, former or trading.

    A new current name ends the one before it; only a body's own organisation can be given one.
    """
    (organisation,) = locked(organisation)
    _refuse_merged(organisation)
    if organisation.names.filter(text=text).exists():
        raise NameKnown
    changes = [written(Name(organisation=organisation, text=text, source=f"{usage} name", since=since, until=until))]
    if usage == "current":
        if organisation.body_id != body.pk:
            raise NotKept
        changes += [*_end_name(organisation, since), altered(organisation, name=text)]
    said = f"{text} ({usage} name{_span(since, until)})"
    return amend(
        kind=Kind.NAMED, body=body, organisation=organisation, said=said, reason=reason, changes=changes, by=by, at=at
    )


def _end_name(organisation: Organisation, on: date | None) -> list:
    """The name borne so far ended when the new one began; not known to begin later than that."""
    borne = organisation.names.filter(text=organisation.name, until__isnull=True)
    in_order = borne.filter(Q(since__isnull=True) | Q(since__lte=on)) if on else borne.none()
    return [altered(name, until=on) for name in in_order.order_by("id")]


@transaction.atomic
def record_tie(
    *,
    body: Body,
    organisation: Organisation,
    relation: str,
    target: Organisation | None = None,
    what: str = "",
    since: date | None = None,
    until: date | None = None,
    reason: str = "",
    by: Person,
    at: datetime,
) -> Amendment:
    """Tie an organisation to another, or to a contract type, service, scheme or ward; the body alone sees it."""
    organisation, target = locked(organisation, target)
    _refuse_merged(organisation, target)
    facts = {"relation": relation, "target": target, "what": what, "since": since, "until": until}
    tie = Tie(body=body, organisation=organisation, source=BY_HAND, **facts)
    if organisation == target:
        raise TiedToItself
    if doubled(tie, body).exists():
        raise TieKnown
    said = f"{tie_in_words(tie)}{_span(since, until)}"
    return amend(
        kind=Kind.TIED,
        body=body,
        organisation=organisation,
        other=target,
        said=said,
        reason=reason,
        changes=[written(tie)],
        by=by,
        at=at,
    )


@transaction.atomic
def end_tie(*, body: Body, tie: Tie, until: date, reason: str = "", by: Person, at: datetime) -> Amendment:
    """Say on which day a tie ended: the first on which it no longer holds."""
    organisation, target = locked(tie.organisation, tie.target)
    tie = Tie.objects.select_related("organisation", "target").get(pk=tie.pk)
    if not may_end(body, tie):
        raise NotKept
    said = f"{tie_in_words(tie)}, until {day_in_words(until)}"
    changes = [_ended(tie, until)]
    return amend(
        kind=Kind.TIE_ENDED,
        body=body,
        organisation=organisation,
        other=target,
        said=said,
        reason=reason,
        changes=changes,
        by=by,
        at=at,
    )


@transaction.atomic
def change_contract(
    *,
    body: Body,
    organisation: Organisation,
    ends: Tie | None,
    what: str,
    on: date,
    reason: str = "",
    by: Person,
    at: datetime,
) -> Amendment:
    """From a day an organisation holds a contract of another type: the old one, if any, ends as the new one begins."""
    (organisation,) = locked(organisation)
    _refuse_merged(organisation)
    ends = Tie.objects.select_related("organisation", "target").get(pk=ends.pk) if ends else None
    if not keeps(body, organisation) and not (ends and may_end(body, ends)):
        raise NotKept
    # Whoever saw the contract that ends sees the one that takes its place.
    seen_by = ends.body if ends else body
    new = Tie(body=seen_by, organisation=organisation, relation=CONTRACT, what=what, since=on, source=BY_HAND)
    changes = [_ended(ends, on)] if ends else []
    if doubled(new, body).exists():
        raise TieKnown
    before = f"{ends.what} to " if ends else ""
    return amend(
        kind=Kind.CONTRACT_CHANGED,
        body=body,
        organisation=organisation,
        said=f"{before}{what}, from {day_in_words(on)}",
        reason=reason,
        changes=[*changes, written(new)],
        by=by,
        at=at,
    )


def _ended(tie: Tie, until: date) -> dict:
    if (tie.until and tie.until <= until) or (tie.since and until < tie.since):
        raise Ended
    return altered(tie, until=until)


def doubled(tie: Tie, body: Body) -> QuerySet[Tie]:
    """Other ties a body sees that say the same of a time that overlaps, or that begins on the same day."""
    same = ties_seen_by(body).filter(
        organisation=tie.organisation_id, relation=tie.relation, target=tie.target_id, what=tie.what
    )
    same = same.exclude(pk=tie.pk)
    begun = Q(since__isnull=True) | Q(since__lt=tie.until) if tie.until else Q()
    lasting = Q(until__isnull=True) | Q(until__gt=tie.since) if tie.since else Q()
    overlaps = begun & lasting
    return same.filter(overlaps | Q(since=tie.since)) if overlaps else same


def tie_in_words(tie: Tie) -> str:
    """“Larkfield Surgery belongs to Lark PCN”."""
    return f"{tie.organisation} {in_words(tie.relation)} {tie.target or tie.what.replace('_', ' ')}"


def _span(since: date | None, until: date | None) -> str:
    begins = f", from {day_in_words(since)}" if since else ""
    return f"{begins}, until {day_in_words(until)}" if until else begins


def _refuse_merged(*organisations: Organisation | None) -> None:
    if any(each and (each.merged_into_id or each.is_withdrawn) for each in organisations):
        raise MergedAway
