"""The governance lead's word on what matching found."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from coi.shared.refusal import Refusal
from meetings.actions import judging
from meetings.forms.judging import DismissForm
from meetings.queries.cases import cases_of
from meetings.views.load import load_conflict, load_finding, load_meeting
from people.permissions import Permission, requires


@requires(Permission.PREPARE)
@require_POST
@load_meeting
@load_conflict
@load_finding
def confirm(request, finding):
    """One press: this reason stands."""
    try:
        judging.judge(finding=finding, verdict="confirmed", by=request.user, at=request.now)
        messages.success(request, f"Confirmed: {finding.conflict.person}, item {finding.conflict.item.number}.")
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect(back_to(finding.conflict))


@requires(Permission.PREPARE)
@load_meeting
@load_conflict
@load_finding
def dismiss(request, finding):
    """Why this reason does not stand."""
    conflict = finding.conflict
    case, reason = _shown(finding)
    form = DismissForm(request.POST or None)
    if form.is_valid():
        try:
            judging.judge(finding=finding, verdict="dismissed", **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, f"Dismissed: {conflict.person}, item {conflict.item.number}.")
            return redirect(back_to(conflict))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "case": case, "reason": reason, "back": back_to(conflict)}
    return TemplateResponse(request, "meetings/dismiss.html", context)


def _shown(finding):
    """The case and the reason as they stand now; not found once the latest matching knows of neither."""
    for case in cases_of(finding.conflict.meeting, finding.conflict.meeting.conflicts.filter(pk=finding.conflict_id)):
        for reason in case.found:
            if reason.finding.interest.line == finding.interest.line:
                return case, reason
    raise Http404


def back_to(conflict):
    """Where the conflict stands on the page, and where that page says what was done."""
    return f"{reverse('conflicts', args=[conflict.meeting_id])}?ruled={conflict.pk}#conflict-{conflict.pk}"
