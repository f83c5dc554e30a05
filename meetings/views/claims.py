"""Conflicts that somebody raised."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from coi.shared.refusal import Refusal
from meetings.actions import claiming
from meetings.forms.claiming import NEW, ClaimAnswerForm, ClaimForm, WhoForm
from meetings.queries import agenda, claims
from meetings.views.load import load_claim, load_conflict, load_live_item, load_meeting, load_member_of_item
from people.permissions import Permission, requires

MAY_RAISE = (Permission.PREPARE, Permission.RULE)


@requires(*MAY_RAISE)
@require_GET
@load_meeting
@load_live_item
def raise_on(request, item):
    """Whom a conflict is raised about."""
    members = agenda.members_by_seat(item.meeting)
    form = WhoForm(request.GET if "member" in request.GET else None, members=members)
    if form.is_valid():
        return redirect("item_raise_about", item.meeting_id, item.number, form.cleaned_data["member"].pk)
    context = {"form": form, "item": item, "back": _conflicts_on(item)}
    return TemplateResponse(request, "meetings/raise.html", context)


@requires(*MAY_RAISE)
@load_meeting
@load_live_item
@load_member_of_item
def raise_about(request, item, member):
    """What was said of a member on an item, by whom and when."""
    interests = claims.interests_to_name(item.meeting, member.person)
    form = ClaimForm(
        request.POST or None,
        interests=interests,
        members=agenda.members_by_seat(item.meeting),
        initial={"moment": claims.moment_of(item.meeting, request.now), "which": "" if interests else NEW},
    )
    if form.is_valid():
        try:
            made = claiming.claim(item=item, member=member, **form.facts, by=request.user, at=request.now)
            messages.success(request, _said(made, member, request.user))
            return redirect(_back_to(made.conflict))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "item": item, "member": member, "back": _conflicts_on(item)}
    return TemplateResponse(request, "meetings/raise.html", context)


@requires(Permission.PREPARE)
@load_meeting
@load_conflict
@load_claim
def answer(request, claim):
    """Whether what was raised stands."""
    form = ClaimAnswerForm(request.POST or None)
    if form.is_valid():
        try:
            claiming.answer(claim=claim, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, "Your answer is kept with its reason.")
            return redirect(_back_to(claim.conflict))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "claim": claim, "back": _back_to(claim.conflict)}
    return TemplateResponse(request, "meetings/claim_answer.html", context)


@requires(Permission.SEE_OWN)
@require_GET
def raised_about_me(request):
    """What others say the person has an interest in, to be declared by nobody else."""
    context = {
        "claims": claims.raised_about(request.nhs_body, request.user),
        "may_declare": Permission.DECLARE in request.permissions,
    }
    return TemplateResponse(request, "meetings/raised_about_me.html", context)


def _said(claim, member, person):
    about = f"Kept: {member}, item {claim.conflict.item.number}."
    if claim.interest:
        return about
    if member.person_id == person.pk:
        return f"{about} It is not on record: declare it."
    return f"{about} It is not on record, so {member} has been asked to declare it."


def _conflicts_on(item):
    return f"{reverse('conflicts', args=[item.meeting_id])}#item-{item.number}"


def _back_to(conflict):
    """Where the conflict stands on the page, and where that page says what was done."""
    return f"{reverse('conflicts', args=[conflict.meeting_id])}?ruled={conflict.pk}#conflict-{conflict.pk}"
