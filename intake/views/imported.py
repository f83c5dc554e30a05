"""Entries of an earlier register, shown to the person they are about or to the governance lead on their behalf."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coi.shared.refusal import Refusal
from intake.actions import confirming
from intake.forms.imported import AllTrueForm, DismissForm, EntryForm
from intake.queries import imported as questions
from people.permissions import Permission, requires


@requires(Permission.DECLARE)
@require_http_methods(["GET", "HEAD", "POST"])
def imported_interests(request):
    """One’s own entries; posting declares all that stand whole still true."""
    return _entries(request, request.user)


@requires(Permission.DECLARE_FOR)
@require_safe
def imported_people(request):
    """Everybody of whom entries wait."""
    people = questions.people_waited_for(request.nhs_body)
    return TemplateResponse(request, "intake/imported_people.html", {"people": people})


@requires(Permission.DECLARE_FOR)
@require_http_methods(["GET", "HEAD", "POST"])
def imported_interests_for(request, person_id):
    """Somebody else’s entries, keyed in on their behalf."""
    person = get_object_or_404(questions.people_with_entries(request.nhs_body), pk=person_id)
    return _entries(request, person)


def _entries(request, person):
    waiting = list(questions.waiting_of(request.nhs_body, person))
    whole = [entry for entry in waiting if not questions.lacking(entry)]
    form = AllTrueForm(whole=len(whole), waiting=len(waiting))
    if request.method == "POST":
        return _tell(request, person, confirming.confirm_all, imported=whole)
    context = {
        "person": person,
        "is_own": person == request.user,
        "entries": waiting,
        "whole": len(whole),
        "form": form,
    }
    return TemplateResponse(request, "intake/imported_interests.html", context)


@requires(Permission.DECLARE, Permission.DECLARE_FOR)
@require_POST
def imported_interest(request, pk):
    """Answer one entry by the button pressed; what needs more goes on to a page that asks it."""
    entry = _entry(request, pk)
    said = request.POST.get("said", "")
    if said != "still_true" or questions.lacking(entry):
        return redirect("imported_interest_answer", entry.pk, said if said in ANSWERS else "still_true")
    return _tell(request, entry.person, confirming.confirm, imported=entry, said=said)


@requires(Permission.DECLARE, Permission.DECLARE_FOR)
@require_http_methods(["GET", "HEAD", "POST"])
def imported_interest_answer(request, pk, said):
    """Answer one entry, with what that answer needs to say."""
    entry = _entry(request, pk)
    if said not in ANSWERS:
        raise Http404
    form = ANSWERS[said](request.POST if request.method == "POST" else None, said=said, **_about(entry, said))
    if form.is_valid():
        try:
            _answer(entry, said, form, request)
            messages.success(request, DONE[said])
            return redirect(_back(request, entry.person))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "entry": entry, "back": _back(request, entry.person)}
    return TemplateResponse(request, "intake/imported_interest.html", context)


ANSWERS = {
    "still_true": EntryForm,
    "changed": EntryForm,
    "ended": EntryForm,
    "not_mine": DismissForm,
    "on_record": DismissForm,
}
DONE = {
    "still_true": "Declared.",
    "changed": "Declared, as changed.",
    "ended": "Declared as ended.",
    "not_mine": "Taken off the list. The governance lead sees that it was not declared.",
    "on_record": "Taken off the list.",
}


def _about(entry, said):
    return {"imported": entry} if ANSWERS[said] is EntryForm else {}


def _answer(entry, said, form, request):
    who = {"said": said, "by": request.user, "at": request.now}
    if ANSWERS[said] is DismissForm:
        confirming.dismiss(imported=entry, **form.cleaned_data, **who)
    else:
        confirming.confirm(imported=entry, changes=form.changes(entry), **who)


def _entry(request, pk):
    """An entry that waits: one’s own, or anybody’s for whoever may declare for others."""
    waiting = questions.waiting_in(request.nhs_body)
    if Permission.DECLARE_FOR not in request.permissions:
        waiting = waiting.filter(person=request.user)
    return get_object_or_404(waiting, pk=pk)


def _tell(request, person, action, **what):
    try:
        action(**what, by=request.user, at=request.now)
        messages.success(request, DONE["still_true"])
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect(_back(request, person))


def _back(request, person):
    own = person == request.user
    return reverse("imported_interests") if own else reverse("imported_interests_for", args=[person.pk])
