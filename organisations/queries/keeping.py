"""Which organisations and ties a body keeps: what it may change that others may see."""

from organisations.models import Amendment, Organisation, Tie
from people.models import Body


def keeps(body: Body, organisation: Organisation) -> bool:
    """Whether an organisation is the body's own, or lies in an area that it commissions for."""
    return organisation.body_id == body.pk or (bool(organisation.area) and organisation.area in body.areas)


def recorded_ties(body: Body, organisation: Organisation) -> set[int]:
    """The ids of the ties that a body itself recorded from or to an organisation."""
    changes = Amendment.objects.filter(body=body, kind__in=RECORDING).values_list("changes", flat=True)
    about = changes.filter(organisation=organisation) | changes.filter(other=organisation)
    noted = (change for each in about.order_by("id") for change in each)
    return {change["id"] for change in noted if change["model"] == "tie" and change["before"] is None}


RECORDING = (Amendment.Kind.TIED, Amendment.Kind.CONTRACT_CHANGED)


def may_end(body: Body, tie: Tie) -> bool:
    """Whether a body may say that a tie has ended: of one it recorded, or where it keeps either end."""
    ends = [tie.organisation, tie.target] if tie.target else [tie.organisation]
    return any(keeps(body, end) for end in ends) or tie.pk in recorded_ties(body, tie.organisation)
