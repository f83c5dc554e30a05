"""Files that are taken in: sending one, naming its columns, saying whom it means, looking, taking in, undoing."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from coi.shared.refusal import Refusal
from intake.actions import sending
from intake.forms.people import PeopleForm
from intake.forms.sending import OldRegisterForm, StaffListForm, TakeInForm, UndoForm
from intake.queries import intakes as questions
from intake.queries.register import known_by_email
from intake.views.crumbs import to_intake, to_intakes
from people.permissions import Permission, requires
from people.queries import titles_in

LINES_A_PAGE = 50
FIRST_LINES = 8
UNDER_WAY = {
    "waiting": "The file is being read.",
    "looking": "The rows are being looked at.",
    "taking_in": "The file is being taken in.",
    "undoing": "What the file did is being undone.",
}


@requires(Permission.TAKE_IN)
@require_safe
def intakes(request):
    """The files sent so far."""
    page = Paginator(questions.intakes_of(request.nhs_body), LINES_A_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "intake/intakes.html", {"page": page})


@requires(Permission.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def staff_list_send(request):
    """Send a staff list."""
    return _send(request, "staff", StaffListForm, "staff_list_sample")


@requires(Permission.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def old_register_send(request):
    """Send an earlier register."""
    return _send(request, "register", OldRegisterForm, "old_register_sample")


def _send(request, kind, form_class, sample):
    form = form_class(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        intake = sending.send(
            body=request.nhs_body, kind=kind, file_name=file.name, content=file.read(), by=request.user, at=request.now
        )
        return redirect("intake", intake.pk)
    context = {"form": form, "back": reverse("intakes"), "sample": reverse(sample)}
    return TemplateResponse(request, "intake/send.html", context)


@requires(Permission.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def intake(request, pk):
    """How far a file is, and what it would do or did; posting takes it in."""
    intake = get_object_or_404(questions.intakes_of(request.nhs_body), pk=pk)
    form = TakeInForm(request.POST if request.method == "POST" else None, missing=questions.missing_posts(intake))
    if request.method == "POST" and form.is_valid():
        return _go_on(request, intake, sending.confirm, ending=form.posts)
    context = {
        "intake": intake,
        "form": form,
        "groups": questions.groups_of(intake, FIRST_LINES),
        "job": _progress(intake),
        "url": request.path,
        "crumbs": to_intakes(),
    }
    template = "intake/_intake.html" if request.htmx else "intake/intake.html"
    return TemplateResponse(request, template, context)


def _progress(intake):
    words = UNDER_WAY.get(intake.state)
    return words and {"pk": intake.pk, "name": intake.file_name, "words": words, "spoken": words}


def _go_on(request, intake, action, **what):
    try:
        action(intake=intake, **what, by=request.user, at=request.now)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("intake", intake.pk)


@requires(Permission.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def intake_people(request, pk):
    """Say whom a file means."""
    intake = get_object_or_404(questions.intakes_of(request.nhs_body), pk=pk)
    asked = questions.questions_of(intake)
    if not asked:
        return redirect("intake", intake.pk)
    titles = titles_in(request.nhs_body, request.today)
    posted = request.POST if request.method == "POST" else None
    form = PeopleForm(posted, questions=asked, titles=titles, known=known_by_email(request.nhs_body))
    if form.is_valid():
        return _go_on(request, intake, sending.recognise, said=form.said)
    return TemplateResponse(request, "form.html", {"form": form, "back": reverse("intake", args=[intake.pk])})


@requires(Permission.TAKE_IN)
@require_safe
def intake_rows(request, pk):
    """The rows of a file, all or of one outcome."""
    intake = get_object_or_404(questions.intakes_of(request.nhs_body), pk=pk)
    outcome = request.GET.get("outcome", "")
    page = Paginator(questions.lines_of(intake, outcome), LINES_A_PAGE).get_page(request.GET.get("page"))
    context = {"intake": intake, "page": page, "label": questions.label_of(outcome), "crumbs": to_intake(intake)}
    return TemplateResponse(request, "intake/rows.html", context)


@requires(Permission.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def intake_undo(request, pk):
    """Undo what a file did."""
    intake = get_object_or_404(questions.intakes_of(request.nhs_body), pk=pk)
    form = UndoForm(request.POST or None)
    if request.method == "POST":
        return _go_on(request, intake, sending.ask_to_undo)
    context = {"form": form, "intake": intake, "back": reverse("intake", args=[intake.pk])}
    return TemplateResponse(request, "intake/undo.html", context)
