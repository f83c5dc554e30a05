"""What was read into the directory, and what each reading changed."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from organisations.actions.changes import MOST_LINES
from organisations.queries import imports as questions
from organisations.views.crumbs import to_directory, to_imports
from people.permissions import Permission, requires

LINES_A_PAGE = 50


@requires(Permission.KEEP_DIRECTORY)
@require_safe
def imports(request):
    """Every reading the body may know of, newest first."""
    pages = Paginator(questions.imports_seen_by(request.nhs_body), LINES_A_PAGE)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "unfinished": questions.unfinished_imports(),
        "crumbs": to_directory(),
    }
    return TemplateResponse(request, "organisations/imports.html", context)


@requires(Permission.KEEP_DIRECTORY)
@require_safe
def import_report(request, pk):
    """What one reading changed."""
    made = get_object_or_404(questions.imports_seen_by(request.nhs_body), pk=pk)
    counts = [
        ("Organisations added", made.added),
        ("Organisations renamed", made.renamed),
        ("Organisations closed", made.closed),
        ("Organisations or ties changed", made.changed),
        ("Names noted", made.named),
        ("Ties added", made.ties_added),
        ("Ties ended", made.ties_ended),
        ("Rows left out", made.skipped),
    ]
    context = {
        "made": made,
        "counts": [count for count in counts if count[1]],
        "most": MOST_LINES,
        "crumbs": to_imports(),
    }
    return TemplateResponse(request, "organisations/import_report.html", context)
