"""Give each request the body acted for, and what the person may do there."""

from people import queries
from people.permissions import granted

BODY_KEY = "acting-for"


def acting_for(get_response):
    """Set `request.nhs_body` (None for a stranger) and `request.permissions`.

    Pages start at `request.nhs_body`, so another body's row is simply not found.
    """

    def middleware(request):
        request.bodies = queries.bodies_of(request.user, request.today) if request.user.is_authenticated else []
        request.nhs_body = _chosen(request)
        request.permissions = _permissions(request)
        return get_response(request)

    return middleware


def _chosen(request):
    chosen = request.session.get(BODY_KEY)
    return next((body for body in request.bodies if body.pk == chosen), next(iter(request.bodies), None))


def _permissions(request):
    if request.nhs_body is None:
        return frozenset()
    return granted(queries.roles_in(request.nhs_body, request.user, request.today))
