"""What a person was offered: telling of it page by page, what the policy says, asking first, and what became of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from coi.shared.journey import as_posted
from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from registers.actions import offering
from registers.forms.offer_draft import FIRST, OUTCOME, OfferDraft
from registers.forms.offering import Asked, AskForm, ConcludeForm, RecordOfferForm
from registers.queries.offers import lines, offers_of, versions_of
from registers.views.load import load_offer, load_own_offer


def _draft(request):
    """What the person has begun to tell the body acted for of an offer."""
    draft = OfferDraft(request.session, Asked(request.nhs_body, request.user, request.today))
    if draft.replaces is None:
        return draft
    replaced = offers_of(request.nhs_body, request.user).filter(pk=draft.replaces).first()
    if replaced is None:
        draft.clear()
    return OfferDraft(request.session, Asked(request.nhs_body, request.user, request.today, replaced))


@requires(Permission.OFFER)
@require_safe
def my_offers(request):
    found = lines(request.nhs_body, offers_of(request.nhs_body, request.user))
    return TemplateResponse(request, "registers/offers/my_offers.html", {"lines": found})


@requires(Permission.OFFER)
@require_safe
def offer(request):
    """Begin, or go on where it was left; not with what was only being put right."""
    draft = _draft(request)
    if draft.replaces:
        draft.clear()
    return redirect(draft.next_url() if draft.answers else reverse("offer_page", args=[FIRST]))


@requires(Permission.OFFER)
def offer_page(request, name):
    draft = _draft(request)
    page = draft.journey.named(name)
    if page is None:
        raise Http404
    if not draft.journey.reachable(page):
        return redirect(draft.next_url())
    form = draft.journey.form(page, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        draft.keep(name, as_posted(form))
        return redirect(draft.next_url())
    answer = draft.advice() if name == OUTCOME else None
    context = {"form": form, "back": _back(draft, page), "answer": answer}
    return TemplateResponse(request, "registers/offers/offer_page.html", context)


def _back(draft, page):
    """To “Check your answers” once all is answered, else to the page before."""
    before = draft.journey.before(page)
    if draft.journey.unfinished() is None:
        return reverse("offer_check")
    return reverse("offer_page", args=[before.name]) if before else reverse("my_offers")


@requires(Permission.OFFER)
def offer_check(request):
    draft = _draft(request)
    if draft.journey.unfinished():
        return redirect(draft.next_url())
    form_class = AskForm if draft.is_asking else RecordOfferForm
    form = form_class(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            who = {"body": request.nhs_body, "person": request.user, "replaces": draft.asked.replaces}
            recorded = offering.record_offer(**who, **draft.facts(), by=request.user, at=request.now)
            draft.clear()
            messages.success(request, "Your offer is on record.")
            return redirect("offer_record", recorded.head.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "rows": draft.rows(), "answer": draft.advice(), "back": reverse("my_offers")}
    return TemplateResponse(request, "registers/offers/offer_check.html", context)


@requires(Permission.OFFER, Permission.SEE_REGISTER)
@require_safe
@load_offer
def offer_record(request, offer):
    is_own = offer.person_id == request.user.pk
    context = {
        "line": lines(request.nhs_body, [offer])[0],
        "versions": versions_of(offer),
        "is_own": is_own,
        "back": reverse("my_offers" if is_own else "all_offers"),
    }
    return TemplateResponse(request, "registers/offers/offer_record.html", context)


@requires(Permission.OFFER)
@require_POST
@load_own_offer
def offer_correct(request, offer):
    _draft(request).correct(offer)
    return redirect("offer_check")


@requires(Permission.OFFER)
@load_own_offer
def offer_conclude(request, offer):
    form = ConcludeForm(request.POST if request.method == "POST" else None, offer=offer, today=request.today)
    if form.is_valid():
        try:
            offering.conclude(offer=offer, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, "What became of it is on record.")
            return redirect("offer_record", offer.head.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "line": lines(request.nhs_body, [offer])[0],
        "back": reverse("offer_record", args=[offer.head.pk]),
    }
    return TemplateResponse(request, "registers/offers/offer_conclude.html", context)
