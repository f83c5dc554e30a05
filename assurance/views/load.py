"""From parts of an address to rows of the body acted for; what is another's is not found."""

from functools import wraps

from django.shortcuts import get_object_or_404

from assurance.queries.duties import declarants


def load_declarant(view):
    """Turn `pk` into somebody who must declare to the body."""

    @wraps(view)
    def loaded(request, pk, **rest):
        return view(request, get_object_or_404(declarants(request.nhs_body, request.today), pk=pk), **rest)

    return loaded


def load_committee(view):
    """Turn `committee_id` into the body's committee."""

    @wraps(view)
    def loaded(request, committee_id, **rest):
        return view(request, get_object_or_404(request.nhs_body.committees, pk=committee_id), **rest)

    return loaded
