"""Which organisations and ties a body keeps: what it may change although others see it."""

from organisations.models import Organisation, Tie
from people.models import Body


def keeps(body: Body, organisation: Organisation) -> bool:
    """Whether an organisation is the body's own, or lies in an area that it commissions for."""
    return organisation.body_id == body.pk or (bool(organisation.area) and organisation.area in body.areas)


def may_end(body: Body, tie: Tie) -> bool:
    """Whether a body may say that a tie has ended: its own, or a national one of which it keeps either end."""
    if tie.body_id:
        return tie.body_id == body.pk
    return keeps(body, tie.organisation) or (tie.target is not None and keeps(body, tie.target))
