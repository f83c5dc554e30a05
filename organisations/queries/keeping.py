"""Which organisations and ties a body keeps: what it may change although others see it."""

from collections.abc import Iterable

from django.db.models import Q

from organisations.models import Amendment, Organisation, Tie
from people.models import Body

RECORDING = (Amendment.Kind.TIED, Amendment.Kind.CONTRACT_CHANGED)


def keeps(body: Body, organisation: Organisation) -> bool:
    """Whether an organisation is the body's own, or lies in an area that it commissions for."""
    return organisation.body_id == body.pk or (bool(organisation.area) and organisation.area in body.areas)


def keeps_an_end(body: Body, tie: Tie) -> bool:
    """Whether a body keeps one of the organisations that a tie is between."""
    return keeps(body, tie.organisation) or (tie.target is not None and keeps(body, tie.target))


def recorded_ties(body: Body, organisations: Iterable[int]) -> set[int]:
    """The ids of the ties that a body itself recorded from or to organisations."""
    ids = list(organisations)
    about = Amendment.objects.filter(Q(organisation__in=ids) | Q(other__in=ids), body=body, kind__in=RECORDING)
    noted = [change for changes in about.order_by("id").values_list("changes", flat=True) for change in changes]
    return {change["id"] for change in noted if change["model"] == "tie" and change["before"] is None}


def may_end(body: Body, tie: Tie) -> bool:
    """Whether a body may say that a tie has ended: of one it recorded, or where it keeps either end."""
    return keeps_an_end(body, tie) or tie.pk in recorded_ties(body, [tie.organisation_id])
