"""One person, two bodies: where what they were told differs, and telling one what the other knows."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from registers.actions import sharing
from registers.forms.elsewhere import TellForm
from registers.queries.elsewhere import differences, other_bodies


@requires(Permission.DECLARE)
@require_http_methods(["GET", "HEAD", "POST"])
def declare_elsewhere(request, body_id):
    """What the body acted for and another one know, side by side; posting tells the other what it lacks."""
    if body_id == request.nhs_body.pk:
        return redirect("declare")
    others = other_bodies(request.user, request.nhs_body, request.bodies, request.today)
    there = next((body for body in others if body.pk == body_id), None)
    if there is None:
        raise Http404
    found = differences(request.user, here=request.nhs_body, there=there, day=request.today)
    form = TellForm(request.POST if request.method == "POST" else None, missing=found.missing, there=there)
    if form.is_valid():
        try:
            return _tell(request, form, there)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "found": found, "there": there, "back": reverse("declare")}
    return TemplateResponse(request, "registers/declarations/declare_elsewhere.html", context)


def _tell(request, form, there):
    sharing.tell_another(
        interests=form.chosen,
        body=request.nhs_body,
        other=there,
        person=request.user,
        by=request.user,
        at=request.now,
    )
    messages.success(request, f"Declared to {there}.")
    return redirect("declare_elsewhere", there.pk)
