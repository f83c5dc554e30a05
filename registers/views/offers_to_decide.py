"""Offers that people asked about: what waits, and deciding on one."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from registers.actions import offer_deciding
from registers.forms.offer_deciding import DecideForm
from registers.queries.offers import lines, source_of, total_from, waiting_offers
from registers.views.load import load_asked_offer


@requires(Permission.APPROVE)
@require_safe
def offers_waiting(request):
    found = lines(request.nhs_body, waiting_offers(request.nhs_body))
    return TemplateResponse(request, "registers/offers/offers_waiting.html", {"lines": found})


@requires(Permission.APPROVE)
@load_asked_offer
def offer_decide(request, offer):
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            offer_deciding.decide(offer=offer, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, f"Your decision is on record, and {offer.person} is told of it.")
            return redirect("offers_waiting")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    line = lines(request.nhs_body, [offer])[0]
    months = line.rules.gift_months
    context = {
        "form": form,
        "line": line,
        "months": months,
        "total": total_from(request.nhs_body, source_of(offer.donor, offer.donor_text), offer.offered_on, months),
        "is_own": offer.person_id == request.user.pk,
        "back": reverse("offers_waiting"),
    }
    return TemplateResponse(request, "registers/offers/offer_decide.html", context)
