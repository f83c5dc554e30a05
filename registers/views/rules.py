"""The body's policy: what is in force, whose it is, and changing it from a day on."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from registers.actions import setting
from registers.forms.rules import AdoptForm, GiveBackForm, RuleForm
from registers.policy.rules import NAMES, SETTINGS
from registers.queries.rules import policy_of, profile_of, rules_of


@requires(Permission.SEE_OWN)
@require_safe
def policy(request):
    """Every rule in force, where it is from and how sure that is; anyone who declares may read it."""
    context = {
        "policy": policy_of(request.nhs_body, request.today),
        "may_set": Permission.SET_POLICY in request.permissions,
    }
    return TemplateResponse(request, "registers/policy/policy.html", context)


@requires(Permission.SET_POLICY)
def policy_adopt(request):
    """Follow an edition of the guidance from a day on."""
    profile = profile_of(request.nhs_body, request.today)
    form = AdoptForm(request.POST or None, today=request.today, initial={"profile": profile.key})
    if form.is_valid() and _done(request, form, setting.adopt, **form.cleaned_data):
        messages.success(request, "The guidance you follow is on record.")
        return redirect("policy")
    return TemplateResponse(request, "form.html", {"form": form, "back": reverse("policy")})


@requires(Permission.SET_POLICY)
def policy_set(request, name):
    """Set a value of the body's own from a day on."""
    _known(name)
    value = getattr(rules_of(request.nhs_body, request.today), name)
    form = RuleForm(request.POST or None, name=name, today=request.today, initial={"value": value})
    if form.is_valid() and _done(request, form, setting.set_rule, name=name, **form.cleaned_data):
        messages.success(request, f"Set: {SETTINGS[name]['label']}.")
        return redirect("policy")
    return TemplateResponse(request, "form.html", {"form": form, "back": reverse("policy")})


@requires(Permission.SET_POLICY)
def policy_give_back(request, name):
    """Follow the guidance again in what the body had set for itself."""
    _known(name)
    form = GiveBackForm(request.POST or None, name=name, today=request.today)
    if form.is_valid() and _done(request, form, setting.give_back, name=name, **form.cleaned_data):
        messages.success(request, f"Back to the guidance: {SETTINGS[name]['label']}.")
        return redirect("policy")
    return TemplateResponse(request, "form.html", {"form": form, "back": reverse("policy")})


def _known(name):
    if name not in NAMES:
        raise Http404


def _done(request, form, action, **facts):
    """Whether the action was done; what it refuses stands on the form."""
    try:
        action(body=request.nhs_body, **facts, by=request.user, at=request.now)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
