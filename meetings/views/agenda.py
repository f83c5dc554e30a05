"""Meetings, who is expected at them, and their matching."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from coi.shared.refusal import Refusal
from meetings.actions import convening, matching
from meetings.forms.agenda import CallForm, InviteForm
from meetings.queries import agenda, conflicts, recusal
from meetings.views.crumbs import meeting_url, to_meetings
from meetings.views.load import load_meeting, load_member
from people.permissions import Permission, requires

PAST_A_PAGE = 20


@requires(Permission.SEE_MEETINGS)
@require_GET
def meetings(request):
    """A body's meetings, those to come and those past."""
    past = Paginator(agenda.past(request.nhs_body, request.today), PAST_A_PAGE)
    context = {
        "coming": agenda.coming(request.nhs_body, request.today),
        "page": past.get_page(request.GET.get("page")),
        "may_prepare": Permission.PREPARE in request.permissions,
    }
    return TemplateResponse(request, "meetings/meetings.html", context)


@requires(Permission.PREPARE)
def call(request):
    """Make a meeting."""
    committees = request.nhs_body.committees.all()
    form = CallForm(request.POST or None, committees=committees, initial={"committee": committees.first()})
    if form.is_valid():
        try:
            return redirect("meeting", convening.call(**form.cleaned_data, by=request.user, at=request.now).pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return TemplateResponse(request, "form.html", {"form": form, "back": reverse("meetings")})


@requires(Permission.SEE_MEETINGS)
@require_GET
@load_meeting
def meeting(request, meeting):
    """A meeting: who is expected, what it is to consider, and how far its matching is."""
    context = {
        "meeting": meeting,
        "expected": agenda.expected(meeting),
        "lines": agenda.agenda_of(meeting),
        **_matching(request, meeting),
        "last_issued": recusal.last_issued(meeting),
        "may_prepare": Permission.PREPARE in request.permissions,
        "crumbs": to_meetings(),
    }
    return TemplateResponse(request, "meetings/meeting.html", context)


@requires(Permission.PREPARE)
@load_meeting
def invite(request, meeting):
    """Expect somebody in attendance."""
    form = InviteForm(request.POST or None, people=agenda.invitable(meeting))
    if form.is_valid():
        try:
            member = convening.invite(meeting=meeting, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, f"{member} is expected at the meeting.")
            return redirect(f"{meeting_url(meeting)}#members")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return TemplateResponse(request, "form.html", {"form": form, "back": meeting_url(meeting)})


@requires(Permission.PREPARE)
@require_POST
@load_meeting
@load_member
def stand_down(request, member):
    """No longer expect somebody who was to be in attendance."""
    try:
        convening.stand_down(member=member, by=request.user, at=request.now)
        messages.success(request, f"{member} is no longer expected at the meeting.")
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect(f"{reverse('meeting', args=[member.meeting_id])}#members")


@requires(Permission.PREPARE)
@require_POST
@load_meeting
@load_member
def apologies(request, member):
    """Note apologies, or that the member will come after all."""
    change = convening.take_back_apologies if "coming" in request.POST else convening.send_apologies
    change(member=member, by=request.user, at=request.now)
    return redirect(f"{reverse('meeting', args=[member.meeting_id])}#members")


@requires(Permission.PREPARE)
@require_POST
@load_meeting
def match(request, meeting):
    """Have the members' declared interests matched with the items."""
    try:
        matching.ask(meeting=meeting, by=request.user, at=request.now)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect(f"{meeting_url(meeting)}#matching")


@requires(Permission.SEE_MEETINGS)
@require_GET
@load_meeting
def matching_progress(request, meeting):
    """How far matching has come, as a part of a page."""
    return TemplateResponse(request, "meetings/_matching.html", {"meeting": meeting, **_matching(request, meeting)})


def _matching(request, meeting):
    job = conflicts.progress(meeting)
    may_match = Permission.PREPARE in request.permissions and (job is None or job.is_over)
    return {"job": job, "may_match": may_match}
