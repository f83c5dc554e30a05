"""Permission for work outside: one's own request, those that wait for a decision, and all of them."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coi.shared.crumbs import Crumb
from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from registers.actions import employment as actions
from registers.forms.employment import DecideForm, WithdrawForm
from registers.policy import files
from registers.policy.publication import months_on
from registers.queries import employment
from registers.queries.declarations import lasting_interests
from registers.queries.offers import offers_of
from registers.queries.rules import rules_of

REQUESTS_A_PAGE = 50
MAY_SEE = {Permission.APPROVE, Permission.SEE_REGISTER}


def _permit(request, pk):
    permit = next(iter(employment.permits(employment.requests_of(request.nhs_body).filter(pk=pk), request.today)), None)
    if permit is None:
        raise Http404
    return permit


def _own_permit(request, pk):
    permit = _permit(request, pk)
    if permit.request.person_id != request.user.pk:
        raise Http404
    return permit


@requires(Permission.SEE_OWN)
@require_safe
def employment_request(request, pk):
    permit = _permit(request, pk)
    is_own = permit.request.person_id == request.user.pk
    if not (is_own or request.permissions & MAY_SEE):
        raise Http404
    may_decide = Permission.APPROVE in request.permissions and permit.may_be_decided and not is_own
    context = {"permit": permit, "is_own": is_own, "may_decide": may_decide, "back": _back(request, is_own)}
    return TemplateResponse(request, "registers/employment/employment_request.html", context)


def _back(request, is_own):
    """Where the person came from, as far as what they may see tells."""
    if is_own:
        return Crumb("My interests", reverse("my_interests"))
    if Permission.SEE_REGISTER in request.permissions:
        return Crumb("Permission to work elsewhere", reverse("employment_list"))
    return Crumb("Waiting for a decision", reverse("employment_queue"))


@requires(Permission.DECLARE)
def employment_withdraw(request, pk):
    permit = _own_permit(request, pk)
    if permit.decision or permit.withdrawal:
        return redirect("employment_request", pk)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.withdraw(request=permit.request, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, "Your request is withdrawn.")
            return redirect("employment_request", pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return TemplateResponse(request, "form.html", {"form": form, "back": reverse("employment_request", args=[pk])})


@requires(Permission.APPROVE)
@require_safe
def employment_queue(request):
    waiting = employment.to_decide(request.nhs_body, request.user, request.today)
    context = {"page": Paginator(waiting, REQUESTS_A_PAGE).get_page(request.GET.get("page"))}
    return TemplateResponse(request, "registers/employment/employment_queue.html", context)


@requires(Permission.APPROVE)
def employment_decide(request, pk):
    permit = _permit(request, pk)
    body, person = request.nhs_body, permit.request.person
    if person == request.user or not permit.may_be_decided:
        return redirect("employment_request", pk)
    form = _decide_form(request, permit)
    if form.is_valid():
        try:
            actions.decide(request=permit.request, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, f"Your decision is recorded, and {person} is told.")
            return redirect("employment_queue")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "permit": permit,
        "interests": lasting_interests(body, person, request.today),
        "offers": offers_of(body, person),
        "back": reverse("employment_queue"),
    }
    return TemplateResponse(request, "registers/employment/employment_decide.html", context)


def _decide_form(request, permit):
    """Filled in with what stands, and with the usual time until a review."""
    if request.method == "POST":
        return DecideForm(request.POST, tomorrow=request.today + timedelta(days=1))
    stands = permit.decision
    names = ("outcome", "conditions", "other_condition")
    initial = {name: getattr(stands, name) for name in names} if stands else {}
    months = rules_of(request.nhs_body, request.today).employment_review_months
    initial |= {"after": stands.pk if stands else None, "review_on": months_on(request.today, months)}
    return DecideForm(initial=initial, tomorrow=request.today + timedelta(days=1))


@requires(Permission.SEE_REGISTER)
@require_safe
def employment_list(request):
    permits = employment.all_permits(request.nhs_body, request.today)
    state = request.GET.get("state", "")
    context = {
        "groups": employment.groups(permits),
        "state": state,
        "early": sum(permit.early is not None for permit in permits),
        "page": Paginator(employment.in_group(permits, state), REQUESTS_A_PAGE).get_page(request.GET.get("page")),
    }
    return TemplateResponse(request, "registers/employment/employment_list.html", context)


@requires(Permission.SEE_REGISTER)
@require_safe
def employment_csv(request):
    rows = [employment.as_row(permit) for permit in employment.all_permits(request.nhs_body, request.today)]
    response = HttpResponse(files.csv_bytes(employment.COLUMNS, rows), content_type="text/csv; charset=utf-8")
    name = f"{request.nhs_body.slug}-outside-employment-{request.today.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
