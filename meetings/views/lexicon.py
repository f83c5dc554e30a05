"""The words that tell what an item is about: seen, added to, taken from, with what each change would do."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from coi.shared.crumbs import Crumb
from coi.shared.refusal import Refusal
from coi.shared.words import lower_first
from matching.lexicon import Place, Wording
from meetings.actions import wording
from meetings.forms.lexicon import ChangeUndoForm, PhraseForm, PhraseWithdrawForm, ThemeForm, code_of
from meetings.policy.lexicon_words import HOW_TO_WRITE, list_in_words
from meetings.queries import lexicon as words
from meetings.queries.foreseeing import foresee
from meetings.views.crumbs import to_meetings
from people.permissions import Permission, requires

CHANGES_A_PAGE = 20


@requires(Permission.SEE_MEETINGS)
@require_GET
def lexicon(request):
    """Every list of the lexicon, by kind and theme."""
    context = {
        "groups": words.lexicon_groups(request.nhs_body),
        "untold": words.untold(request.nhs_body, request.today),
        "may_keep": Permission.KEEP_WORDS in request.permissions,
        "crumbs": to_meetings(),
    }
    return TemplateResponse(request, "meetings/lexicon.html", context)


@requires(Permission.SEE_MEETINGS)
@require_GET
def lexicon_list(request):
    """The phrases of one list, and where each comes from."""
    place = _place(request)
    context = {
        "title": list_in_words(place),
        "theme": words.title_of(place),
        "lines": words.phrases_of(place, request.nhs_body),
        "how_to_write": HOW_TO_WRITE,
        "query": _query(place),
        "may_keep": Permission.KEEP_WORDS in request.permissions,
        "crumbs": _crumbs(),
    }
    return TemplateResponse(request, "meetings/lexicon_list.html", context)


@requires(Permission.KEEP_WORDS)
def phrase_add(request):
    """Put a phrase in a list, once what that would do has been seen."""
    body = request.nhs_body
    form = PhraseForm(
        request.POST or None,
        places=words.places(body),
        called=_where,
        recent=partial(words.recent_texts, body),
        initial={"place": code_of(_asked(request))},
    )
    return _change(request, form)


@requires(Permission.KEEP_WORDS)
def theme_add(request):
    """Add a theme with its phrases, once what that would do has been seen."""
    body = request.nhs_body
    form = ThemeForm(
        request.POST or None,
        recent=partial(words.recent_texts, body),
        as_recorded=partial(words.as_recorded, body=body, day=request.today),
        is_known=partial(words.is_known, body=body),
        initial={name: request.GET.get(name, "") for name in ("kind", "value")},
    )
    return _change(request, form)


@requires(Permission.KEEP_WORDS)
def phrase_withdraw(request):
    """Take a phrase out of a list."""
    place, phrase = _place(request), request.GET.get("phrase", "")
    if not any(line.phrase == phrase and line.is_there for line in words.phrases_of(place, request.nhs_body)):
        raise Http404
    form = PhraseWithdrawForm(request.POST if request.method == "POST" else None, phrase=phrase)
    out = Wording(place, phrase, is_there=False)
    act = partial(wording.change, body=request.nhs_body, wordings=[out])
    return _confirm(request, form, out, act, back=f"{reverse('lexicon_list')}?{_query(place)}")


@requires(Permission.SEE_MEETINGS)
@require_GET
def lexicon_changes(request):
    """What the body changed, and who did."""
    pages = Paginator(words.changes_of(request.nhs_body), CHANGES_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [(change, _where(change.wording.place)) for change in page],
        "standing": {change.pk for change in words.standing_changes(request.nhs_body)},
        "may_keep": Permission.KEEP_WORDS in request.permissions,
        "crumbs": _crumbs(),
    }
    return TemplateResponse(request, "meetings/lexicon_changes.html", context)


@requires(Permission.KEEP_WORDS)
def change_undo(request, change_id):
    """Set a phrase back to what it was before a change."""
    change = get_object_or_404(words.changes_of(request.nhs_body), pk=change_id)
    posted = request.POST if request.method == "POST" else None
    form = ChangeUndoForm(posted, phrase=change.phrase, is_there=change.is_there)
    act = partial(wording.undo, undone=change)
    return _confirm(request, form, change.wording.opposite, act, back=reverse("lexicon_changes"))


def _change(request, form):
    """Show what the changes of a form would do, then make them."""
    context = {"form": form, "back": reverse("lexicon")}
    if form.is_valid():
        if not form.is_seen:
            form.show()
            context["foreseen"] = foresee(form.wordings, request.nhs_body, request.today)
        elif _done(request, form, wording.change, body=request.nhs_body, wordings=form.wordings):
            return redirect(f"{reverse('lexicon_list')}?{_query(form.wordings[0].place)}")
    return TemplateResponse(request, "meetings/lexicon_change.html", context)


def _confirm(request, form, change, act, back):
    """Show what a change would do, with a button that makes it."""
    if form.is_valid() and _done(request, form, act):
        return redirect(back)
    context = {
        "form": form,
        "back": back,
        "where": _where(change.place),
        "foreseen": foresee([change], request.nhs_body, request.today),
    }
    return TemplateResponse(request, "meetings/lexicon_change.html", context)


def _done(request, form, act, **facts) -> bool:
    """Whether the action was carried out; if it refused, the form says why."""
    reason = {"reason": form.cleaned_data["reason"]} if "reason" in form.cleaned_data else {}
    try:
        act(**facts, **reason, by=request.user, at=request.now)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, "The words are changed. The items of coming meetings are being read again.")
    return True


def _asked(request) -> Place:
    """The list that the query names."""
    return Place(*(request.GET.get(name, "") for name in ("kind", "value", "list")))


def _place(request) -> Place:
    """The list that the query names, if the body's lexicon has it."""
    place = _asked(request)
    if not words.has_list(place, request.nhs_body):
        raise Http404
    return place


def _where(place) -> str:
    """A list and what it belongs to, in words."""
    return f"{words.title_of(place)}: {lower_first(list_in_words(place))}"


def _query(place) -> str:
    return urlencode({"kind": place.kind, "value": place.value, "list": place.list})


def _crumbs():
    return [*to_meetings(), Crumb("Words that matching knows", reverse("lexicon"))]
