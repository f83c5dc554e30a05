"""From parts of an address to rows of the body acted for; another body's row is not found."""

from functools import wraps

from django.shortcuts import get_object_or_404


def load_meeting(view):
    """Turn `meeting_id` into this body's meeting."""

    @wraps(view)
    def loaded(request, meeting_id, **rest):
        meetings = request.nhs_body.meetings.select_related("committee")
        return view(request, get_object_or_404(meetings, pk=meeting_id), **rest)

    return loaded


def load_item(view):
    """Turn `number` into the meeting's item, withdrawn or not. Stands under `load_meeting`."""

    @wraps(view)
    def loaded(request, meeting, number, **rest):
        return view(request, get_object_or_404(meeting.items, number=number), **rest)

    return loaded


def load_live_item(view):
    """Turn `number` into an item that is still on the agenda. Stands under `load_meeting`."""

    @wraps(view)
    def loaded(request, meeting, number, **rest):
        return view(request, get_object_or_404(meeting.items, number=number, withdrawn=False), **rest)

    return loaded


def load_member(view):
    """Turn `member_id` into the meeting's member. Stands under `load_meeting`."""

    @wraps(view)
    def loaded(request, meeting, member_id, **rest):
        return view(request, get_object_or_404(meeting.members, pk=member_id), **rest)

    return loaded


def load_conflict(view):
    """Turn `conflict_id` into the meeting's conflict. Stands under `load_meeting`."""

    @wraps(view)
    def loaded(request, meeting, conflict_id, **rest):
        conflicts = meeting.conflicts.select_related("item", "person")
        return view(request, get_object_or_404(conflicts, pk=conflict_id), **rest)

    return loaded


def load_finding(view):
    """Turn `finding_id` into a finding of the conflict. Stands under `load_conflict`."""

    @wraps(view)
    def loaded(request, conflict, finding_id, **rest):
        findings = conflict.findings.select_related("interest__organisation")
        finding = get_object_or_404(findings, pk=finding_id)
        finding.conflict = conflict
        return view(request, finding, **rest)

    return loaded
