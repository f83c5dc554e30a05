"""The check before somebody is invited."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from meetings.forms.pre_invite import CheckForm, ChosenForm
from meetings.queries import agenda, pre_invite
from meetings.views.crumbs import to_meeting, to_meetings
from meetings.views.load import load_meeting
from people.permissions import Permission, requires


@requires(Permission.SEE_MEETINGS)
@require_GET
def check(request):
    """What a name would meet at all meetings to come."""
    meetings = agenda.coming(request.nhs_body, request.today)[: pre_invite.MOST_MEETINGS]
    return _checked(request, meetings, request.today, {"crumbs": to_meetings()})


@requires(Permission.SEE_MEETINGS)
@require_GET
@load_meeting
def check_meeting(request, meeting):
    """What a name would meet at one meeting."""
    return _checked(request, [meeting], meeting.held_on, {"meeting": meeting, "crumbs": to_meeting(meeting)})


def _checked(request, meetings, day, context):
    """The page, with the answer where something was typed; it is read in the directory as it stands today."""
    form = CheckForm(request.GET if "q" in request.GET else None)
    if form.is_valid():
        chosen = ChosenForm(request.GET).chosen()
        context["answer"] = pre_invite.check(
            body=request.nhs_body, meetings=meetings, day=request.today, counting_on=day, **form.facts, **chosen
        )
        context["q"] = form.cleaned_data["q"]
    return TemplateResponse(request, "meetings/pre_invite.html", {"form": form, "meetings": meetings, **context})
