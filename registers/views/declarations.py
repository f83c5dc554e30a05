"""Declaring: the first page, the pages of an interest, checking, submitting; and nil."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coi.shared.clock import day_of
from coi.shared.fields import typed
from coi.shared.journey import as_posted
from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from registers.actions import declaring, drafting, sharing
from registers.actions.assisting import submit
from registers.forms.assisted import HandOverForm
from registers.forms.declaring_situations import OFFER, BeginForm
from registers.forms.declaring_submitting import DiscardForm, NilForm, SubmitForm
from registers.forms.organisations import candidates
from registers.journey import Draft, page_url
from registers.queries.assisted import waiting_preparation
from registers.queries.declarations import declarations_of, lasting_interests
from registers.queries.doubts import doubts_about
from registers.queries.elsewhere import other_bodies
from registers.queries.reviewed import count_open
from registers.queries.reviewing import state_of
from registers.queries.rules import rules_of
from registers.views.declarer import declarer_of, finished, give_to_owner, start_of


def draft_of(request) -> Draft:
    """What whoever is at the screen has begun to declare to the body acted for, for themselves or for another."""
    declarer = declarer_of(request)
    return Draft(request.nhs_body, declarer.person, request.today, declarer.by, by_link=bool(declarer.link))


def _doing(request):
    """Whose draft is changed, by whom and when."""
    return {**draft_of(request).whose, "at": request.now}


@requires(Permission.DECLARE)
@require_safe
def declare(request):
    if request.link or request.declaring_for:
        return redirect(start_of(declarer_of(request)))
    draft = draft_of(request)
    context = {
        "interests": lasting_interests(request.nhs_body, request.user, request.today),
        "last": declarations_of(request.nhs_body, request.user).first(),
        "open_questions": count_open(request.nhs_body, request.user),
        "draft": draft,
        "rules": draft.rules,
        "prepared": waiting_preparation(request.nhs_body, request.user),
        "others": other_bodies(request.user, request.nhs_body, request.bodies, request.today),
    }
    return TemplateResponse(request, "registers/declarations/declare.html", context)


@requires(Permission.DECLARE)
@require_http_methods(["GET", "HEAD", "POST"])
def declare_begin(request):
    draft, declarer = draft_of(request), declarer_of(request)
    # Gifts are declared by the person, signed in: neither by a link nor for somebody else.
    with_offers = declarer.is_own and not declarer.link
    posted = request.POST if request.method == "POST" else None
    form = BeginForm(posted, said={}, asking=draft.asking(), with_offers=with_offers)
    if form.is_valid():
        return _begin(request, form.cleaned_data["situation"], form.cleaned_data["key"])
    back = reverse("declare_check") if len(draft) else start_of(declarer)
    return TemplateResponse(request, "form.html", {"form": form, "back": back})


def _begin(request, situation, key):
    if situation == OFFER:
        return redirect("offer")
    try:
        number = drafting.begin(answers={"situation": {"situation": situation}}, key=key, **_doing(request))
    except Refusal as refusal:
        messages.info(request, str(refusal))
        return redirect("declare_check")
    return redirect(draft_of(request).next_url(number))


@requires(Permission.DECLARE)
def declare_page(request, number, name):
    draft = draft_of(request)
    if not draft.holds(number):
        return _left_out(request)
    journey = draft.journey(number)
    page = journey.named(name)
    if page is None:
        raise Http404
    if not journey.reachable(page):
        return redirect(draft.next_url(number))
    form = journey.form(page, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _keep(request, number, name, form)
    context = {"form": form, "back": _back(draft, number, page), "facts": _facts(draft, journey, name)}
    return TemplateResponse(request, "registers/declarations/declare_page.html", context)


def _keep(request, number, name, form):
    try:
        drafting.keep(number=number, page=name, posted=as_posted(form), **_doing(request))
    except drafting.LeftOut:
        return _left_out(request)
    return redirect(draft_of(request).next_url(number))


def _left_out(request):
    """Submitted, or removed, in another window: said once to whoever was answering, not to whoever looks."""
    if request.method == "POST":
        messages.info(request, str(drafting.LeftOut()))
    return redirect(start_of(declarer_of(request)))


def _facts(draft, journey, name):
    """What the directory says of the organisation, beside the question that would else ask it."""
    if name != "details":
        return []
    chosen = draft.organisations.get(journey.said().get("organisation_chosen", ""))
    return draft.facts.get(chosen.pk, []) if chosen else []


def _back(draft, number, page):
    """To “Check your answers” once all is answered, else to the page before."""
    journey = draft.journey(number)
    before = journey.before(page)
    if journey.unfinished() is None:
        return reverse("declare_check")
    return page_url(number, before.name) if before else reverse("declare_check")


@requires(Permission.DECLARE)
def declare_check(request):
    draft, declarer = draft_of(request), declarer_of(request)
    if not len(draft):
        return _nothing_waits(request)
    form = _check_form(request, draft)
    if form.is_valid():
        try:
            return redirect(_submitted(request, draft, form))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "drafted": draft.drafted,
        "is_full": draft.is_full,
        "days": draft.rules.days_to_declare,
        "back": start_of(declarer),
        "prepared": waiting_preparation(request.nhs_body, request.user) if declarer.is_own else None,
        "declarer": declarer,
    }
    return TemplateResponse(request, "registers/declarations/declare_check.html", context)


def _check_form(request, draft):
    declarer, posted = declarer_of(request), request.POST if request.method == "POST" else None
    shown = {"interests": draft.interests(), "version": draft.version}
    if declarer.prepares:
        return HandOverForm(posted, **shown, others=[], owner=declarer.person.name)
    return SubmitForm(posted, **shown, others=_others(request))


def _others(request):
    """The other bodies that may be told the same: by whoever declares for themselves, signed in."""
    declarer = declarer_of(request)
    if not declarer.is_own or declarer.link:
        return []
    return other_bodies(request.user, request.nhs_body, request.bodies, request.today)


def _submitted(request, draft, form) -> str:
    """Declare what the draft holds, or hand it over to its owner; the address to go to."""
    declarer = declarer_of(request)
    if declarer.prepares:
        return give_to_owner(request, draft)
    others = [body for body in _others(request) if body.pk in form.chosen]
    say = partial(sharing.declare_to_each, interests=form.interests, others=others)
    declaration = submit(declarer=declarer, say=say, of_draft=True, at=request.now)
    drafting.drop(numbers=[entry["number"] for entry in draft.entries], **_doing(request))
    return finished(request, declaration)


def _nothing_waits(request):
    """Somebody who went back and submitted again is shown what they declared; anybody else begins."""
    declarer = declarer_of(request)
    last = declarations_of(request.nhs_body, request.user).first()
    if request.method == "POST" and declarer.is_own and last and day_of(last.declared_at) == request.today:
        return redirect("declaration_done", last.pk)
    return redirect(start_of(declarer))


@requires(Permission.DECLARE)
@require_POST
def declare_drop(request, number):
    drafting.drop(numbers=[number], **_doing(request))
    return redirect("declare_check")


@requires(Permission.DECLARE)
@require_http_methods(["GET", "HEAD", "POST"])
def declare_discard(request):
    """Throw the draft away, once it is sure."""
    draft = draft_of(request)
    if request.method == "POST":
        drafting.discard(**_doing(request))
        messages.success(request, "Your draft is discarded. What you have on record stands as it was.")
    if request.method == "POST" or not len(draft):
        return redirect("declare")
    context = {"form": DiscardForm(), "back": reverse("declare"), "draft": draft}
    return TemplateResponse(request, "registers/declarations/declare_discard.html", context)


@requires(Permission.DECLARE)
def declare_nil(request):
    if request.declaring_for:
        return redirect(start_of(declarer_of(request)))
    body, person = request.nhs_body, request.user
    doubts = doubts_about(body, person, request.today)
    form = NilForm(request.POST if request.method == "POST" else None, doubted=bool(doubts))
    if form.is_valid():
        try:
            say = {"body": body, "person": person, "by": person, "at": request.now}
            return redirect("declaration_done", declaring.declare_nil(**form.cleaned_data, **say).pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    interests = lasting_interests(body, person, request.today)
    context = {"form": form, "interests": interests, "back": reverse("declare"), "doubts": doubts}
    return TemplateResponse(request, "registers/declarations/declare_nil.html", context)


@requires(Permission.DECLARE)
@require_safe
def declaration_done(request, pk):
    declaration = get_object_or_404(declarations_of(request.nhs_body, request.user), pk=pk)
    rules = rules_of(request.nhs_body, request.today)
    context = {"declaration": declaration, "state": state_of(declaration), "rules": rules}
    return TemplateResponse(request, "registers/declarations/declaration_done.html", context)


@requires(Permission.SEE_DIRECTORY)
@require_safe
def find_organisations(request):
    """What an organisation picker shows under what is typed in it."""
    name, written = typed(request.GET)
    context = {"name": name, "written": written, "candidates": candidates(written, request.nhs_body)}
    return TemplateResponse(request, "components/_organisation_choices.html", context)
