"""Adding to the directory what comes from no import and needs no undoing: an organisation, a name, a tie."""

from datetime import date, datetime

from django.db import transaction

from coi.shared.refusal import Refusal
from organisations.models import Name, Organisation, Tie
from organisations.queries.search import known_to
from people.actions.audit import record
from people.models import Body, Person


class CodeTaken(Refusal):
    """An organisation with this code is in the directory already. Search for it by its code."""


@transaction.atomic
def add(*, body: Body | None, code: str, name: str, kind: str, by: Person, at: datetime, **facts) -> Organisation:
    """Add an organisation: one of a body's own, or (body None) one that all bodies see.

    `facts` are further fields of Organisation: area, town, postcode, address, opened_on, closed_on.
    """
    if known_to(body).filter(code=code).exists():
        raise CodeTaken
    facts.setdefault("source", "added by hand")
    organisation = Organisation.objects.create(body=body, code=code, name=name, kind=kind, **facts)
    note_name(organisation=organisation, text=name, source=organisation.source, by=by, at=at)
    record(kind="organisation.added", about=organisation, body=body, by=by, at=at)
    return organisation


@transaction.atomic
def note_name(
    *,
    organisation: Organisation,
    text: str,
    source: str,
    since: date | None = None,
    until: date | None = None,
    by: Person,
    at: datetime,
) -> Name:
    """Note a name an organisation bears or bore; one noted already is returned as it is."""
    name, is_new = Name.objects.get_or_create(
        organisation=organisation, text=text, defaults={"source": source, "since": since, "until": until}
    )
    if is_new:
        record(kind="organisation.named", about=name, body=organisation.body, by=by, at=at)
    return name


@transaction.atomic
def tie(
    *,
    body: Body | None,
    organisation: Organisation,
    relation: str,
    target: Organisation | None = None,
    what: str = "",
    since: date | None = None,
    until: date | None = None,
    source: str = "added by hand",
    by: Person,
    at: datetime,
) -> Tie:
    """Tie an organisation to another, or to a contract type, service, scheme or ward.

    One of a body's own, or (body None) one that all bodies see.
    """
    made = Tie.objects.create(
        body=body,
        organisation=organisation,
        relation=relation,
        target=target,
        what=what,
        since=since,
        until=until,
        source=source,
    )
    record(kind="organisation.tied", about=made, body=body, by=by, at=at)
    return made
