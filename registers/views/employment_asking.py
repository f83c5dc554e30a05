"""Asking for permission to work elsewhere: a first page, a few pages that ask, and one to check."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coi.shared.forms import answers
from coi.shared.journey import Journey, as_posted
from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from people.queries import titles_in
from registers.actions import employment
from registers.actions.declaring import third_parties
from registers.forms.employment import NOT_ON_RECORD, ON_RECORD, PAGES, Asking, SendRequestForm
from registers.queries.employment import lines_on_record

SESSION_KEY = "employment"


def _answers(request):
    """What the person has begun to ask the body acted for, by page, as it was posted."""
    return request.session.get(SESSION_KEY, {}).get(str(request.nhs_body.pk), {})


def _keep(request, answers):
    request.session[SESSION_KEY] = {**request.session.get(SESSION_KEY, {}), str(request.nhs_body.pk): answers}


def _journey(request):
    body, person = request.nhs_body, request.user
    interests = tuple(lines_on_record(body, person, request.today))
    asking = Asking(body, request.today, person.name, tuple(third_parties(body, person, [])), interests)
    # Somebody with nothing on record is not asked which of it this is.
    pages = [page for page in PAGES if interests or page.name != ON_RECORD]
    return Journey(pages, _answers(request), {"asking": asking})


def _next_url(journey):
    page = journey.unfinished()
    return reverse("employment_ask_page", args=[page.name]) if page else reverse("employment_check")


@requires(Permission.DECLARE)
@require_safe
def employment_ask(request):
    context = {"begun": bool(_answers(request)), "first_url": reverse("employment_ask_page", args=[PAGES[0].name])}
    return TemplateResponse(request, "registers/employment/employment_ask.html", context)


@requires(Permission.DECLARE)
def employment_ask_page(request, name):
    journey = _journey(request)
    page = journey.named(name)
    if page is None:
        raise Http404
    if not journey.reachable(page):
        return redirect(_next_url(journey))
    form = journey.form(page, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _keep(request, {**_answers(request), name: as_posted(form)})
        return redirect(_next_url(_journey(request)))
    before = journey.before(page)
    if journey.unfinished() is None:
        back = reverse("employment_check")
    else:
        back = reverse("employment_ask_page", args=[before.name]) if before else reverse("employment_ask")
    return TemplateResponse(request, "form.html", {"form": form, "back": back})


@requires(Permission.DECLARE)
def employment_check(request):
    journey = _journey(request)
    forms = journey.forms()
    if not all(page.is_valid() for page in forms.values()):
        return redirect(_next_url(journey))
    new, form = _new_request(forms), SendRequestForm(request.POST if request.method == "POST" else None)
    who = {"body": request.nhs_body, "person": request.user}
    if form.is_valid():
        try:
            asked = employment.ask(**who, new=new, by=request.user, at=request.now)
            _keep(request, {})
            messages.success(request, "Your request is sent. Do not begin before it is granted.")
            return redirect("employment_request", asked.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    position = titles_in(request.nhs_body, request.today).get(request.user.pk, "")
    context = {
        "form": form,
        "rows": [row for name, page in forms.items() for row in answers(page, _url(name))],
        "public": employment.public_line_of(**who, new=new, position=position, at=request.now),
        "is_early": new.since <= request.today,
        "back": _url(list(forms)[-1]),
    }
    return TemplateResponse(request, "registers/employment/employment_check.html", context)


def _url(name):
    return reverse("employment_ask_page", args=[name])


def _new_request(forms):
    """What is asked, from the pages' answers."""
    said = {name: value for form in forms.values() for name, value in form.cleaned_data.items()}
    picked, line = said.pop("organisation"), said.pop("line", NOT_ON_RECORD)
    del said["could_conflict"], said["would_use"]
    return employment.NewRequest(
        **said,
        organisation_code=picked.chosen,
        organisation_text="" if picked.chosen else picked.written,
        line=None if line == NOT_ON_RECORD else UUID(line),
    )
