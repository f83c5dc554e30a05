"""Merging two organisations that are one."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from coi.shared.refusal import Refusal
from organisations.actions import merging
from organisations.forms.merging import ConfirmMergeForm, MergeForm
from organisations.forms.picking import candidates
from organisations.queries.merging import fates
from organisations.queries.search import by_code
from organisations.views.load import load_organisation, load_other
from people.permissions import Permission, requires


@requires(Permission.KEEP_DIRECTORY)
@load_organisation
def merge(request, organisation):
    """Which other organisation it is, and which of the two stays."""
    body = request.nhs_body
    form = MergeForm(request.POST or None, about=organisation, suggest=partial(candidates, body=body))
    if form.is_valid():
        other = by_code(form.cleaned_data["organisation"].chosen, body=body)
        goes, stays = form.pair(organisation, other)
        try:
            merging.refuse(body, goes, stays)
            return redirect("merge_confirm", goes.code, stays.code)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "back": reverse("organisation", args=[organisation.code])}
    return TemplateResponse(request, "form.html", context)


@requires(Permission.KEEP_DIRECTORY)
@load_organisation
@load_other
def merge_confirm(request, organisation, other):
    """What becomes of everything known about the one that goes; then merge."""
    form = ConfirmMergeForm(request.POST if request.method == "POST" else None, about=organisation)
    if form.is_valid():
        pair = {"goes": organisation, "stays": other, "reason": form.cleaned_data["reason"]}
        try:
            merging.merge(body=request.nhs_body, **pair, by=request.user, at=request.now)
            messages.success(request, f"{organisation} is merged into {other}.")
            return redirect("organisation", other.code)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "goes": organisation,
        "stays": other,
        "fates": fates(organisation, other, body=request.nhs_body, day=request.today),
        "back": reverse("merge", args=[organisation.code]),
    }
    return TemplateResponse(request, "organisations/merge.html", context)
