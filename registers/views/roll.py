"""The governance lead's view: who has declared, what they declared, and asking those who have not."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from people.permissions import Permission, requires
from registers.actions import declaring
from registers.queries.declarations import declarations_of, record_of, roll, states
from registers.queries.offers import offers_of
from registers.views.load import load_declarant

PEOPLE_A_PAGE = 50


@requires(Permission.SEE_REGISTER)
@require_safe
def declarations(request):
    everybody, group = roll(request.nhs_body, request.today), request.GET.get("group", "")
    pages = Paginator(everybody.of(group), PEOPLE_A_PAGE)
    context = {
        "everybody": everybody,
        "group": group,
        "page": pages.get_page(request.GET.get("page")),
        "may_ask": Permission.PREPARE in request.permissions,
    }
    return TemplateResponse(request, "registers/declarations/declarations.html", context)


@requires(Permission.PREPARE)
@require_POST
@load_declarant
def declarant_ask(request, person):
    declaring.ask(body=request.nhs_body, person=person, by=request.user, at=request.now)
    messages.success(request, f"{person} has been asked to declare.")
    return redirect("declarations")


@requires(Permission.SEE_REGISTER)
@require_safe
@load_declarant
def declarant(request, person):
    body, day = request.nhs_body, request.today
    context = {
        "person": person,
        "lines": record_of(body, person, day),
        "standing": states(body, [person.pk], day)[person.pk],
        "declarations": declarations_of(body, person),
        "offers": offers_of(body, person),
        "may_chase": Permission.CHASE in request.permissions,
        "may_declare_for": Permission.DECLARE_FOR in request.permissions and person != request.user,
        "may_ask": Permission.PREPARE in request.permissions,
    }
    return TemplateResponse(request, "registers/declarations/declarant.html", context)
