"""The reviewer's pages: the queue, one declaration, questions, what is agreed about an interest, its history."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from coi.shared.crumbs import Crumb
from coi.shared.refusal import Refusal
from coi.shared.words import count_phrase
from people.permissions import Permission, requires
from registers.actions import mitigating, reviewing
from registers.forms.reviewing import MitigationForm, ReturnForm
from registers.queries.doubts import open_doubts
from registers.queries.mitigations import agreed_in, due
from registers.queries.reviewed import story, submission
from registers.queries.reviewing import queue_lines, queue_of, waiting_short
from registers.views.load import load_declaration, load_interest

LINES_A_PAGE = 50


def sections(request, queue):
    """What waits for a reviewer, in the order of the page: words, the page by its name, how many. Add yours here."""
    return [
        ("Declarations of interests", "review", len(queue.interests)),
        ("Nothing to declare, and no change", "review_short", len(queue.short)),
        ("Returned with questions, not answered yet", "review_returned", len(queue.returned)),
        ("Nil declarations that the records question", "review_doubts", open_doubts(request.nhs_body).count()),
        ("Agreed arrangements to look at again", "mitigations", due(request.nhs_body, request.today).count()),
    ]


@requires(Permission.REVIEW_DECLARATIONS)
@require_safe
def review(request):
    return _queue(request, "review", lambda queue: queue.interests)


@requires(Permission.REVIEW_DECLARATIONS)
@require_safe
def review_short(request):
    return _queue(request, "review_short", lambda queue: queue.short)


@requires(Permission.REVIEW_DECLARATIONS)
@require_safe
def review_returned(request):
    return _queue(request, "review_returned", lambda queue: queue.returned)


@requires(Permission.REVIEW_DECLARATIONS)
@require_safe
def review_doubts(request):
    """Nil declarations about which the records say something else (scenario S10)."""
    page = Paginator(open_doubts(request.nhs_body), LINES_A_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "registers/review/doubts.html", {"page": page})


def _queue(request, name, wanted):
    queue = queue_of(request.nhs_body, request.today)
    page = Paginator(wanted(queue), LINES_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = queue_lines(request.nhs_body, page.object_list, request.today)
    context = {
        "sections": sections(request, queue),
        "queue": queue,
        "page": page,
        "name": name,
        "all_ticked": "all" in request.GET,
    }
    return TemplateResponse(request, "registers/review/review.html", context)


@requires(Permission.REVIEW_DECLARATIONS)
@require_POST
def review_accept_several(request):
    ids = [int(each) for each in request.POST.getlist("declaration")[:LINES_A_PAGE] if each.isdecimal()]
    chosen = waiting_short(request.nhs_body, ids)
    _accept(request, chosen, lambda number: f"{count_phrase(number, 'declaration')} accepted.")
    return redirect("review_short")


@requires(Permission.REVIEW_DECLARATIONS)
@require_safe
@load_declaration
def review_declaration(request, declaration):
    context = {
        "submission": submission(declaration, request.today),
        "is_own": declaration.person_id == request.user.pk,
        "crumbs": [_queue_crumb()],
    }
    return TemplateResponse(request, "registers/review/review_declaration.html", context)


@requires(Permission.REVIEW_DECLARATIONS)
@require_POST
@load_declaration
def review_accept(request, declaration):
    done = _accept(request, [declaration], lambda number: f"{declaration.person}’s declaration is accepted.")
    return redirect("review") if done else redirect("review_declaration", declaration.pk)


def _accept(request, declarations, words):
    """Accept them and say so; or say why not."""
    try:
        number = reviewing.accept(declarations=declarations, by=request.user, at=request.now)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return False
    messages.success(request, words(number))
    return True


@requires(Permission.REVIEW_DECLARATIONS)
@load_declaration
def review_return(request, declaration):
    seen = submission(declaration, request.today)
    posted = request.POST if request.method == "POST" else None
    form = ReturnForm(posted, interests=[entry.interest for entry in seen.entries])
    if form.is_valid():
        try:
            act = {"questions": form.questions, "by": request.user, "at": request.now}
            reviewing.send_back(declaration=declaration, **act)
            messages.success(request, f"Returned to {declaration.person}, {_told(declaration.person)}.")
            return redirect("review")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "submission": seen, "back": reverse("review_declaration", args=[declaration.pk])}
    return TemplateResponse(request, "registers/review/review_return.html", context)


@requires(Permission.REVIEW_DECLARATIONS)
@require_safe
def mitigations(request):
    pages = Paginator(agreed_in(request.nhs_body), LINES_A_PAGE)
    context = {"page": pages.get_page(request.GET.get("page")), "today": request.today, "crumbs": [_queue_crumb()]}
    return TemplateResponse(request, "registers/review/mitigations.html", context)


@requires(Permission.REVIEW_DECLARATIONS)
@load_interest
def mitigation_agree(request, interest):
    posted = request.POST if request.method == "POST" else None
    form = MitigationForm(posted, body=request.nhs_body, interest=interest, today=request.today)
    if form.is_valid():
        try:
            mitigating.agree(interest=interest, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, f"Agreed with {interest.person}, {_told(interest.person)}.")
            return redirect("review_declaration", interest.declaration_id)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "interest": interest,
        "is_own": interest.person_id == request.user.pk,
        "back": reverse("review_declaration", args=[interest.declaration_id]),
    }
    return TemplateResponse(request, "registers/review/mitigation_agree.html", context)


@requires(Permission.SEE_REGISTER)
@require_safe
@load_interest
def interest_history(request, interest):
    context = {"story": story(interest), "crumbs": [Crumb("Who has declared", reverse("declarations"))]}
    return TemplateResponse(request, "registers/review/interest_history.html", context)


def _told(person):
    return "who is sent an email" if person.email else "who has no email address here: please tell them yourself"


def _queue_crumb():
    return Crumb("Declarations to review", reverse("review"))
