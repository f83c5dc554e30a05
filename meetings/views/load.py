"""From parts of an address to rows of the body acted for; another body's row is not found."""

from functools import wraps

from django.shortcuts import get_object_or_404

from meetings.queries.look_back import look_backs_of


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


def load_member_of_item(view):
    """Turn `member_id` into a member of the item's meeting, beside the item. Stands under `load_live_item`."""

    @wraps(view)
    def loaded(request, item, member_id, **rest):
        members = item.meeting.members.select_related("person", "seat")
        return view(request, item, get_object_or_404(members, pk=member_id), **rest)

    return loaded


def load_claim(view):
    """Turn `claim_id` into a claim on the conflict. Stands under `load_conflict`."""

    @wraps(view)
    def loaded(request, conflict, claim_id, **rest):
        claims = conflict.claims.select_related("raiser", "interest__organisation")
        claim = get_object_or_404(claims, pk=claim_id)
        claim.conflict = conflict
        return view(request, claim, **rest)

    return loaded


def load_look_back(view):
    """Turn `look_back_id` into something this body's past decisions met."""

    @wraps(view)
    def loaded(request, look_back_id, **rest):
        return view(request, get_object_or_404(look_backs_of(request.nhs_body), pk=look_back_id), **rest)

    return loaded
