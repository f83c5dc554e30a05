"""Naming the columns of a file."""

from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from coi.shared.refusal import Refusal
from intake.actions import sending
from intake.forms.columns import ColumnsForm, HeadingsForm
from intake.queries.intakes import whole_intakes_of
from intake.queries.shape import shape_of
from people.permissions import Permission, requires


@requires(Permission.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def intake_columns(request, pk):
    """Say which row holds the headings, and which column holds what."""
    intake = get_object_or_404(whole_intakes_of(request.nhs_body), pk=pk)
    if not intake.tables:
        return redirect("intake", intake.pk)
    shape = shape_of(intake, request.GET.get("at", ""))
    posted = request.POST if request.method == "POST" else None
    form = ColumnsForm(posted, kind=intake.kind, headings=shape.headings, example=shape.example, guess=shape.guess)
    if form.is_valid():
        try:
            sending.name_columns(
                intake=intake, headings=shape.headings, columns=form.columns, by=request.user, at=request.now
            )
            return redirect("intake", intake.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    rows = HeadingsForm(initial={"at": shape.at}, rows=shape.choices, prefix=None)
    context = {"form": form, "rows": rows, "shape": shape, "intake": intake, "back": reverse("intakes")}
    return TemplateResponse(request, "intake/columns.html", context)
