"""Completion, lateness and quality, as pages and as files."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from assurance.policy.lateness import LATE_FILLS
from assurance.policy.quality import LABELS, MEANINGS
from assurance.queries import entries, files
from assurance.queries.completion import FILLS
from assurance.queries.completion import completion as completion_of
from assurance.views.crumbs import to_roll
from people.permissions import Permission, requires
from registers.policy.files import csv_bytes

ENTRIES_A_PAGE = 50


@requires(Permission.SEE_REGISTER)
@require_safe
def completion(request):
    """How far declaring has come."""
    context = {"found": completion_of(request.nhs_body, request.today), "fills": FILLS, "crumbs": to_roll()}
    return TemplateResponse(request, "assurance/completion.html", context)


@requires(Permission.SEE_REGISTER)
@require_safe
def lateness(request):
    """How long people took to declare."""
    found = entries.lateness_of(request.nhs_body, request.today)
    context = {"found": found, "fills": LATE_FILLS, "crumbs": to_roll()}
    return TemplateResponse(request, "assurance/lateness.html", context)


@requires(Permission.SEE_REGISTER)
@require_safe
def quality(request):
    """What the entries in force lack."""
    found = entries.quality_of(request.nhs_body, request.today)
    page = Paginator(found.total.lacking, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "found": found,
        "page": page,
        "fills": entries.QUALITY_FILLS,
        "meanings": [(LABELS[fault], words) for fault, words in MEANINGS.items()],
        "crumbs": to_roll(),
    }
    return TemplateResponse(request, "assurance/quality.html", context)


@requires(Permission.SEE_REGISTER)
@require_safe
def declarations_csv(request, name):
    """One of the tables as a file."""
    table = files.table(name, request.nhs_body, request.today)
    if table is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{name}-{request.today}.csv"'}
    return HttpResponse(csv_bytes(*table), content_type="text/csv; charset=utf-8", headers=headers)
