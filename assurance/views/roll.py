"""Who must declare, who has, and asking those who have not."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from assurance.actions import asking
from assurance.queries import declarants as questions
from assurance.queries.roll import choices, roll
from assurance.views.crumbs import to_declarant, to_roll
from assurance.views.load import load_committee, load_declarant
from people.permissions import Permission, requires
from registers.queries.declarations import record_of
from registers.queries.offers import offers_of

PEOPLE_A_PAGE = 50


@requires(Permission.SEE_REGISTER)
@require_safe
def declarations(request):
    """Everyone who must declare, or those asked for."""
    group, who, words = (request.GET.get(name, "") for name in ("group", "who", "q"))
    everybody = roll(request.nhs_body, request.today)
    chosen = everybody.among(who).called(words)
    pages = Paginator(chosen.of(group), PEOPLE_A_PAGE)
    context = {
        "everybody": everybody,
        "chosen": chosen,
        "choices": choices(everybody.lines),
        "group": group,
        "who": who,
        "words": words,
        "page": pages.get_page(request.GET.get("page")),
        "may_ask": Permission.CHASE in request.permissions,
    }
    return TemplateResponse(request, "assurance/declarations.html", context)


@requires(Permission.CHASE)
@require_POST
@load_declarant
def declarant_ask(request, person):
    """Ask one person."""
    asking.ask(body=request.nhs_body, person=person, by=request.user, at=request.now)
    messages.success(request, f"{person} has been asked to declare.")
    return redirect("declarant", person.pk)


@requires(Permission.SEE_REGISTER)
@require_safe
@load_declarant
def declarant(request, person):
    """Why somebody must declare, how they stand, and when they were asked, were reminded and declared."""
    context = {
        "person": person,
        "found": questions.declarant(request.nhs_body, person, request.today),
        "crumbs": to_roll(),
        "may_ask": Permission.CHASE in request.permissions,
        "may_declare_for": Permission.DECLARE_FOR in request.permissions and person != request.user,
    }
    return TemplateResponse(request, "assurance/declarant.html", context)


@requires(Permission.SEE_REGISTER)
@require_safe
@load_declarant
def declarant_record(request, person):
    """What somebody declared: their interests, and gifts and hospitality."""
    body = request.nhs_body
    context = {
        "person": person,
        "lines": record_of(body, person, request.today),
        "offers": offers_of(body, person),
        "crumbs": to_declarant(person),
    }
    return TemplateResponse(request, "assurance/declarant_record.html", context)


@requires(Permission.SEE_MEETINGS)
@require_safe
@load_committee
def committee_returns(request, committee):
    """For its chair: who has a seat on a committee, and how each stands in declaring."""
    found = questions.seat_holders(request.nhs_body, committee, request.today)
    return TemplateResponse(request, "assurance/committee_returns.html", {"committee": committee, "found": found})
