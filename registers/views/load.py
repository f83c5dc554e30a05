"""From parts of an address to rows of the body acted for; what is another's is not found."""

from functools import wraps

from django.shortcuts import get_object_or_404

from people.permissions import Permission
from registers.queries.declarations import declarants, own_interests
from registers.queries.offers import all_offers, asked_offers, offers_of, with_head
from registers.queries.reviewing import declarations_in, interests_in


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


def load_own_offer(view):
    """Turn `pk`, of an offer's first version, into the person's own offer, in its latest version."""

    @wraps(view)
    def loaded(request, pk, **rest):
        own = offers_of(request.nhs_body, request.user)
        return view(request, get_object_or_404(with_head(own, pk)), **rest)

    return loaded


def load_declaration(view):
    """Turn `declaration_id` into a declaration to the body, whoever made it."""

    @wraps(view)
    def loaded(request, declaration_id, **rest):
        return view(request, get_object_or_404(declarations_in(request.nhs_body), pk=declaration_id), **rest)

    return loaded


def load_offer(view):
    """The same, of anybody’s offer for those who see the register; else of one’s own."""

    @wraps(view)
    def loaded(request, pk, **rest):
        sees_all = Permission.SEE_REGISTER in request.permissions
        seen = all_offers(request.nhs_body) if sees_all else offers_of(request.nhs_body, request.user)
        return view(request, get_object_or_404(with_head(seen, pk)), **rest)

    return loaded


def load_interest(view):
    """Turn `interest_id` into any version of an interest declared to the body."""

    @wraps(view)
    def loaded(request, interest_id, **rest):
        return view(request, get_object_or_404(interests_in(request.nhs_body), pk=interest_id), **rest)

    return loaded


def load_own_version(view):
    """Turn `pk` into any version of the person's own interest."""

    @wraps(view)
    def loaded(request, pk, **rest):
        own = interests_in(request.nhs_body).filter(person=request.user)
        return view(request, get_object_or_404(own, pk=pk), **rest)

    return loaded


def load_asked_offer(view):
    """Turn `pk`, of an offer's first version, into an offer that somebody of the body asked about."""

    @wraps(view)
    def loaded(request, pk, **rest):
        asked = asked_offers(request.nhs_body)
        return view(request, get_object_or_404(with_head(asked, pk)), **rest)

    return loaded
