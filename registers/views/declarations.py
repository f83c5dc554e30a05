"""Declaring: the first page, the pages of an interest, checking, submitting; and nil."""

from functools import partial

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
from registers.actions.assisting import submit
from registers.forms.assisted import HandOverForm
from registers.forms.declaring import NilForm, SubmitForm
from registers.forms.organisations import candidates
from registers.journey import FIRST, Draft, page_url
from registers.queries.assisted import waiting_preparation
from registers.queries.declarations import declarations_of, lasting_interests, record_of
from registers.queries.reviewed import count_open
from registers.queries.reviewing import state_of
from registers.queries.rules import rules_of
from registers.views.declarer import declarer_of, finished, give_to_owner, start_of


def draft_of(request) -> Draft:
    """What has been begun to be declared to the body acted for, by the person or for them."""
    return Draft(request.session, request.nhs_body, declarer_of(request).person, request.today)


@requires(Permission.DECLARE)
@require_safe
def declare(request):
    if request.link or request.declaring_for:
        return redirect(start_of(declarer_of(request)))
    draft = draft_of(request)
    context = {
        "lines": [line for line in record_of(request.nhs_body, request.user, request.today) if not line.is_over],
        "last": declarations_of(request.nhs_body, request.user).first(),
        "open_questions": count_open(request.nhs_body, request.user),
        "begun": len(draft),
        "first_url": page_url(len(draft) + 1, FIRST),
        "rules": draft.rules,
        "prepared": waiting_preparation(request.nhs_body, request.user),
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
    back = _back(draft, number, page, start_of(declarer_of(request)))
    return TemplateResponse(request, "form.html", {"form": form, "back": back})


def _back(draft, number, page, start):
    """To “Check your answers” once all is answered, else to the page before."""
    journey = draft.journey(number)
    before = journey.before(page)
    if number <= len(draft) and journey.unfinished() is None:
        return reverse("declare_check")
    first = reverse("declare_check") if len(draft) else start
    return page_url(number, before.name) if before else first


@requires(Permission.DECLARE)
def declare_check(request):
    draft, declarer = draft_of(request), declarer_of(request)
    if not len(draft):
        return _nothing_waits(request)
    form = _check_form(declarer, request.POST if request.method == "POST" else None, draft.interests())
    if form.is_valid():
        try:
            return redirect(_submitted(request, draft, form.interests))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "drafted": draft.drafted(),
        "more": "" if draft.is_full else page_url(len(draft) + 1, FIRST),
        "back": start_of(declarer),
        "prepared": waiting_preparation(request.nhs_body, request.user) if declarer.is_own else None,
        "declarer": declarer,
    }
    return TemplateResponse(request, "registers/declarations/declare_check.html", context)


def _check_form(declarer, posted, interests):
    if declarer.prepares:
        return HandOverForm(posted, interests=interests, owner=declarer.person.name)
    return SubmitForm(posted, interests=interests)


def _submitted(request, draft, interests) -> str:
    """Declare what the draft holds, or hand it over to its owner; the address to go to."""
    declarer = declarer_of(request)
    if declarer.prepares:
        return give_to_owner(request, draft)
    say = partial(declaring.declare, interests=interests)
    declaration = submit(declarer=declarer, say=say, of_draft=True, at=request.now)
    draft.clear()
    return finished(request, declaration)


def _nothing_waits(request):
    """Somebody who went back and submitted again is shown what they declared; anybody else begins."""
    declarer = declarer_of(request)
    last = declarations_of(request.nhs_body, request.user).first()
    if request.method == "POST" and declarer.is_own and last and day_of(last.declared_at) == request.today:
        return redirect("declaration_done", last.pk)
    return redirect(start_of(declarer))


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
    if request.declaring_for:
        return redirect(start_of(declarer_of(request)))
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
    rules = rules_of(request.nhs_body, request.today)
    context = {"declaration": declaration, "state": state_of(declaration), "rules": rules}
    return TemplateResponse(request, "registers/declarations/declaration_done.html", context)


@requires(Permission.SEE_DIRECTORY)
@require_safe
def find_organisations(request):
    """What an organisation picker shows under what is typed in it."""
    name, written = typed(request.GET)
    context = {"name": name, "written": written, "candidates": candidates(written, request.nhs_body)}
    return TemplateResponse(request, "components/_organisation_choices.html", context)
