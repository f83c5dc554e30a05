"""Preparing an edition, publishing it, and waiting for its files."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from people.permissions import Permission, requires
from registers.actions import publishing
from registers.forms.publishing import ChosenPeriod, PeriodForm, PublishForm
from registers.policy.lines import first_day, lines
from registers.queries import public, publication
from registers.views.public import CONTENT_TYPES

GIFTS = "gifts-and-hospitality"


@requires(Permission.SEE_REGISTER)
@require_safe
def editions(request):
    context = {
        "shelves": public.shelves(request.nhs_body),
        "editions": public.editions(request.nhs_body).select_related("published_by"),
        "may_publish": Permission.PUBLISH in request.permissions,
    }
    return TemplateResponse(request, "registers/editions/editions.html", context)


@requires(Permission.PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def edition_period(request):
    form = PeriodForm(request.POST or None, today=request.today)
    if form.is_valid():
        return redirect(f"{reverse('edition_prepare', args=[GIFTS])}?{urlencode(form.cleaned_data)}")
    return TemplateResponse(request, "form.html", {"form": form, "back": reverse("editions")})


@requires(Permission.PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def edition_prepare(request, register):
    proposal = _proposal(request, register)
    form = PublishForm(request.POST or None, sha256=proposal.sha256)
    if form.is_valid():
        return _publish(request, register, proposal)
    entries, changes = proposal.content["entries"], proposal.changes
    context = {
        "form": form,
        "register": public.register_named(register),
        "proposal": proposal,
        "since": first_day(proposal.content),
        "lines": lines(entries),
        "changes": [
            ("Added", lines(changes.added)),
            ("Changed", lines(changes.changed)),
            ("No longer shown", lines(changes.gone)),
        ],
    }
    return TemplateResponse(request, "registers/editions/edition_prepare.html", context)


def _proposal(request, register):
    if public.register_named(register) is None:
        raise Http404
    since = day = request.today
    if register == GIFTS:
        since, day = ChosenPeriod(request.GET).days(request.today)
    return publication.proposal(request.nhs_body, register, since, day, request.today)


def _publish(request, register, proposal):
    edition = publishing.publish(
        body=request.nhs_body,
        register=register,
        day=proposal.day,
        content=proposal.content,
        by=request.user,
        at=request.now,
    )
    if edition.published_at == request.now:
        messages.success(request, f"Edition {edition.number} is published.")
    else:
        messages.info(request, f"Nothing has changed since edition {edition.number}, so it still stands.")
    return redirect("edition_progress", edition.pk)


@requires(Permission.SEE_REGISTER)
@require_safe
@vary_on_headers("HX-Request")
def edition_progress(request, pk):
    edition = get_object_or_404(public.editions(request.nhs_body), pk=pk)
    template = "registers/editions/_files.html" if request.htmx else "registers/editions/edition_progress.html"
    context = {"edition": edition, "job": _drawing(edition), "url": request.path}
    return TemplateResponse(request, template, context)


def _drawing(edition):
    drawn, wanted = len(edition.files.all()), len(CONTENT_TYPES)
    finished = drawn == wanted
    return {
        "name": "Files to download",
        "words": "All the files are ready." if finished else f"{drawn} of {wanted} files are ready.",
        "done": drawn,
        "total": wanted,
        "finished": finished,
    }
