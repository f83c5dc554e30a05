"""“Do I need to declare this?”: where somebody stands is in the address, and nowhere else."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from registers.actions import drafting
from registers.forms.check import CheckForm
from registers.policy.check import walk
from registers.queries.rules import rules_of
from registers.views.declarations import draft_of

LONGEST = 200  # characters of an address's answers


@requires(Permission.DECLARE)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request):
    place = _place(request)
    if place.end:
        context = {"place": place, "end": place.end, "said": ".".join(place.keys), "back": _back(place)}
        return TemplateResponse(request, "registers/advice/check_end.html", context)
    form = CheckForm(request.POST if request.method == "POST" else None, question=place.question)
    if form.is_valid():
        return redirect(_address([*place.keys, form.cleaned_data["answer"]]))
    return TemplateResponse(request, "registers/advice/check.html", {"form": form, "back": _back(place)})


@requires(Permission.DECLARE)
@require_POST
def check_declare(request):
    """Begin a declaration with what was said, as far as its pages ask the same."""
    begun = {"whose": {"whose": "mine"}, **{page: dict(posted) for page, posted in _place(request).begins.items()}}
    try:
        number = drafting.begin(answers=begun, **draft_of(request).whose, at=request.now)
    except Refusal as refusal:
        messages.info(request, str(refusal))
        return redirect("declare_check")
    return redirect(draft_of(request).next_url(number))


def _place(request):
    said = request.GET.get("said", "")[:LONGEST]
    rules = rules_of(request.nhs_body, request.today)
    return walk([key for key in said.split(".") if key], rules, request.nhs_body.short_name)


def _address(keys):
    return f"{reverse('check')}?{urlencode({'said': '.'.join(keys)})}" if keys else reverse("check")


def _back(place):
    return _address(place.keys[:-1]) if place.keys else reverse("declare")
