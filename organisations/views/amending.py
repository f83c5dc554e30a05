"""Changing by hand what the directory knows of an organisation."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from coi.shared.refusal import Refusal
from organisations.actions import amending, undoing
from organisations.forms.amending import ContractForm, EndForm, NameForm, SuccessorForm, ThingForm, TieForm, UndoForm
from organisations.forms.picking import candidates
from organisations.policy.relations import CONTRACT, SUCCESSION, TO_A_THING
from organisations.queries.known_things import known_things
from organisations.queries.profile import contracts_in_force
from organisations.queries.search import by_code
from organisations.views.load import load_amendment, load_organisation, load_tie
from people.permissions import Permission, requires


@requires(Permission.KEEP_DIRECTORY)
@load_organisation
def name_add(request, organisation):
    """Record a name."""
    is_own = organisation.body_id == request.nhs_body.pk
    form = NameForm(request.POST or None, about=organisation, is_own=is_own)
    if form.is_valid():
        change = partial(amending.record_name, organisation=organisation, **form.cleaned_data)
        if _done(request, form, change):
            return redirect("organisation", organisation.code)
    return _page(request, organisation, form)


@requires(Permission.KEEP_DIRECTORY)
@load_organisation
def tie_add(request, organisation):
    """Tie the organisation to another, from either end."""
    form = TieForm(request.POST or None, about=organisation, suggest=_suggest(request))
    if form.is_valid():
        ends = form.ends(organisation, _picked(request, form))
        change = partial(amending.record_tie, **ends, **_said(form, "since", "until", "reason"))
        if _done(request, form, change):
            return redirect("organisation", organisation.code)
    return _page(request, organisation, form)


@requires(Permission.KEEP_DIRECTORY)
@load_organisation
def successor_add(request, organisation):
    """Say what took the organisation's place."""
    form = SuccessorForm(request.POST or None, about=organisation, suggest=_suggest(request))
    if form.is_valid():
        ends = {"organisation": _picked(request, form), "relation": SUCCESSION, "target": organisation}
        change = partial(amending.record_tie, **ends, **_said(form, "since", "reason"))
        if _done(request, form, change):
            return redirect("organisation", organisation.code)
    return _page(request, organisation, form)


@requires(Permission.KEEP_DIRECTORY)
@load_organisation
def thing_add(request, organisation, relation):
    """Tie the organisation to a service, scheme or ward."""
    if relation not in TO_A_THING:
        raise Http404
    known = known_things(relation, request.nhs_body)
    form = ThingForm(request.POST or None, about=organisation, relation=relation, known=known)
    if form.is_valid():
        thing = {"organisation": organisation, "relation": relation, "what": form.what}
        change = partial(amending.record_tie, **thing, **_said(form, "since", "until", "reason"))
        if _done(request, form, change):
            return redirect("organisation", organisation.code)
    return _page(request, organisation, form)


@requires(Permission.KEEP_DIRECTORY)
@load_organisation
def contract_change(request, organisation):
    """From one contract type to another on a day."""
    body = request.nhs_body
    held = contracts_in_force(organisation, body=body, day=request.today)
    form = ContractForm(request.POST or None, about=organisation, held=held, known=known_things(CONTRACT, body))
    if form.is_valid():
        facts = {"ends": form.ending, "what": form.what, "on": form.cleaned_data["since"]}
        change = partial(amending.change_contract, organisation=organisation, **facts, **_said(form, "reason"))
        if _done(request, form, change):
            return redirect("organisation", organisation.code)
    return _page(request, organisation, form)


@requires(Permission.KEEP_DIRECTORY)
@load_organisation
@load_tie
def tie_end(request, organisation, tie):
    """Say when a tie ended."""
    form = EndForm(request.POST or None, about=organisation, since=tie.since)
    if form.is_valid() and _done(request, form, partial(amending.end_tie, tie=tie, **form.cleaned_data)):
        return redirect("organisation", organisation.code)
    return _page(request, organisation, form, words=amending.tie_in_words(tie))


@requires(Permission.KEEP_DIRECTORY)
@load_organisation
@load_amendment
def amendment_undo(request, organisation, amendment):
    """Undo a change."""
    form = UndoForm(request.POST or None, about=organisation)
    if form.is_valid() and _done(request, form, partial(undoing.undo, amendment=amendment, **form.cleaned_data)):
        gone = by_code(organisation.code, body=request.nhs_body) is None
        return redirect("directory") if gone else redirect("organisation", organisation.code)
    return _page(request, organisation, form, words=str(amendment))


def _done(request, form, change):
    """Make a change for the body acted for, and say so; a refusal is the form's error."""
    try:
        made = change(body=request.nhs_body, by=request.user, at=request.now)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, f"{made}.")
    return True


def _page(request, organisation, form, words=""):
    context = {"form": form, "words": words, "back": reverse("organisation", args=[organisation.code])}
    return TemplateResponse(request, "organisations/change.html", context)


def _suggest(request):
    return partial(candidates, body=request.nhs_body)


def _picked(request, form):
    return by_code(form.cleaned_data["organisation"].chosen, body=request.nhs_body)


def _said(form, *names):
    return {name: form.cleaned_data[name] for name in names}
