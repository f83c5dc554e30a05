"""The governance lead's view: every offer of the body, what needs looking at, and what each donor comes to."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from people.permissions import Permission, requires
from registers.policy.files import csv_bytes
from registers.queries.offer_lists import CSV_COLUMNS, csv_rows, offers_seen
from registers.queries.offers import totals
from registers.queries.rules import rules_of

OFFERS_A_PAGE = 50


def _seen(request):
    return offers_seen(request.nhs_body, request.GET.get("look", ""), request.GET.get("donor", ""))


@requires(Permission.SEE_REGISTER)
@require_safe
def all_offers(request):
    seen = _seen(request)
    context = {
        "seen": seen,
        "page": Paginator(seen.lines, OFFERS_A_PAGE).get_page(request.GET.get("page")),
    }
    return TemplateResponse(request, "registers/offers/all_offers.html", context)


@requires(Permission.SEE_REGISTER)
@require_safe
def all_offers_csv(request):
    seen = _seen(request)
    response = HttpResponse(csv_bytes(CSV_COLUMNS, list(csv_rows(seen.lines))), "text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{request.nhs_body.slug}-offers-{request.today}.csv"'
    return response


@requires(Permission.SEE_REGISTER)
@require_safe
def donors(request):
    months = rules_of(request.nhs_body, request.today).gift_months
    pages = Paginator(totals(request.nhs_body, request.today, months), OFFERS_A_PAGE)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "months": months,
        "back": reverse("all_offers"),
    }
    return TemplateResponse(request, "registers/offers/donors.html", context)
