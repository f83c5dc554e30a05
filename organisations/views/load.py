"""From parts of an address to rows that the body acted for may see; another body's are not found."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from organisations.queries.acronyms import meaning_of, said_of
from organisations.queries.profile import amendments_about, family, ties_about
from organisations.queries.search import by_code


def load_organisation(view):
    """Turn `code` into an organisation of the directory; what was merged into another leads to that one's page."""

    @wraps(view)
    def loaded(request, code, **rest):
        organisation = by_code(code, body=request.nhs_body)
        if organisation is None:
            raise Http404
        if organisation.merged_into_id:
            return redirect("organisation", organisation.merged_into.code)
        return view(request, organisation, **rest)

    return loaded


def load_tie(view):
    """Turn `tie_id` into a tie of the organisation, from or to it. Stands under `load_organisation`."""

    @wraps(view)
    def loaded(request, organisation, tie_id, **rest):
        ties = ties_about(_ids(request, organisation), request.nhs_body)
        return view(request, organisation, get_object_or_404(ties, pk=tie_id), **rest)

    return loaded


def load_amendment(view):
    """Turn `amendment_id` into a change the body made to the organisation. Stands under `load_organisation`."""

    @wraps(view)
    def loaded(request, organisation, amendment_id, **rest):
        amendments = amendments_about(_ids(request, organisation), request.nhs_body)
        return view(request, organisation, get_object_or_404(amendments, pk=amendment_id), **rest)

    return loaded


def load_other(view):
    """Turn `other` into a further organisation of the directory. Stands under `load_organisation`."""

    @wraps(view)
    def loaded(request, organisation, other, **rest):
        found = by_code(other, body=request.nhs_body)
        if found is None:
            raise Http404
        return view(request, organisation, found, **rest)

    return loaded


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


def _ids(request, organisation):
    return [each.pk for each in family(organisation, request.nhs_body)]
