"""How well matching does."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from meetings.queries import figures
from meetings.views.crumbs import to_meetings
from people.permissions import Permission, requires


@requires(Permission.SEE_MEETINGS)
@require_GET
def how_well(request):
    """The figures of the last twelve months: what was confirmed, dismissed, and raised without having been found."""
    context = {"seen": figures.how_well(request.nhs_body, request.today), "crumbs": to_meetings()}
    return TemplateResponse(request, "meetings/how_well.html", context)
