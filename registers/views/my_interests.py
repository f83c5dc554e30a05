"""What a person has on record: seeing it, changing it, ending it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from registers.actions import declaring
from registers.forms.declaring import EndForm
from registers.queries.declarations import record_of, states
from registers.queries.employment import waiting_of
from registers.queries.reviewed import count_open
from registers.queries.rules import rules_of, rules_over_time
from registers.views.declarations import draft_of
from registers.views.declarer import stop_declaring_for
from registers.views.load import load_own_interest


@requires(Permission.SEE_OWN)
@require_safe
def my_interests(request):
    body, person, day = request.nhs_body, request.user, request.today
    rules = rules_over_time(body)
    context = {
        "lines": record_of(body, person, day, rules),
        "standing": states(body, [person.pk], day, {person.pk: rules.on(day).refresh_months})[person.pk],
        "waiting": waiting_of(body, person),
        "open_questions": count_open(body, person),
        "may_declare": Permission.DECLARE in request.permissions,
    }
    return TemplateResponse(request, "registers/declarations/my_interests.html", context)


@requires(Permission.DECLARE)
@require_POST
@load_own_interest
def interest_change(request, interest):
    stop_declaring_for(request)  # one's own interest goes into one's own draft
    try:
        number = draft_of(request).change(interest, at=request.now)
    except Refusal as refusal:
        messages.info(request, str(refusal))
        return redirect("declare_check")
    return redirect(draft_of(request).next_url(number))


@requires(Permission.DECLARE)
@load_own_interest
def interest_end(request, interest):
    form = EndForm(request.POST if request.method == "POST" else None, since=interest.since)
    if form.is_valid():
        try:
            declaring.end(interest=interest, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, f"Declared: {interest} has ended.")
            return redirect("my_interests")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    rules = rules_of(request.nhs_body, request.today)
    context = {"form": form, "interest": interest, "rules": rules, "back": reverse("my_interests")}
    return TemplateResponse(request, "registers/declarations/interest_end.html", context)
