"""What letters stand for: the acronyms a body knows, and its own word on them."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from coi.shared.refusal import Refusal
from organisations.actions import lettering
from organisations.forms.acronyms import AcronymForm, AcronymUndoForm, AcronymWithdrawForm
from organisations.forms.picking import candidates
from organisations.queries.acronyms import doubts_about, known_meanings, said_of
from organisations.queries.directory import said_of_letters
from organisations.queries.search import by_code
from organisations.views.crumbs import to_acronyms, to_directory
from organisations.views.load import load_acronym, load_letters
from people.permissions import Permission, requires

CHANGES_A_PAGE = 20


@requires(Permission.SEE_DIRECTORY)
@require_GET
def acronyms(request):
    """Every acronym the body knows, and what each is read as here."""
    context = {
        "meanings": known_meanings(request.nhs_body, request.today),
        "may_keep": Permission.KEEP_WORDS in request.permissions,
        "may_see_words": Permission.SEE_MEETINGS in request.permissions,
        "crumbs": to_directory(),
    }
    return TemplateResponse(request, "organisations/acronyms.html", context)


@requires(Permission.KEEP_WORDS)
def acronym_add(request):
    """Say which organisation letters stand for, once what speaks against it has been read."""
    body = request.nhs_body
    form = AcronymForm(request.POST or None, suggest=partial(candidates, body=body))
    context = {"form": form, "back": reverse("acronyms")}
    if form.is_valid():
        letters = form.cleaned_data["letters"]
        organisation = by_code(form.cleaned_data["organisation"].chosen, body=body)
        context["doubts"] = doubts_about(letters, organisation, body=body, day=request.today)
        if context["doubts"] and not form.has_read:
            form.ask_again()
            return TemplateResponse(request, "organisations/acronym_add.html", context)
        facts = {"letters": letters, "organisation": organisation, "reason": form.cleaned_data["reason"]}
        if _done(request, form, lettering.note, body=body, **facts):
            messages.success(request, f"“{letters}” now stands for {organisation}.")
            return redirect("acronyms")
    return TemplateResponse(request, "organisations/acronym_add.html", context)


@requires(Permission.KEEP_WORDS)
@load_letters
def acronym_withdraw(request, meaning):
    """Say that letters stand for nothing here."""
    posted = request.POST if request.method == "POST" else None
    form = AcronymWithdrawForm(posted, letters=meaning.letters)
    facts = {"body": request.nhs_body, "letters": meaning.letters}
    if form.is_valid() and _done(request, form, lettering.withdraw, **facts, **form.cleaned_data):
        messages.success(request, f"“{meaning.letters}” now stands for nothing here.")
        return redirect("acronyms")
    context = {"form": form, "meaning": meaning, "back": reverse("acronyms")}
    return TemplateResponse(request, "organisations/acronym_withdraw.html", context)


@requires(Permission.SEE_DIRECTORY)
@require_GET
def acronym_changes(request):
    """What the body said of letters, and by whom."""
    pages = Paginator(said_of(request.nhs_body), CHANGES_A_PAGE)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "standing": {row.pk for row in said_of_letters(request.nhs_body)},
        "may_keep": Permission.KEEP_WORDS in request.permissions,
        "crumbs": to_acronyms(),
    }
    return TemplateResponse(request, "organisations/acronym_changes.html", context)


@requires(Permission.KEEP_WORDS)
@load_acronym
def acronym_undo(request, said):
    """Have letters stand for what they stood for before."""
    form = AcronymUndoForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _done(request, form, lettering.undo, said=said):
        messages.success(request, f"The change to “{said.letters}” is undone.")
        return redirect("acronym_changes")
    context = {"form": form, "said": said, "back": reverse("acronym_changes")}
    return TemplateResponse(request, "organisations/acronym_undo.html", context)


def _done(request, form, action, **facts) -> bool:
    """Whether the action was carried out; if it refused, the form says why."""
    try:
        action(**facts, by=request.user, at=request.now)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
