"""Merging two organisations that are one. What becomes of each field is in organisations.policy.merging."""

from datetime import datetime

from django.db import transaction

from coi.shared.refusal import Refusal
from organisations.actions.journal import altered, amend, locked
from organisations.models import Amendment, Organisation
from people.models import Body, Person


class MergedWithItself(Refusal):
    """An organisation cannot be merged with itself. Select another one."""


class NotLocal(Refusal):
    """Only an organisation that your body added can be merged into another. National ones are changed by an import."""


class MergedAlready(Refusal):
    """The organisation that is to go has been merged already, or taken out of the directory."""


class IntoMerged(Refusal):
    """The organisation that is to stay has itself been merged into another. Merge into that one."""


class NotSeen(Refusal):
    """The organisation that is to stay is not in the directory."""


@transaction.atomic
def merge(
    *, body: Body, goes: Organisation, stays: Organisation, reason: str = "", by: Person, at: datetime
) -> Amendment:
    """Let one of a body's own organisations count as another, of its own or national.

    Whatever was merged into the one that goes counts as the other too, so that no chains arise.
    """
    goes, stays = locked(goes, stays)
    refuse(body, goes, stays)
    followers = goes.merged_here.select_for_update().order_by("id")
    return amend(
        kind=Amendment.Kind.MERGED,
        body=body,
        organisation=stays,
        other=goes,
        said=f"{goes} ({goes.code}) into {stays} ({stays.code})",
        reason=reason,
        changes=[altered(each, merged_into=stays) for each in [goes, *followers]],
        by=by,
        at=at,
    )


def refuse(body: Body, goes: Organisation, stays: Organisation) -> None:
    """Raise the sentence that says why two organisations cannot be merged, if they cannot."""
    if goes == stays:
        raise MergedWithItself
    if goes.body_id != body.pk:
        raise NotLocal
    if goes.merged_into_id or goes.is_withdrawn:
        raise MergedAlready
    if stays.merged_into_id:
        raise IntoMerged
    if stays.is_withdrawn or stays.body_id not in (None, body.pk):
        raise NotSeen
