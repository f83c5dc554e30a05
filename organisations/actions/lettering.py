"""Saying what letters stand for; each time a further row, of which the latest stands."""

from datetime import datetime

from django.db import transaction

from coi.shared.later import later
from coi.shared.refusal import Refusal
from organisations.models import Acronym, Organisation
from organisations.queries.acronyms import said_before
from organisations.queries.directory import said_of_letters
from people.actions.audit import record
from people.models import Body, Person

MOST_ACRONYMS = 500
Meaning = Acronym.Meaning


class TooManyAcronyms(Refusal):
    """You have added 500 acronyms, as many as there can be. Withdraw one that nobody uses first."""


class AlreadySaid(Refusal):
    """These letters stand for it already."""


class SaidSince(Refusal):
    """Something else has been said of these letters since. Change that instead."""


@transaction.atomic
def note(
    *, body: Body, letters: str, organisation: Organisation, reason: str = "", by: Person, at: datetime
) -> Acronym:
    """Say which organisation letters stand for in a body's texts, whatever they stood for until now."""
    standing = _standing(body)
    said = standing.get(letters)
    if said and said.organisation == organisation:
        raise AlreadySaid
    if said is None and len(standing) >= MOST_ACRONYMS:
        raise TooManyAcronyms
    return _say(body, letters, Meaning.ORGANISATION, organisation, reason, by, at)


@transaction.atomic
def withdraw(*, body: Body, letters: str, reason: str = "", by: Person, at: datetime) -> Acronym:
    """Say that letters stand for nothing in a body's texts, even where they came with a meaning."""
    said = _standing(body).get(letters)
    if said and said.meaning == Meaning.NOTHING:
        raise AlreadySaid("They stand for nothing already.")
    return _say(body, letters, Meaning.NOTHING, None, reason, by, at)


@transaction.atomic
def undo(*, said: Acronym, by: Person, at: datetime) -> Acronym:
    """Say again what stood before."""
    body = said.body
    if _standing(body).get(said.letters) != said:
        raise SaidSince
    earlier = said_before(said)
    meaning, organisation = (earlier.meaning, earlier.organisation) if earlier else (Meaning.SHIPPED, None)
    return _say(body, said.letters, meaning, organisation, "Undone", by, at)


def _standing(body: Body) -> dict[str, Acronym]:
    """What a body says of letters, held until the transaction ends so that two changes take turns."""
    Body.objects.select_for_update(no_key=True).get(pk=body.pk)
    return {row.letters: row for row in said_of_letters(body)}


def _say(
    body: Body,
    letters: str,
    meaning: Meaning,
    organisation: Organisation | None,
    reason: str,
    by: Person,
    at: datetime,
) -> Acronym:
    said = Acronym.objects.create(
        body=body, letters=letters, meaning=meaning, organisation=organisation, reason=reason, noted_at=at, noted_by=by
    )
    code = organisation.code if organisation else ""
    record(kind="acronym.noted", about=said, body=body, by=by, at=at, letters=letters, meaning=str(meaning), code=code)
    later("registers.rekey_letters", acronym_id=said.pk)
    later("meetings.reread_coming", body_id=body.pk)
    return said
