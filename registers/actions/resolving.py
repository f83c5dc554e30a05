"""Saying which organisation an interest's words mean."""

from datetime import datetime

from django.db import transaction

from coi.shared.later import later
from matching.words import CONNECTING, TYPE_WORDS, words
from organisations.actions.adding import note_name
from organisations.models import Name, Organisation
from people.actions.audit import record
from people.models import Person
from registers.models import Interest, Resolution
from registers.queries.resolutions import resolutions

LONGEST_NAME = Name._meta.get_field("text").max_length


@transaction.atomic
def resolve(*, interest: Interest, organisation: Organisation | None, by: Person, at: datetime) -> Resolution:
    """Say which organisation an interest is in, or (None) that the directory holds none of that name.

    What its declarant wrote becomes a name of the organisation, by which others' words are read too; not of an
    interest of somebody else's, whose words are private. Saying again what stands adds nothing.
    """
    Interest.objects.select_for_update(no_key=True).get(pk=interest.pk)
    last = resolutions([interest]).get(interest.pk)
    if last and last.organisation == organisation:
        return last
    resolved = Resolution.objects.create(interest=interest, organisation=organisation, resolved_at=at, resolved_by=by)
    code = organisation.code if organisation else ""
    record(kind="interest.resolved", about=resolved, body=interest.body, by=by, at=at, organisation=code)
    if organisation and not interest.is_indirect and _is_a_name(interest.organisation_text):
        note_name(organisation=organisation, text=interest.organisation_text, source="confirmed", by=by, at=at)
    later("registers.key_interests", declaration_id=interest.declaration_id)
    return resolved


def _is_a_name(text: str) -> bool:
    """More than “the surgery”, which could be any."""
    telling = [word for word in words(text) if word.normal not in TYPE_WORDS and word.normal not in CONNECTING]
    return bool(telling) and len(text) <= LONGEST_NAME
