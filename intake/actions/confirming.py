"""An entry of an earlier register becomes a declaration once somebody has said that it is true."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from coi.shared.refusal import Refusal
from intake.models import Confirmation, ImportedInterest
from intake.queries.imported import lacking, waiting_in
from people.actions.audit import record
from people.models import Person
from registers.actions.declaring import MOST_INTERESTS, NewInterest, declare
from registers.models import Category, Declaration, Interest

Said = Confirmation.Said
LONGEST_SUBJECT = Interest._meta.get_field("organisation_text").max_length
LONGEST_TEXT = Interest._meta.get_field("public_description").max_length
LONGEST_PRIVATE = Interest._meta.get_field("private_detail").max_length


class AnsweredAlready(Refusal):
    """Somebody has answered this already, or the register was taken back. Look at what still waits."""


class NotWhole(Refusal):
    """The register does not say all that is needed. Answer these one by one."""


class EndNeeded(Refusal):
    """Say when the interest ended."""


def as_new(imported: ImportedInterest, **changes: Any) -> NewInterest:
    """An entry as it would be declared. Of somebody else’s interest the public sees no text, nor the organisation."""
    text, more = imported.nature[:LONGEST_TEXT], imported.nature[LONGEST_TEXT:]
    private = [imported.declared if len(imported.declared) > LONGEST_SUBJECT else "", more]
    if imported.mitigation:
        private.append(f"Action agreed before, by the earlier register: {imported.mitigation}")
    if imported.is_indirect:
        whose = {"category": Category.INDIRECT.value, "underlying_category": imported.category}
        whose |= {"relationship": imported.relationship, "publish_organisation": False}
        private.insert(1, text)
    else:
        whose = {"category": imported.category, "public_description": text}
    new = NewInterest(
        **whose,
        held_as=imported.held_as,
        organisation_text=imported.declared[:LONGEST_SUBJECT],
        private_detail=" ".join(filter(None, private))[:LONGEST_PRIVATE],
        since=imported.since,
        until=imported.until,
    )
    return dataclasses.replace(new, **changes)


@transaction.atomic
def confirm(
    *, imported: ImportedInterest, said: str, changes: dict[str, Any] | None = None, by: Person, at: datetime
) -> Declaration:
    """Declare an entry as it stands, or as changed; an ended one with the day it ended (`until` among the changes)."""
    _still_waiting([imported])
    new = as_new(imported, **(changes or {}))
    if said == Said.ENDED and new.until is None:
        raise EndNeeded
    return _declare([imported], [new], said, by, at)


@transaction.atomic
def confirm_all(*, imported: Sequence[ImportedInterest], by: Person, at: datetime) -> Declaration:
    """Declare that several entries of one person are still true, as they stand."""
    _still_waiting(imported)
    if any(map(lacking, imported)):
        raise NotWhole
    imported = imported[:MOST_INTERESTS]
    return _declare(imported, [as_new(each) for each in imported], Said.STILL_TRUE, by, at)


@transaction.atomic
def dismiss(*, imported: ImportedInterest, said: str, note: str = "", by: Person, at: datetime) -> Confirmation:
    """Say that an entry is not theirs, or is on record already; nothing is declared."""
    _still_waiting([imported])
    answer = Confirmation.objects.create(interest=imported, said=said, note=note, confirmed_at=at, confirmed_by=by)
    record(kind="imported_interest.dismissed", about=imported, body=imported.body, by=by, at=at, said=said)
    return answer


def _declare(
    imported: Sequence[ImportedInterest], interests: list[NewInterest], said: str, by: Person, at: datetime
) -> Declaration:
    first = imported[0]
    declaration = declare(
        body=first.body,
        person=first.person,
        interests=interests,
        route=Declaration.Route.IMPORTED,
        by=by,
        at=at,
    )
    Confirmation.objects.bulk_create(
        Confirmation(interest=each, said=said, declaration=declaration, confirmed_at=at, confirmed_by=by)
        for each in imported
    )
    record(kind="imported_interest.confirmed", about=declaration, body=first.body, by=by, at=at, entries=len(imported))
    return declaration


def _still_waiting(imported: Sequence[ImportedInterest]) -> None:
    """Let two answers to one entry, a double click for one, follow each other."""
    if not imported:
        raise AnsweredAlready
    ids = sorted(each.pk for each in imported)
    list(Person.objects.select_for_update(no_key=True).filter(pk__in={each.person_id for each in imported}))
    if waiting_in(imported[0].body).filter(pk__in=ids).count() != len(ids):
        raise AnsweredAlready
