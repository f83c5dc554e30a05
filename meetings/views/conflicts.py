"""The conflicts matching found, and the chair's rulings on them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from coi.shared.refusal import Refusal
from coi.shared.words import sentence_list
from meetings.actions import ruling
from meetings.forms.ruling import RulingForm, SameRulingForm
from meetings.queries.affected import questions_on
from meetings.queries.cases import cases_of
from meetings.queries.conflicts import picture
from meetings.queries.matching import unresolved
from meetings.views.claims import MAY_RAISE
from meetings.views.crumbs import to_meeting
from meetings.views.load import load_conflict, load_live_item, load_meeting
from people.permissions import Permission, requires


@requires(Permission.SEE_MEETINGS)
@require_GET
@load_meeting
def conflicts(request, meeting):
    """Every conflict found, by item or by person, the strongest first."""
    seen = picture(meeting)
    asked = questions_on(seen.items)
    context = {
        "meeting": meeting,
        "picture": seen,
        "touched": [(group, asked[group.item.pk]) for group in seen.touched()],
        "untouched": [(item, asked[item.pk]) for item in seen.untouched()],
        "unresolved": unresolved(meeting),
        "by_person": request.GET.get("by") == "person",
        "ruled": _just_ruled(request, seen),
        "may_rule": Permission.RULE in request.permissions,
        "may_prepare": Permission.PREPARE in request.permissions,
        "may_chase": Permission.CHASE in request.permissions,
        "may_raise": bool(request.permissions.intersection(MAY_RAISE)),
        "crumbs": to_meeting(meeting),
    }
    return TemplateResponse(request, "meetings/conflicts.html", context)


@requires(Permission.RULE)
@load_meeting
@load_conflict
def rule(request, conflict):
    """One conflict: the facts, what was ruled before, and the chair's ruling."""
    cases = cases_of(conflict.meeting, conflict.meeting.conflicts.filter(pk=conflict.pk))
    if not cases:
        raise Http404
    form = RulingForm(request.POST or None, in_public=conflict.item.part == "public")
    if form.is_valid():
        try:
            ruling.rule(conflict=conflict, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, f"Your ruling on {conflict.person} is recorded, for item {conflict.item}.")
            return redirect(_back_to([conflict]))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "case": cases[0],
        "is_own": conflict.person_id == request.user.pk,
        "back": _conflicts_on(conflict.item),
    }
    return TemplateResponse(request, "meetings/rule.html", context)


@requires(Permission.RULE)
@load_meeting
@load_live_item
def rule_the_same(request, item):
    """One ruling for several members whose conflicts on an item everyone of a kind shares."""
    cases = _alike(item, request.user)
    if not cases:
        messages.warning(
            request, f"Nothing on item {item.number} that you may rule on is shared with everyone of a kind."
        )
        return redirect(_conflicts_on(item))
    form = SameRulingForm(
        request.POST or None,
        in_public=item.part == "public",
        members=[(case.conflict.pk, f"{case.member}") for case in cases],
        hints={case.conflict.pk: case.reasons[0].in_a_line for case in cases},
    )
    if form.is_valid():
        chosen = set(form.cleaned_data.pop("conflicts"))
        picked = [case.conflict for case in cases if case.conflict.pk in chosen]
        try:
            ruling.rule_the_same(conflicts=picked, **form.cleaned_data, by=request.user, at=request.now)
            names = sentence_list(str(conflict.person) for conflict in picked)
            messages.success(request, f"Your ruling on {names} is recorded, for item {item}.")
            return redirect(_back_to(picked))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "item": item, "back": _conflicts_on(item)}
    return TemplateResponse(request, "meetings/rule_the_same.html", context)


def _alike(item, person):
    """The class-wide conflicts on an item that the person may rule on."""
    found = cases_of(item.meeting, item.conflicts.exclude(person=person))
    return [case for case in found if case.is_class_wide and not case.is_gone and not case.is_dismissed]


def _conflicts_on(item):
    return f"{reverse('conflicts', args=[item.meeting_id])}#item-{item.number}"


def _back_to(ruled):
    """The first of the conflicts just ruled on, where the page says what was done."""
    first = ruled[0]
    return f"{reverse('conflicts', args=[first.meeting_id])}?ruled={first.pk}#conflict-{first.pk}"


def _just_ruled(request, seen):
    """The conflict at which to say what was done; None for the top of the page."""
    shown = {str(case.conflict.pk): case.conflict.pk for case in (*seen.cases, *seen.dismissed)}
    return shown.get(request.GET.get("ruled"))
