"""From parts of an address to rows of the body acted for; what is another's is not found."""

from functools import wraps

from django.shortcuts import get_object_or_404

from registers.queries.declarations import declarants, own_interests


def load_own_interest(view):
    """Turn `pk` into the person's own interest, in its latest version."""

    @wraps(view)
    def loaded(request, pk, **rest):
        return view(request, get_object_or_404(own_interests(request.nhs_body, request.user), pk=pk), **rest)

    return loaded


def load_declarant(view):
    """Turn `pk` into somebody who is to declare to the body."""

    @wraps(view)
    def loaded(request, pk, **rest):
        return view(request, get_object_or_404(declarants(request.nhs_body, request.today), pk=pk), **rest)

    return loaded
