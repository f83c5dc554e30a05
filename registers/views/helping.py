"""Delegates who prepare, owners who attest, and paper that is keyed in."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from coi.shared.refusal import Refusal
from outbox.queries.messages import written_to
from people.permissions import Permission, requires
from registers.actions import declaring, delegating, drafting, papers
from registers.actions.assisting import Declarer, OnPaper, submit
from registers.forms.assisted import INTERESTS, NIL, DelegateForm, PaperForm, SendBackForm
from registers.queries.assisted import (
    delegations,
    links_of,
    may_be_delegate,
    public_lines,
    requests_of,
    waiting_preparation,
)
from registers.queries.declarations import declarations_of
from registers.views.declarations import draft_of
from registers.views.declarer import declare_for, stop_declaring_for
from registers.views.load import load_declarant


@requires(Permission.DECLARE)
def delegates(request):
    """Who prepares for me, and for whom I prepare."""
    choices = may_be_delegate(request.nhs_body, request.user, request.today)
    form = DelegateForm(request.POST if request.method == "POST" else None, choices=choices)
    if form.is_valid():
        _name(request, request.user, form.cleaned_data["delegate"])
        return redirect("delegates")
    named = delegations(request.nhs_body)
    context = {
        "form": form,
        "mine": named.filter(owner=request.user),
        "others": named.filter(delegate=request.user),
        "back": reverse("declare"),
    }
    return TemplateResponse(request, "registers/helping/delegates.html", context)


@requires(Permission.CHASE)
@require_safe
@load_declarant
def declarant_help(request, person):
    """What somebody was sent, and who prepares for them."""
    body, links = request.nhs_body, links_of(request.nhs_body, person)
    context = {
        "person": person,
        "requests": requests_of(body, person),
        "links": links,
        "opens": any(not link.is_over and link.expires_on > request.today for link in links),
        "today": request.today,
        "delegations": delegations(body).filter(owner=person),
        "messages_sent": written_to(body, person),
        "may_chase": True,
        "may_declare_for": Permission.DECLARE_FOR in request.permissions and person != request.user,
    }
    return TemplateResponse(request, "registers/helping/declarant_help.html", context)


@requires(Permission.DECLARE_FOR)
@load_declarant
def delegate_name(request, person):
    """The governance lead names a delegate for somebody."""
    form = DelegateForm(
        request.POST if request.method == "POST" else None,
        choices=may_be_delegate(request.nhs_body, person, request.today),
    )
    form.caption = person.name
    if form.is_valid():
        _name(request, person, form.cleaned_data["delegate"])
        return redirect("declarant", person.pk)
    return TemplateResponse(request, "form.html", {"form": form, "back": reverse("declarant", args=[person.pk])})


def _name(request, owner, delegate):
    delegating.name_delegate(body=request.nhs_body, owner=owner, delegate=delegate, by=request.user, at=request.now)
    messages.success(request, f"{delegate} may now prepare declarations for {owner}.")


@requires(Permission.DECLARE)
@require_POST
def delegation_end(request, pk):
    """By the owner, the delegate, or whoever may declare on somebody's behalf."""
    delegation = get_object_or_404(delegations(request.nhs_body), pk=pk)
    is_theirs = request.user in (delegation.owner, delegation.delegate)
    if not (is_theirs or Permission.DECLARE_FOR in request.permissions):
        raise Http404
    delegating.end_delegation(delegation=delegation, by=request.user, at=request.now)
    messages.success(request, f"{delegation.delegate} no longer prepares declarations for {delegation.owner}.")
    return redirect("delegates") if is_theirs else redirect("declarant", delegation.owner_id)


@requires(Permission.DECLARE)
@load_declarant
def prepare(request, person):
    """A delegate begins, or goes on: from here every page says for whom."""
    delegation = delegations(request.nhs_body).filter(owner=person, delegate=request.user).first()
    if delegation is None:
        messages.info(request, f"You do not prepare declarations for {person}.")
        return redirect("delegates")
    if request.method == "POST":
        declare_for(request, person)
        draft = draft_of(request)
        return redirect("declare_check" if len(draft) else "declare_begin")
    context = {
        "owner": person,
        "lines": public_lines(request.nhs_body, person, request.today),
        "last": delegation.preparations.select_related("attestation").first(),
    }
    return TemplateResponse(request, "registers/helping/prepare.html", context)


@requires(Permission.DECLARE)
@require_POST
def declaring_for_stop(request):
    stop_declaring_for(request)
    return redirect("home")


@requires(Permission.DECLARE)
def prepared(request):
    """The owner looks at what was prepared, or sends it back."""
    body, owner = request.nhs_body, request.user
    waiting = waiting_preparation(body, owner)
    if waiting is None:
        return redirect("declare")
    form = SendBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            delegating.send_back(body=body, owner=owner, **form.cleaned_data, by=owner, at=request.now)
            messages.success(request, f"It has gone back to {waiting.prepared_by}.")
            return redirect("declare")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "waiting": waiting, "back": reverse("declare")}
    return TemplateResponse(request, "registers/helping/prepared.html", context)


@requires(Permission.DECLARE)
@require_POST
def prepared_look(request):
    """Open what was prepared as one's own draft."""
    waiting = waiting_preparation(request.nhs_body, request.user)
    if waiting is None:
        return redirect("declare")
    stop_declaring_for(request)
    try:
        drafting.take_over(
            body=request.nhs_body, person=request.user, writer=waiting.prepared_by, by=request.user, at=request.now
        )
    except Refusal as refusal:
        messages.info(request, str(refusal))
    return redirect("declare_check")


@requires(Permission.DECLARE_FOR)
@load_declarant
def paper(request, person):
    """Key in a paper: nil and no change at once, interests on the pages that follow."""
    if person == request.user:
        messages.info(request, str(papers.OwnPaper()))
        return redirect("declare")
    fault = partial(papers.fault_of_paper, request.nhs_body, person, day=request.today)
    form = PaperForm(request.POST if request.method == "POST" else None, name=person.name, fault=fault)
    if form.is_valid():
        try:
            return redirect(_key_in(request, person, **form.cleaned_data))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "person": person, "last": declarations_of(request.nhs_body, person).first()}
    return TemplateResponse(request, "registers/helping/paper.html", context)


def _key_in(request, person, signed_on, kept_where, kind) -> str:
    if kind == INTERESTS:
        declare_for(request, person, signed_on=signed_on.isoformat(), kept_where=kept_where)
        return reverse("declare_begin")
    say = declaring.declare_nil if kind == NIL else declaring.declare_no_change
    declarer = Declarer(request.nhs_body, person, request.user, paper=OnPaper(signed_on, kept_where))
    submit(declarer=declarer, say=say, at=request.now)
    messages.success(request, f"{person}’s declaration has been keyed in.")
    return reverse("declarant", args=[person.pk])
