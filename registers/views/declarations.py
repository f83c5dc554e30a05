"""Declaring: the first page, the pages of an interest, checking, submitting; and nil."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from coi.shared.clock import day_of
from coi.shared.fields import typed
from coi.shared.journey import as_posted
from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from registers.actions import declaring
from registers.forms.declaring import NilForm, SubmitForm
from registers.forms.organisations import candidates
from registers.journey import FIRST, Draft, page_url
from registers.queries.declarations import declarations_of, lasting_interests, record_of
from registers.queries.reviewed import count_open
from registers.queries.reviewing import state_of


def draft_of(request) -> Draft:
    """What the person has begun to declare to the body acted for."""
    return Draft(request.session, request.nhs_body, request.user, request.today)


@requires(Permission.DECLARE)
@require_safe
def declare(request):
    draft = draft_of(request)
    context = {
        "lines": [line for line in record_of(request.nhs_body, request.user, request.today) if not line.is_over],
        "last": declarations_of(request.nhs_body, request.user).first(),
        "open_questions": count_open(request.nhs_body, request.user),
        "begun": len(draft),
        "first_url": page_url(len(draft) + 1, FIRST),
    }
    return TemplateResponse(request, "registers/declarations/declare.html", context)


@requires(Permission.DECLARE)
def declare_page(request, number, name):
    draft = draft_of(request)
    if not draft.holds(number):
        return redirect("declare")
    journey = draft.journey(number)
    page = journey.named(name)
    if page is None:
        raise Http404
    if not journey.reachable(page):
        return redirect(draft.next_url(number))
    form = journey.form(page, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        draft.keep(number, name, as_posted(form))
        return redirect(draft.next_url(number))
    return TemplateResponse(request, "form.html", {"form": form, "back": _back(draft, number, page)})


def _back(draft, number, page):
    """To “Check your answers” once all is answered, else to the page before."""
    journey = draft.journey(number)
    before = journey.before(page)
    if number <= len(draft) and journey.unfinished() is None:
        return reverse("declare_check")
    return page_url(number, before.name) if before else reverse("declare_check" if len(draft) else "declare")


@requires(Permission.DECLARE)
def declare_check(request):
    draft = draft_of(request)
    if not len(draft):
        return _nothing_waits(request)
    form = SubmitForm(request.POST if request.method == "POST" else None, interests=draft.interests())
    if form.is_valid():
        try:
            declaration = declaring.declare(
                body=request.nhs_body, person=request.user, interests=form.interests, by=request.user, at=request.now
            )
            draft.clear()
            return redirect("declaration_done", declaration.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    more = "" if draft.is_full else page_url(len(draft) + 1, FIRST)
    context = {"form": form, "drafted": draft.drafted(), "more": more}
    return TemplateResponse(request, "registers/declarations/declare_check.html", context)


def _nothing_waits(request):
    """Somebody who went back and submitted again is shown what they declared; anybody else begins."""
    last = declarations_of(request.nhs_body, request.user).first()
    if request.method == "POST" and last and day_of(last.declared_at) == request.today:
        return redirect("declaration_done", last.pk)
    return redirect("declare")


@requires(Permission.DECLARE)
@require_POST
def declare_drop(request, number):
    draft = draft_of(request)
    if draft.holds(number):
        draft.drop(number)
    return redirect("declare_check")


@requires(Permission.DECLARE)
def declare_nil(request):
    return _declare_at_once(request, NilForm, declaring.declare_nil, "registers/declarations/declare_nil.html")


def _declare_at_once(request, form_class, action, template):
    form = form_class(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            declaration = action(body=request.nhs_body, person=request.user, by=request.user, at=request.now)
            return redirect("declaration_done", declaration.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    interests = lasting_interests(request.nhs_body, request.user, request.today)
    context = {"form": form, "interests": interests, "back": reverse("declare")}
    return TemplateResponse(request, template, context)


@requires(Permission.DECLARE)
@require_safe
def declaration_done(request, pk):
    declaration = get_object_or_404(declarations_of(request.nhs_body, request.user), pk=pk)
    context = {"declaration": declaration, "state": state_of(declaration)}
    return TemplateResponse(request, "registers/declarations/declaration_done.html", context)


@requires(Permission.SEE_DIRECTORY)
@require_safe
def find_organisations(request):
    """What an organisation picker shows under what is typed in it."""
    name, written = typed(request.GET)
    context = {"name": name, "written": written, "candidates": candidates(written, request.nhs_body)}
    return TemplateResponse(request, "components/_organisation_choices.html", context)
