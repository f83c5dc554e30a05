"""A body's own table of ties: taking it away, sending it, seeing what it would change, taking it in."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from coi.shared.refusal import Refusal
from organisations.actions import sheets as actions
from organisations.formats.sheets import EXAMPLES, write_sheet
from organisations.forms.sheets import SheetForm, TakeInForm
from organisations.queries import sheets as questions
from organisations.views.crumbs import to_directory, to_own_ties
from people.permissions import Permission, requires

LINES_A_PAGE = 50
UNDER_WAY = {"waiting": "The table is being looked at.", "taking_in": "The table is being taken in."}


@requires(Permission.KEEP_DIRECTORY)
@require_safe
def tie_sheets(request):
    """The tables sent so far, and the one to take away."""
    pages = Paginator(questions.sheets_of(request.nhs_body), LINES_A_PAGE)
    context = {"page": pages.get_page(request.GET.get("page")), "crumbs": to_directory()}
    return TemplateResponse(request, "organisations/tie_sheets.html", context)


@requires(Permission.KEEP_DIRECTORY)
@require_http_methods(["GET", "HEAD", "POST"])
def tie_sheet_send(request):
    """Send a table."""
    form = SheetForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        sheet = actions.send(
            body=request.nhs_body, file_name=file.name, content=file.read(), by=request.user, at=request.now
        )
        return redirect("tie_sheet", sheet.pk)
    return TemplateResponse(request, "form.html", {"form": form, "back": reverse("tie_sheets")})


@requires(Permission.KEEP_DIRECTORY)
@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def tie_sheet(request, pk):
    """What a table would change, or has changed; posting takes it in."""
    sheet = get_object_or_404(questions.sheets_of(request.nhs_body), pk=pk)
    if request.method == "POST":
        return _take_in(request, sheet)
    template = "organisations/_tie_sheet.html" if request.htmx else "organisations/tie_sheet.html"
    progress = {"job": _progress(sheet), "url": request.path}
    context = {"sheet": sheet, "form": TakeInForm(), **progress, "crumbs": to_own_ties()}
    return TemplateResponse(request, template, context)


def _take_in(request, sheet):
    try:
        actions.confirm(sheet=sheet, by=request.user, at=request.now)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("tie_sheet", sheet.pk)


def _progress(sheet):
    words = UNDER_WAY.get(sheet.state)
    return words and {"pk": sheet.pk, "name": sheet.file_name, "words": words, "spoken": words}


@requires(Permission.KEEP_DIRECTORY)
@require_safe
def ties_csv(request):
    """The body's own ties as they are kept now."""
    return _file("ties.csv", write_sheet(questions.lines_of(request.nhs_body)))


@requires(Permission.KEEP_DIRECTORY)
@require_safe
def ties_template(request):
    """An empty table, with lines that show how it is filled."""
    return _file("empty-table-of-ties.csv", write_sheet(EXAMPLES, named=False))


def _file(name, content):
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
