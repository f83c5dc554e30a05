"""The refresh: what one declared last time on one screen, each still true, changed or ended."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from registers.actions import declaring
from registers.actions.refreshing import declare_ended
from registers.forms.refreshing import RefreshForm
from registers.queries.declarations import declarations_of, lasting_interests
from registers.queries.rules import rules_of
from registers.views.declarations import draft_of
from registers.views.declarer import declarer_of, start_of


@requires(Permission.DECLARE)
def refresh(request):
    body, person, day = request.nhs_body, request.user, request.today
    if request.declaring_for:
        return redirect(start_of(declarer_of(request)))
    last = declarations_of(body, person).first()
    if last is None:
        return redirect("declare")
    posted = request.POST if request.method == "POST" else None
    form = RefreshForm(posted, interests=lasting_interests(body, person, day), today=day)
    if form.is_valid():
        try:
            return _declared(request, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "last": last, "back": reverse("declare"), "rules": rules_of(body, day)}
    return TemplateResponse(request, "registers/declarations/refresh.html", context)


def _declared(request, form):
    """One declaration: at once where everything is said; by the pages of a draft where something is left to say."""
    act = {"body": request.nhs_body, "person": request.user, "by": request.user, "at": request.now}
    if form.nothing_changed:
        return redirect("declaration_done", declaring.declare_no_change(**act).pk)
    if form.ended and not (form.changed or form.is_new):
        return redirect("declaration_done", declare_ended(ended=form.ended, **act).pk)
    return redirect(_drafted(request, form))


def _drafted(request, form):
    """Put what ended and what changed into the draft; the first page that is left to answer."""
    draft = draft_of(request)
    if len(draft) + len(form.changed) + len(form.ended) + form.is_new > declaring.MOST_INTERESTS:
        raise declaring.TooManyInterests
    for interest, until in form.ended:
        draft.end(interest, until, at=request.now)
    numbers = [draft.change(interest, at=request.now) for interest in form.changed]
    return draft_of(request).next_url(numbers[0]) if numbers else reverse("declare_begin")
