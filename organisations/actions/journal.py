"""Noting a change made by hand: each row it touches, as it was before and as it is left."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from organisations.actions.touching import touch
from organisations.models import Amendment, Name, Organisation, Tie
from people.actions.audit import record
from people.models import Body, Person

Change = dict[str, Any]
MODELS: dict[str, type[Model]] = {model._meta.model_name: model for model in (Organisation, Name, Tie)}


def snapshot(row: Model) -> dict[str, Any]:
    """All that is stored of a row, as JSON holds it; not what the database works out itself."""
    stored = (field.attname for field in row._meta.concrete_fields if not field.generated)
    values = {name: getattr(row, name) for name in stored}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def written(row: Model) -> Change:
    """Write a new row, and note it."""
    row.save(force_insert=True)
    return {"model": row._meta.model_name, "id": row.pk, "before": None, "after": snapshot(row)}


def altered(row: Model, **facts: Any) -> Change:
    """Change some fields of a row, and note what it was and is."""
    before = snapshot(row)
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(update_fields=list(facts))
    return {"model": row._meta.model_name, "id": row.pk, "before": before, "after": snapshot(row)}


def amend(
    *,
    kind: Amendment.Kind,
    body: Body,
    organisation: Organisation,
    other: Organisation | None = None,
    said: str,
    reason: str = "",
    changes: Iterable[Change],
    undoes: Amendment | None = None,
    by: Person,
    at: datetime,
) -> Amendment:
    """Keep what was changed, and have whatever concerns those organisations matched anew."""
    amendment = Amendment.objects.create(
        kind=kind,
        body=body,
        organisation=organisation,
        other=other,
        said=said[:500],
        reason=reason,
        changes=list(changes),
        undoes=undoes,
        amended_at=at,
        amended_by=by,
    )
    record(kind="directory.amended", about=amendment, body=body, by=by, at=at, change=str(kind), code=organisation.code)
    touch(organisations=_concerned(amendment))
    return amendment


def _concerned(amendment: Amendment) -> set[int]:
    """The ids of every organisation whose names, ties or place changed."""
    fields = ("organisation_id", "target_id", "merged_into_id")
    states = [change[side] or {} for change in amendment.changes for side in ("before", "after")]
    named = {state.get(field) for state in states for field in fields}
    return (named | {amendment.organisation_id, amendment.other_id}) - {None}


def locked(*organisations: Organisation | None) -> list[Organisation | None]:
    """The same organisations, read again and held until the transaction ends, so that two changes take turns."""
    ids = sorted({each.pk for each in organisations if each})
    held = {row.pk: row for row in Organisation.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    return [held[each.pk] if each else None for each in organisations]
