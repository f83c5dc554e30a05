"""One-off links: the governance lead sends one; its person opens it and declares without signing in."""

from functools import partial, wraps

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coi.shared.limits import asked_too_often
from coi.shared.refusal import Refusal
from coi.shared.tokens import digest_of
from people.permissions import Permission, requires
from registers.actions import declaring, linking
from registers.actions.assisting import submit
from registers.forms.assisted import NoChangeForm
from registers.forms.declaring_submitting import NilForm
from registers.middleware import DONE_KEY, LINK_KEY
from registers.queries.assisted import live_link, public_lines
from registers.queries.declarations import declaration_by_id, declarations_of
from registers.views.declarations import draft_of
from registers.views.declarer import declarer_of, finished
from registers.views.load import load_declarant

# Guessing a link is hopeless; asking without end is not to cost us anything either.
MOST_OPENED, WITHIN = 60, 300  # by one visitor, in so many seconds
LASTS = 2 * 60 * 60  # seconds that an opened link stays open in a browser; the link itself may be opened again


@requires(Permission.CHASE)
@require_POST
@load_declarant
def link_send(request, person):
    try:
        linking.send_link(body=request.nhs_body, person=person, by=request.user, at=request.now)
        messages.success(request, f"A link to declare has been sent to {person}.")
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("declarant", person.pk)


@requires(Permission.CHASE)
@require_POST
@load_declarant
def link_take_back(request, person):
    linking.take_back(body=request.nhs_body, person=person, by=request.user, at=request.now)
    messages.success(request, f"The link sent to {person} no longer opens.")
    return redirect("declarant", person.pk)


@login_not_required
@never_cache
@require_safe
def link_open(request, token):
    """Exchange the secret in the address for a mark in the session, so that it stands in no further address."""
    visitor = get_adapter().get_client_ip(request)
    if asked_too_often("link", visitor, most=MOST_OPENED, seconds=WITHIN):
        return TemplateResponse(request, "429.html", status=429)
    link = live_link(request.today, digest=digest_of(token))
    if link is None:
        answer = TemplateResponse(request, "registers/links/link_over.html", status=404)
    elif request.user.is_authenticated and request.user != link.person:
        answer = TemplateResponse(request, "registers/links/signed_in.html", {"link": link})
    else:
        answer = _let_in(request, link)
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _let_in(request, link):
    if request.user.is_authenticated:
        return redirect("declare")
    request.session.flush()
    request.session[LINK_KEY] = link.pk
    request.session.set_expiry(LASTS)
    return redirect("link_home")


def through_a_link(view):
    """For pages that only a link opens: whoever is signed in declares as usual."""

    @wraps(view)
    def linked(request, *args, **kwargs):
        return view(request, *args, **kwargs) if request.link else redirect("declare")

    return linked


@requires(Permission.DECLARE)
@through_a_link
@require_safe
def link_home(request):
    body, person = request.nhs_body, request.user
    draft = draft_of(request)
    context = {
        "link": request.link,
        "lines": public_lines(body, person, request.today),
        "last": declarations_of(body, person).first(),
        "begun": len(draft),
    }
    return TemplateResponse(request, "registers/links/link_home.html", context)


@requires(Permission.DECLARE)
@through_a_link
def link_nil(request):
    return _declare_at_once(request, partial(NilForm, doubted=False), declaring.declare_nil)


@requires(Permission.DECLARE)
@through_a_link
def link_no_change(request):
    return _declare_at_once(request, NoChangeForm, declaring.declare_no_change)


def _declare_at_once(request, form_class, say):
    form = form_class(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            declaration = submit(declarer=declarer_of(request), say=say, at=request.now)
            return redirect(finished(request, declaration))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    lines = public_lines(request.nhs_body, request.user, request.today)
    context = {"form": form, "lines": lines, "back": reverse("link_home")}
    return TemplateResponse(request, "registers/links/link_at_once.html", context)


@requires(Permission.DECLARE)
@require_POST
@through_a_link
def link_leave(request):
    request.session.flush()
    return redirect("front")


@login_not_required
@require_safe
def link_done(request):
    """What was declared, to whoever has just done so; it says nothing of what was declared before."""
    declaration = declaration_by_id(request.session.get(DONE_KEY))
    return TemplateResponse(request, "registers/links/link_done.html", {"declaration": declaration})


@login_not_required
@require_safe
def link_over(request):
    return TemplateResponse(request, "registers/links/link_over.html")
