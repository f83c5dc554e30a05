"""From parts of an address to rows of the body acted for; another body's are not found."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404

from organisations.queries.acronyms import meaning_of, said_of


def load_letters(view):
    """Turn `letters` of the query into what they stand for in this body."""

    @wraps(view)
    def loaded(request, **rest):
        meaning = meaning_of(request.GET.get("letters", ""), request.nhs_body, request.today)
        if meaning is None:
            raise Http404
        return view(request, meaning, **rest)

    return loaded


def load_acronym(view):
    """Turn `acronym_id` into what this body once said of letters."""

    @wraps(view)
    def loaded(request, acronym_id, **rest):
        return view(request, get_object_or_404(said_of(request.nhs_body), pk=acronym_id), **rest)

    return loaded
