"""A person's word on what an item concerns."""

from datetime import datetime

from django.db import transaction

from coi.shared.later import later
from coi.shared.refusal import Refusal
from meetings.models import AgendaItem, Correction
from organisations.models import Organisation
from people.actions.audit import record
from people.models import Person


class ItemWithdrawn(Refusal):
    """This item has been withdrawn, so what it concerns no longer matters."""


@transaction.atomic
def correct(
    *,
    item: AgendaItem,
    organisation: Organisation | None = None,
    theme: str = "",
    verdict: str,
    by: Person,
    at: datetime,
) -> Correction:
    """Say that an item concerns an organisation (or a theme), or does not; stands over whatever the machine reads.

    Saying again what already stands adds nothing.
    """
    if item.withdrawn:
        raise ItemWithdrawn
    latest = item.corrections.filter(organisation=organisation, theme=theme).first()
    if latest and latest.verdict == verdict:
        return latest
    correction = Correction.objects.create(
        item=item, organisation=organisation, theme=theme, verdict=verdict, corrected_at=at, corrected_by=by
    )
    record(
        kind="item.corrected", about=item, body=item.meeting.body, by=by, at=at, verdict=verdict, **_named(correction)
    )
    later("meetings.read_item", item_id=item.pk)
    return correction


def _named(correction: Correction) -> dict[str, str]:
    return {"organisation": correction.organisation.code} if correction.organisation else {"theme": correction.theme}
