"""Agenda items, and what they concern."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_POST

from coi.shared.forms import Answer
from meetings.actions import answering, convening, correcting
from meetings.forms.items import ConcernForm, CorrectionForm, EffectForm, ItemForm, ThemeForm, WithdrawForm, shown
from meetings.queries import affected as questions
from meetings.queries import agenda
from meetings.queries.lexicon import themes_to_add
from meetings.views.claims import MAY_RAISE
from meetings.views.crumbs import item_url, meeting_url, to_meeting
from meetings.views.load import load_item, load_live_item, load_meeting
from organisations.forms.picking import candidates
from organisations.queries import search
from people.permissions import Permission, requires


@requires(Permission.PREPARE)
@load_meeting
def add_item(request, meeting):
    """Put an item on the agenda."""
    form = ItemForm(request.POST or None, heading="New agenda item")
    if form.is_valid():
        item = convening.add_item(meeting=meeting, **form.facts, by=request.user, at=request.now)
        return redirect(item_url(item))
    return TemplateResponse(request, "form.html", {"form": form, "back": meeting_url(meeting)})


@requires(Permission.SEE_MEETINGS)
@require_GET
@load_meeting
@load_item
def item(request, item):
    """An item: its paper, and what it concerns."""
    seen = _concerns(request, item)
    asked = questions.questions_of(item, seen["considered"])
    context = {
        **seen,
        "rows": _facts(item),
        "questions": asked,
        "may_raise": not item.withdrawn and bool(request.permissions.intersection(MAY_RAISE)),
        "crumbs": to_meeting(item.meeting),
    }
    return TemplateResponse(request, "meetings/item.html", context)


@requires(Permission.SEE_MEETINGS)
@require_GET
@load_meeting
@load_item
def concerns(request, item):
    """What an item concerns, as a part of its page."""
    return TemplateResponse(request, "meetings/_concerns.html", _concerns(request, item))


@requires(Permission.PREPARE)
@load_meeting
@load_live_item
def revise_item(request, item):
    """Change an item."""
    form = ItemForm(request.POST or None, heading=f"Change item {item.number}", initial=shown(item))
    if form.is_valid():
        convening.revise_item(item=item, **form.facts, by=request.user, at=request.now)
        return redirect(item_url(item))
    return TemplateResponse(request, "form.html", {"form": form, "back": item_url(item)})


@requires(Permission.PREPARE)
@load_meeting
@load_live_item
def withdraw_item(request, item):
    """Take an item off the agenda."""
    form = WithdrawForm(request.POST if request.method == "POST" else None, heading=f"Withdraw item {item}")
    if form.is_valid():
        convening.withdraw_item(item=item, by=request.user, at=request.now)
        messages.success(request, f"Item {item.number} is withdrawn.")
        return redirect(meeting_url(item.meeting))
    return TemplateResponse(request, "form.html", {"form": form, "back": item_url(item)})


@requires(Permission.PREPARE)
@require_POST
@load_meeting
@load_live_item
def correct(request, item):
    """Say that the item does or does not concern what was read in it."""
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    code, theme, verdict = (form.cleaned_data[name] for name in ("organisation", "theme", "verdict"))
    concern = agenda.concern_in(item, code=code, theme=theme)
    if concern is None:
        raise Http404
    correcting.correct(
        item=item, organisation=concern.organisation, theme=theme, verdict=verdict, by=request.user, at=request.now
    )
    return redirect(f"{item_url(item)}#concerns")


@requires(Permission.PREPARE)
@load_meeting
@load_live_item
def add_concern(request, item):
    """Name an organisation that was not found in the text."""
    form = ConcernForm(request.POST or None, suggest=partial(candidates, body=request.nhs_body))
    if form.is_valid():
        code = form.cleaned_data["organisation"].chosen
        organisation = search.by_code(code, body=request.nhs_body)
        correcting.correct(item=item, organisation=organisation, verdict="concerns", by=request.user, at=request.now)
        return redirect(f"{item_url(item)}#concerns")
    return TemplateResponse(request, "form.html", {"form": form, "back": item_url(item)})


@requires(Permission.PREPARE)
@load_meeting
@load_live_item
def add_theme(request, item):
    """Say what an item is about besides organisations."""
    form = ThemeForm(request.POST or None, themes=themes_to_add(item))
    if form.is_valid():
        theme = form.cleaned_data["theme"]
        correcting.correct(item=item, theme=theme, verdict="concerns", by=request.user, at=request.now)
        return redirect(f"{item_url(item)}#concerns")
    return TemplateResponse(request, "form.html", {"form": form, "back": item_url(item)})


@requires(Permission.PREPARE)
@load_meeting
@load_live_item
def affected(request, item, effect):
    """Answer whether the item may affect those it is not about."""
    question = questions.question_on(item, effect)
    if question is None:
        raise Http404
    form = EffectForm(request.POST or None, question=question)
    if form.is_valid():
        answering.answer(item=item, effect=effect, **form.cleaned_data, by=request.user, at=request.now)
        messages.success(request, question.answered_words(is_yes=form.cleaned_data["is_yes"]))
        return redirect(f"{item_url(item)}#affected")
    return TemplateResponse(request, "form.html", {"form": form, "back": f"{item_url(item)}#affected"})


def _concerns(request, item):
    return {
        "item": item,
        "considered": agenda.considered([item])[item.pk],
        "may_prepare": Permission.PREPARE in request.permissions and not item.withdrawn,
    }


def _facts(item):
    part = f"{item.get_part_display()}: {item.private_ground}" if item.private_ground else item.get_part_display()
    return [
        Answer("What is asked", item.ask or "Not given"),
        Answer("Stage", item.get_stage_display()),
        Answer("Part of the meeting", part),
        Answer("Clinical input", item.get_clinical_input_display()),
        Answer("Value", "Not given" if item.value is None else f"£{item.value:,.2f}"),
    ]
