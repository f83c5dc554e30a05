"""Interests that are tied to no organisation."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from meetings.forms.unresolved import ResolveForm
from meetings.queries.matching import interests_that_count
from meetings.views.load import load_meeting
from organisations.queries import search
from people.permissions import Permission, requires
from registers.actions import resolving
from registers.forms.organisations import candidates

MOST_WRITTEN = search.LONGEST_SEARCH


@requires(Permission.PREPARE)
@load_meeting
def resolve(request, meeting, interest_id):
    """Say which organisation an interest is in, or none of the directory's."""
    interest = get_object_or_404(interests_that_count(meeting).select_related("person", "body"), pk=interest_id)
    written = (interest.organisation_text or interest.words)[:MOST_WRITTEN]
    form = ResolveForm(request.POST or None, written=written, suggest=partial(candidates, body=request.nhs_body))
    back = f"{reverse('conflicts', args=[meeting.pk])}#unresolved"
    if form.is_valid():
        chosen = form.cleaned_data["organisation"].chosen
        organisation = search.by_code(chosen, body=request.nhs_body) if chosen else None
        resolving.resolve(interest=interest, organisation=organisation, by=request.user, at=request.now)
        messages.success(request, "Saved. Match the meeting again to see what it meets.")
        return redirect(back)
    context = {"form": form, "interest": interest, "back": back}
    return TemplateResponse(request, "meetings/resolve.html", context)
