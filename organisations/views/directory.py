"""Searching the directory, and adding to it what it lacks."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coi.shared.refusal import Refusal
from organisations.actions import amending
from organisations.forms.amending import AddForm
from organisations.forms.searching import DirectorySearchForm
from organisations.queries.finding import find, likely_the_same
from people.permissions import Permission, requires

FOUND_A_PAGE = 20


@requires(Permission.SEE_DIRECTORY)
@require_safe
def directory(request):
    """Search the directory."""
    form = DirectorySearchForm(request.GET if "q" in request.GET else None)
    answer = find(form.cleaned_data["q"], body=request.nhs_body, **form.filters) if form.asks else None
    context = {
        "form": form,
        "answer": answer,
        "page": answer and Paginator(answer.found, FOUND_A_PAGE).get_page(request.GET.get("page")),
        "may_keep": Permission.KEEP_DIRECTORY in request.permissions,
    }
    return TemplateResponse(request, "organisations/directory.html", context)


@requires(Permission.KEEP_DIRECTORY)
def organisation_add(request):
    """Add an organisation, once it is plain that the directory has it not."""
    form = AddForm(request.POST or None, areas=request.nhs_body.areas)
    context = {"form": form, "back": reverse("directory")}
    if form.is_valid() and "change" not in request.POST:
        facts = form.cleaned_data
        likely = likely_the_same(name=facts["name"], postcode=facts["postcode"], body=request.nhs_body)
        if likely and "is_new" not in request.POST:
            form.ask_whether_new()
            return TemplateResponse(request, "organisations/likely.html", {**context, "likely": likely})
        try:
            added = amending.add_organisation(body=request.nhs_body, **facts, by=request.user, at=request.now)
            messages.success(request, f"{added} is in the directory, under the code {added.code}.")
            return redirect("organisation", added.code)
        except Refusal as refusal:
            form.add_error("code", str(refusal))
    return TemplateResponse(request, "form.html", context)
