"""Changing the words that tell what a body's items are about: each time by further rows, of which the latest stands."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from coi.shared.later import later
from coi.shared.refusal import Refusal
from matching.lexicon import Wording, lists_in, shipped
from meetings.models import LexiconChange
from meetings.queries.lexicon import lexicon_data, standing_changes
from people.actions.audit import record
from people.models import Body, Person

MOST_CHANGES = 500


class TooManyChanges(Refusal):
    """You have made 500 changes to the words, as many as there can be. Undo one that is not needed first."""


class AlreadyThere(Refusal):
    """The phrase is in that list already."""


class NotThere(Refusal):
    """The phrase is not in that list any more."""


class ChangedSince(Refusal):
    """The phrase has been changed again since. Undo that change instead."""


@transaction.atomic
def change(
    *, body: Body, wordings: Sequence[Wording], reason: str = "", by: Person, at: datetime
) -> list[LexiconChange]:
    """Put phrases in lists of a body's lexicon, or take them out, and have the items to come read again."""
    # Held until the transaction ends, so that two changes take turns.
    Body.objects.select_for_update(no_key=True).get(pk=body.pk)
    lists = lists_in(lexicon_data(body))
    for wording in wordings:
        if wording.is_there == (wording.phrase in lists.get(wording.place, ())):
            raise AlreadyThere if wording.is_there else NotThere
    _refuse_too_many(body, wordings)
    changes = [_write(body, wording, reason, by, at) for wording in wordings]
    later("meetings.reread_coming", body_id=body.pk)
    return changes


@transaction.atomic
def undo(*, undone: LexiconChange, by: Person, at: datetime) -> LexiconChange:
    """Set a phrase back to what it was before a change."""
    if undone not in standing_changes(undone.body):
        raise ChangedSince
    return change(body=undone.body, wordings=[undone.wording.opposite], reason="Undone", by=by, at=at)[0]


def _refuse_too_many(body: Body, wordings: Sequence[Wording]) -> None:
    """What is as it came with the service is no change, however it came to be so."""
    came_with = {(place, phrase) for place, phrases in lists_in(shipped()).items() for phrase in phrases}
    said = {(each.place, each.phrase): each for each in [row.wording for row in standing_changes(body)]}
    said |= {(each.place, each.phrase): each for each in wordings}
    if sum(each.is_there != (known in came_with) for known, each in said.items()) > MOST_CHANGES:
        raise TooManyChanges


def _write(body: Body, wording: Wording, reason: str, by: Person, at: datetime) -> LexiconChange:
    place = wording.place
    made = LexiconChange.objects.create(
        body=body,
        kind=place.kind,
        value=place.value,
        list=place.list,
        phrase=wording.phrase,
        is_there=wording.is_there,
        reason=reason,
        changed_at=at,
        changed_by=by,
    )
    told = {"list": place.list, "theme": f"{place.kind}:{place.value}", "phrase": wording.phrase}
    record(kind="lexicon.changed", about=made, body=body, by=by, at=at, is_there=wording.is_there, **told)
    return made
