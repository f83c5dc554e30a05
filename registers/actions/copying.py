"""Giving people a copy of what they declared: drawn by the worker, kept for a week, told of by e-mail."""

from datetime import datetime

from django.db import transaction

from coi.shared import documents
from coi.shared.later import later
from coi.shared.refusal import Refusal
from outbox.actions.queueing import queue
from people.actions.audit import record
from people.actions.posts import the_service
from people.models import Person
from registers.models import Declaration, DeclarationCopy
from registers.queries.copies import KEPT, token_of
from registers.queries.own_record import said_by


class SomebodyElses(Refusal):
    """Only the person whose declaration it is may have a copy of it."""


@transaction.atomic
def ask(*, declaration: Declaration, by: Person, at: datetime) -> DeclarationCopy:
    """Ask for a copy of one's own declaration; while one is kept, that one is given."""
    if by.pk != declaration.person_id:
        raise SomebodyElses
    DeclarationCopy.objects.filter(declaration=declaration, asked_at__lte=at - KEPT).delete()
    copy, is_new = DeclarationCopy.objects.get_or_create(
        declaration=declaration, defaults={"asked_at": at, "asked_by": by}
    )
    if is_new:
        record(kind="copy.asked", about=declaration, body=declaration.body, by=by, at=at)
        later("registers.draw_copy", copy_id=copy.pk)
    return copy


@transaction.atomic
def draw(*, copy_id: int, at: datetime) -> None:
    """Draw a copy and queue the message that leads to it, both or neither: a killed worker leaves it to the next."""
    waiting = DeclarationCopy.objects.select_for_update(of=("self",)).filter(pk=copy_id, content__isnull=True)
    copy = waiting.select_related("declaration__body", "declaration__person").first()
    if copy is None:
        return
    copy.content = _pdf(copy.declaration)
    copy.save(update_fields=["content"])
    queue(
        body=copy.declaration.body,
        to=copy.declaration.person,
        kind="copy_ready",
        key=f"copy-{copy.pk}",
        context={"token": token_of(copy)},
        by=the_service(),
        at=at,
    )


def _pdf(declaration: Declaration) -> bytes:
    context = {**said_by(declaration), "body_name": declaration.body.name, "body": declaration.body}
    identifier = f"recuse:{declaration.body.slug}:declaration:{declaration.pk}"
    return documents.pdf(
        "documents/own_declaration.html", context, identifier=identifier, made_at=declaration.declared_at
    )


def tidy(*, at: datetime) -> None:
    """Delete the copies whose week is over, and ask again for those that were never drawn."""
    DeclarationCopy.objects.filter(asked_at__lte=at - KEPT).delete()
    for pk in DeclarationCopy.objects.filter(content__isnull=True).values_list("pk", flat=True):
        later("registers.draw_copy", copy_id=pk)
