"""Keeping what is being declared until it is submitted: through a lost connection, a sign-out, a second window.

Each change is made under the draft's lock and touches one page of one interest: two windows never undo each other. What
is kept here has passed its page's form, so its size is bounded by the forms and by the number of interests.

A draft is its writer's: `by`. What is written by a one-off link is another draft than the person's own (`by_link`).
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from coi.shared.refusal import Refusal
from people.models import Body, Person
from registers.actions.declaring import MOST_INTERESTS
from registers.models import Draft, Interest

Posted = dict[str, str]
Answers = dict[str, Posted]


class DraftIsFull(Refusal):
    """Your declaration is full. Submit these interests, then declare the others."""


class LeftOut(Refusal):
    """This interest is no longer in your draft: it was submitted, or removed in another window."""


@transaction.atomic
def begin(
    *,
    body: Body,
    person: Person,
    answers: Answers,
    key: str = "",
    replaces: Interest | None = None,
    by_link: bool = False,
    by: Person,
    at: datetime,
) -> int:
    """Begin an interest, and give its number; to begin twice with one key, or to change one version, is to go on."""
    draft = _locked(body, person, by_link, by, at)
    for entry in draft.entries:
        if (key and entry["key"] == key) or (replaces and entry["replaces"] == replaces.pk):
            return entry["number"]
    if len(draft.entries) >= MOST_INTERESTS:
        raise DraftIsFull
    draft.last_number += 1
    entry = {"number": draft.last_number, "key": key, "answers": answers, "replaces": replaces and replaces.pk}
    _store(draft, [*draft.entries, entry], by, at)
    return draft.last_number


@transaction.atomic
def keep(
    *,
    body: Body,
    person: Person,
    number: int,
    page: str,
    posted: Posted,
    by_link: bool = False,
    by: Person,
    at: datetime,
) -> None:
    """Keep the answers of one page of one interest."""

    draft = _locked(body, person, by_link, by, at)
    if number not in [entry["number"] for entry in draft.entries]:
        raise LeftOut
    _store(draft, [_answered(entry, page, posted, entry["number"] == number) for entry in draft.entries], by, at)


def _answered(entry: dict, page: str, posted: Posted, is_it: bool) -> dict:
    return {**entry, "answers": {**entry["answers"], page: posted}} if is_it else entry


@transaction.atomic
def drop(
    *, body: Body, person: Person, numbers: Iterable[int], by_link: bool = False, by: Person, at: datetime
) -> None:
    """Leave out interests: no longer wanted, or submitted. To leave one out twice is to leave it out once."""
    draft, out = _locked(body, person, by_link, by, at), set(numbers)
    _store(draft, [entry for entry in draft.entries if entry["number"] not in out], by, at)


@transaction.atomic
def discard(*, body: Body, person: Person, by_link: bool = False, by: Person, at: datetime) -> None:
    """Forget all that is in the draft. The row stays, so that no number is given twice to a window left open."""
    _store(_locked(body, person, by_link, by, at), [], by, at)


@transaction.atomic
def take_over(*, body: Body, person: Person, writer: Person, by: Person, at: datetime) -> None:
    """Put what somebody prepared into the person's own draft; to do so twice puts nothing in twice.

    It stays in the writer's draft too, should the person send it back.
    """
    theirs, mine = _locked(body, person, False, writer, at), _locked(body, person, False, by, at)
    taken = {entry["key"] for entry in mine.entries}
    keyed = [{**entry, "key": f"{writer.pk}-{entry['number']}"} for entry in theirs.entries]
    new = [entry for entry in keyed if entry["key"] not in taken]
    changed = {entry["replaces"] for entry in new} - {None}
    kept = [entry for entry in mine.entries if entry["replaces"] not in changed]
    if len(kept) + len(new) > MOST_INTERESTS:
        raise DraftIsFull
    numbered = [{**entry, "number": mine.last_number + place} for place, entry in enumerate(new, start=1)]
    mine.last_number += len(new)
    _store(mine, [*kept, *numbered], by, at)


def _locked(body: Body, person: Person, by_link: bool, by: Person, at: datetime) -> Draft:
    whose = {"body": body, "person": person, "writer": by, "by_link": by_link}
    Draft.objects.get_or_create(**whose, defaults={"changed_at": at, "changed_by": by})
    return Draft.objects.select_for_update().get(**whose)


def _store(draft: Draft, entries: list[dict], by: Person, at: datetime) -> None:
    if entries == draft.entries:
        return
    draft.entries, draft.version = entries, draft.version + 1
    draft.changed_at, draft.changed_by = at, by
    draft.save()
