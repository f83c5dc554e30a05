"""The front page, a person's own first page, the body they act for, and the trail."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from people import queries
from people.middleware import BODY_KEY
from people.permissions import Permission, requires

LINES_A_PAGE = 50


@login_not_required
def front(request):
    """What this is, and the way in for the public and for staff."""
    return TemplateResponse(request, "people/front.html", {"all_bodies": queries.all_bodies()})


@requires(Permission.SEE_OWN)
def home(request):
    """What a person can do here, each thing they are permitted to."""
    return TemplateResponse(request, "people/home.html", {"may": request.permissions, "Permission": Permission})


@requires(Permission.SEE_OWN)
@require_POST
def act_for(request, pk):
    """Choose which of one's bodies to act for."""
    if not any(body.pk == pk for body in request.bodies):
        raise Http404
    request.session[BODY_KEY] = pk
    return redirect("home")


@requires(Permission.SEE_TRAIL)
def trail(request):
    """Who did what for the body, newest first."""
    pages = Paginator(queries.trail_of(request.nhs_body), LINES_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    return TemplateResponse(request, "people/trail.html", {"page": page})
