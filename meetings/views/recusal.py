"""The recusal list, as it stands and as it was issued."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from coi.shared.crumbs import Crumb
from coi.shared.refusal import Refusal
from meetings.actions import issuing
from meetings.queries import recusal
from meetings.views.crumbs import to_meeting
from meetings.views.load import load_meeting
from people.permissions import Permission, requires

MAY_ISSUE = (Permission.PREPARE, Permission.RULE)


@requires(Permission.SEE_MEETINGS)
@require_GET
@load_meeting
def recusal_list(request, meeting):
    """The recusal list as it stands now."""
    context = {
        "meeting": meeting,
        "list": recusal.content(meeting),
        "issued": recusal.all_issued(meeting),
        "may_issue": bool(request.permissions.intersection(MAY_ISSUE)),
        "crumbs": to_meeting(meeting),
    }
    return TemplateResponse(request, "meetings/recusal_list.html", context)


@requires(*MAY_ISSUE)
@require_POST
@load_meeting
def issue(request, meeting):
    """Have the list frozen, numbered and printed. For the governance lead or the chair."""
    try:
        number = issuing.ask(meeting=meeting, by=request.user, at=request.now)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("recusal_list", meeting.pk)
    return redirect("issued_list", meeting.pk, number)


@requires(Permission.SEE_MEETINGS)
@require_GET
@load_meeting
def issued_list(request, meeting, number):
    """A list as it was issued; while it is being written, how to see it."""
    context = {
        "meeting": meeting,
        "number": number,
        "title": f"Recusal list {number}",
        "issued": recusal.issued(meeting, number),
        "crumbs": [*to_meeting(meeting), Crumb("Recusal list", reverse("recusal_list", args=[meeting.pk]))],
    }
    if context["issued"] is None and number != recusal.next_number(meeting):
        raise Http404
    return TemplateResponse(request, "meetings/issued_list.html", context)


@requires(Permission.SEE_MEETINGS)
@require_GET
@never_cache
@load_meeting
def issued_list_pdf(request, meeting, number):
    """A list as it was printed."""
    issued = recusal.issued(meeting, number)
    if issued is None:
        raise Http404
    name = f"recusal-list-{meeting.held_on:%Y-%m-%d}-{number}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(bytes(issued.pdf), content_type="application/pdf", headers=headers)
