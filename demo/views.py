"""Anybody may be anybody: only where settings.DEMO is on, which a system check keeps at home."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from demo import personas
from people import queries

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
def front(request):
    """What this is, and one button for each kind of user."""
    context = {"personas": personas.all_personas(), "all_bodies": queries.all_bodies()}
    return TemplateResponse(request, "demo/front.html", context)


@login_not_required
@require_POST
def sign_in(request, key):
    """Sign the visitor in as one kind of user."""
    person = personas.person_for(key)
    if person is None:
        raise Http404
    login(request, person, backend=BACKEND)
    return redirect("home")
