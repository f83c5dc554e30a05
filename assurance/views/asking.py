"""Asking many people at once, seen first."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from assurance.actions import asking
from assurance.forms.asking import AskForm
from assurance.queries.reminders import to_ask
from assurance.queries.roll import choices
from coi.shared.words import count_phrase
from people.permissions import Permission, requires

NAMES_SHOWN = 20


@requires(Permission.CHASE)
@require_http_methods(["GET", "HEAD", "POST"])
def declarations_ask(request):
    """Choose whom to ask, see how many that is, and have them asked."""
    found = to_ask(request.nhs_body, request.today)
    given = request.POST or request.GET
    form = AskForm(given if "which" in given else None, choices=choices(found.lines), initial={"which": "turn"})
    lines = found.chosen(**form.cleaned_data) if form.is_valid() else None
    if request.method == "POST" and lines:
        return _ask(request, lines)
    context = {"form": form, "lines": lines, "shown": lines and lines[:NAMES_SHOWN], "back": reverse("declarations")}
    return TemplateResponse(request, "assurance/declarations_ask.html", context)


def _ask(request, lines):
    people = [line.person_id for line in lines]
    asking.ask_later(body=request.nhs_body, person_ids=people, by=request.user)
    are = "is" if len(people) == 1 else "are"
    messages.success(request, f"{count_phrase(people, 'person', 'people')} {are} being asked to declare.")
    return redirect("declarations")
