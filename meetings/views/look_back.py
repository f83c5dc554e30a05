"""Decisions that may need review because an interest was known only afterwards."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from coi.shared.refusal import Refusal
from meetings.actions import looking_back
from meetings.forms.review import ReviewForm
from meetings.queries.look_back import decision_of, meetings_to_review, past_decisions
from meetings.views.crumbs import to_meetings
from meetings.views.load import load_look_back
from people.permissions import Permission, requires

MEETINGS_A_PAGE = 10


@requires(Permission.SEE_MEETINGS)
@require_GET
def decisions(request):
    """Past decisions that an interest bore on which was not known then, by meeting, the latest first."""
    page = Paginator(meetings_to_review(request.nhs_body), MEETINGS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "past": past_decisions(request.nhs_body, page),
        "may_review": Permission.REVIEW in request.permissions,
        "crumbs": to_meetings(),
    }
    return TemplateResponse(request, "meetings/past_decisions.html", context)


@requires(Permission.REVIEW)
@load_look_back
def review(request, look_back):
    """What is to be done about one of them, and why."""
    form = ReviewForm(request.POST or None)
    back = f"{reverse('past_decisions')}#meeting-{look_back.item.meeting_id}"
    if form.is_valid():
        try:
            looking_back.review(look_back=look_back, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, f"Saved: {look_back.interest.person}, item {look_back.item}.")
            return redirect(back)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "decision": decision_of(look_back), "back": back}
    return TemplateResponse(request, "meetings/past_decision.html", context)
