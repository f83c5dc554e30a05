"""Requests not to publish: asking, reading, deciding, appealing; and words to look at before they are published."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from registers.actions import withholding as actions
from registers.actions import wording
from registers.forms.withholding import AppealForm, AskForm, DecideForm, WordingForm
from registers.queries import withholding
from registers.queries.declarations import own_interests, public_line_on
from registers.queries.offers import offers_of
from registers.queries.wording import flagged, may_look, to_look_at


@requires(Permission.DECLARE)
def withhold_interest(request, pk):
    return _ask(request, get_object_or_404(own_interests(request.nhs_body, request.user), pk=pk))


@requires(Permission.OFFER)
def withhold_offer(request, pk):
    return _ask(request, get_object_or_404(offers_of(request.nhs_body, request.user).select_related("body"), pk=pk))


def _ask(request, entry):
    asked = withholding.request_about(entry)
    if asked:
        return redirect("withholding", asked.pk)
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.ask_not_to_publish(entry=entry, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, "Your request is sent. The entry is not published until it is decided.")
            return redirect("withholding", made.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "entry": entry, "back": reverse("my_interests")}
    return TemplateResponse(request, "registers/withholding/ask.html", context)


def _case(request, request_id):
    """A request that the person made or may decide on."""
    found = get_object_or_404(withholding.requests_of(request.nhs_body), pk=request_id)
    case = withholding.case(found, request.user, request.today)
    if not case.may_read:
        raise Http404
    return case


@requires(Permission.SEE_OWN)
@require_safe
def withholding_request(request, request_id):
    case = _case(request, request_id)
    is_own = case.request.asked_by_id == request.user.pk
    context = {
        "case": case,
        "is_own": is_own,
        "back": reverse("my_interests" if is_own else "guardian"),
    }
    return TemplateResponse(request, "registers/withholding/request.html", context)


@requires(Permission.ADVISE, Permission.STAND_IN)
def withholding_decide(request, request_id):
    case = _case(request, request_id)
    if not case.may_decide:
        messages.info(request, str(actions.NotYoursToDecide()))
        return redirect("withholding", request_id)
    initial = {"parts": case.request.parts, "review_on": withholding.review_day(request.nhs_body, request.today)}
    form = DecideForm(request.POST if request.method == "POST" else None, today=request.today, initial=initial)
    if form.is_valid():
        try:
            actions.decide(request=case.request, **form.facts, by=request.user, at=request.now)
            messages.success(request, f"Your decision is kept, and {case.request.asked_by} is told.")
            return redirect("withholding", request_id)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "case": case, "back": reverse("withholding", args=[request_id])}
    return TemplateResponse(request, "registers/withholding/decide.html", context)


@requires(Permission.SEE_OWN)
def withholding_appeal(request, request_id):
    case = _case(request, request_id)
    if not case.stage.may_appeal or case.request.asked_by_id != request.user.pk:
        messages.info(request, str(actions.NoAppeal()))
        return redirect("withholding", request_id)
    form = AppealForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.appeal(request=case.request, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, "Your appeal is sent. Somebody else decides.")
            return redirect("withholding", request_id)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "back": reverse("withholding", args=[request_id])}
    return TemplateResponse(request, "form.html", context)


@requires(Permission.REVIEW_DECLARATIONS, Permission.ADVISE)
@require_safe
def wordings(request):
    context = {"flagged": to_look_at(request.nhs_body, request.today), "person": request.user}
    return TemplateResponse(request, "registers/withholding/wordings.html", context)


@requires(Permission.REVIEW_DECLARATIONS, Permission.ADVISE)
def wording_look(request, pk):
    found = flagged(request.nhs_body, pk)
    if found is None:
        raise Http404
    if not may_look(found.interest, request.user):
        messages.info(request, str(wording.OwnWording()))
        return redirect("wordings")
    form = WordingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            wording.check_words(interest=found.interest, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, f"Kept: {found.interest.person}, {found.interest}.")
            return redirect("wordings")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    line = public_line_on(found.interest, request.today)
    context = {"form": form, "found": found, "line": line, "back": reverse("wordings")}
    return TemplateResponse(request, "registers/withholding/wording_look.html", context)
