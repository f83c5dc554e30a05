"""Undoing a change made by hand: a further amendment that sets the rows back to what they were."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.db.models.deletion import PROTECT

from coi.shared.refusal import Refusal
from organisations.actions.amending import TieKnown, doubled
from organisations.actions.journal import MODELS, Change, amend, locked, snapshot
from organisations.models import Amendment, Organisation, Tie
from organisations.queries.directory import said_of_letters
from people.models import Body, Person


class UndoneAlready(Refusal):
    """This change has been undone already."""


class NotUndone(Refusal):
    """Undoing cannot itself be undone. Make the change again instead."""


class ChangedSince(Refusal):
    """What this change left has been changed again since. Undo the later change first."""


class InUse(Refusal):
    """A declaration, an agenda item or an acronym names this organisation. Merge it into another instead."""


class HasTies(Refusal):
    """This organisation has been tied to others since, or merged with one. Undo those changes first."""


class NotOurs(Refusal):
    """Only the body that made a change can undo it."""


@transaction.atomic
def undo(*, body: Body, amendment: Amendment, reason: str = "", by: Person, at: datetime) -> Amendment:
    """Set every row that an amendment touched back to what it was before."""
    locked(amendment.organisation, amendment.other)
    if amendment.body_id != body.pk:
        raise NotOurs
    if amendment.kind == Amendment.Kind.UNDONE:
        raise NotUndone
    if Amendment.objects.filter(undoes=amendment).exists():
        raise UndoneAlready
    return amend(
        kind=Amendment.Kind.UNDONE,
        body=body,
        organisation=amendment.organisation,
        other=amendment.other,
        said=str(amendment),
        reason=reason,
        changes=[_set_back(change, body) for change in reversed(amendment.changes)],
        undoes=amendment,
        by=by,
        at=at,
    )


def _set_back(change: Change, body: Body) -> Change:
    """Restore one row, if it still is as the change left it."""
    model = MODELS[change["model"]]
    row = model.objects.select_for_update().filter(pk=change["id"]).first()
    if row is None or snapshot(row) != change["after"]:
        raise ChangedSince
    if change["before"] is None:
        return _take_away(row, change)
    model.objects.filter(pk=row.pk).update(**{name: value for name, value in change["before"].items() if name != "id"})
    if isinstance(row, Tie) and doubled(Tie.objects.get(pk=row.pk), body).exists():
        raise TieKnown
    return {**change, "before": change["after"], "after": change["before"]}


def _take_away(row: Organisation | Tie, change: Change) -> Change:
    """Delete what was written; an organisation, to which the record points, is kept out of sight instead."""
    if not isinstance(row, Organisation):
        row.delete()
        return {**change, "before": change["after"], "after": None}
    _refuse_in_use(row)
    row.is_withdrawn = True
    row.save(update_fields=["is_withdrawn"])
    return {**change, "before": change["after"], "after": snapshot(row)}


def _refuse_in_use(organisation: Organisation) -> None:
    """What other rooms hold to an organisation keeps it in the directory, and so do ties that have come since."""
    if Tie.objects.filter(Q(organisation=organisation) | Q(target=organisation)).exists():
        raise HasTies
    if organisation.merged_here.exists():
        raise HasTies
    if any(said.organisation_id == organisation.pk for said in said_of_letters(organisation.body)):
        raise InUse
    pointing = (each for each in organisation._meta.get_fields(include_hidden=True) if each.is_relation)
    holding = (each for each in pointing if getattr(each, "on_delete", None) is PROTECT)
    elsewhere = (each for each in holding if each.related_model._meta.app_label != organisation._meta.app_label)
    if any(each.related_model.objects.filter(**{each.field.name: organisation}).exists() for each in elsewhere):
        raise InUse
