"""Declaring a gift or hospitality: a page to fill in, and a page to check."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from coi.shared.forms import answers
from coi.shared.journey import as_posted
from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from registers.actions import offering
from registers.forms.offering import OfferForm, RecordOfferForm

SESSION_KEY = "offer"


def _draft(request):
    """What the person has begun to declare to the body acted for, as it was posted; None before they begin."""
    return request.session.get(SESSION_KEY, {}).get(str(request.nhs_body.pk))


def _keep(request, posted):
    request.session[SESSION_KEY] = {**request.session.get(SESSION_KEY, {}), str(request.nhs_body.pk): posted}


def _form(request, posted):
    return OfferForm(posted, body=request.nhs_body, today=request.today)


@requires(Permission.OFFER)
def offer(request):
    form = _form(request, request.POST if request.method == "POST" else _draft(request))
    if request.method == "POST" and form.is_valid():
        _keep(request, as_posted(form))
        return redirect("offer_check")
    return TemplateResponse(request, "form.html", {"form": form, "back": reverse("my_interests")})


@requires(Permission.OFFER)
def offer_check(request):
    drafted = _form(request, _draft(request))
    if not drafted.is_valid():
        return redirect("offer")
    form = RecordOfferForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            offering.record_offer(
                body=request.nhs_body, person=request.user, **drafted.facts(), by=request.user, at=request.now
            )
            _keep(request, None)
            messages.success(request, "Your declaration is on record.")
            return redirect("my_interests")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "rows": answers(drafted, reverse("offer")), "back": reverse("offer")}
    return TemplateResponse(request, "registers/offers/offer_check.html", context)
