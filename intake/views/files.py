"""Files to take away: samples of what can be sent, and the rows of a file with what is said of them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from intake.formats import samples
from intake.queries.intakes import intakes_of, lines_of
from people.permissions import Permission, requires


@requires(Permission.TAKE_IN)
@require_safe
def staff_list_sample(request):
    """A staff list of a few invented people."""
    return _file("sample-staff-list.csv", samples.table(samples.STAFF))


@requires(Permission.TAKE_IN)
@require_safe
def old_register_sample(request):
    """A register of a few invented interests."""
    return _file("sample-register.csv", samples.table(samples.REGISTER))


@requires(Permission.TAKE_IN)
@require_safe
def intake_rows_csv(request, pk):
    """Every row of a file, with what it would do or did, or why it cannot be read."""
    intake = get_object_or_404(intakes_of(request.nhs_body), pk=pk)
    rows = [(line.place, line.name, line.get_outcome_display(), line.said) for line in lines_of(intake)]
    return _file("rows.csv", samples.table([("Row", "Name", "What happens", "In words"), *rows]))


def _file(name, content):
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
