"""An organisation's page: what the directory knows, who has an interest in it, which meetings concerned it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from coi.shared.forms import Answer
from meetings.queries.organisations import concerned, items_about, stakes
from organisations.queries.profile import facts, profile
from organisations.queries.search import by_code
from organisations.views.crumbs import to_directory
from people.permissions import Permission, requires

ITEMS_A_PAGE = 20


@requires(Permission.SEE_DIRECTORY)
@require_safe
def organisation(request, code):
    """An organisation; what was merged into another leads to that one."""
    found = by_code(code, body=request.nhs_body)
    if found is None:
        raise Http404
    if found.merged_into_id:
        messages.info(request, f"{found} ({found.code}) was merged into this organisation.")
        return redirect("organisation", found.merged_into.code)
    known = profile(found, body=request.nhs_body, day=request.today)
    context = {
        "organisation": found,
        "rows": [Answer(label, words) for label, words in facts(found)],
        "profile": known,
        **_stakes(request, known.family),
        **_items(request, known.family),
        "may_keep": Permission.KEEP_DIRECTORY in request.permissions,
        "crumbs": to_directory(),
    }
    return TemplateResponse(request, "meetings/organisation.html", context)


def _stakes(request, family):
    """Who has an interest in it, for those who may see the register."""
    if Permission.SEE_REGISTER not in request.permissions:
        return {}
    return {"sees_register": True, "stakes": stakes(family, body=request.nhs_body, day=request.today)}


def _items(request, family):
    """Which items concerned it, for those who may see meetings."""
    if Permission.SEE_MEETINGS not in request.permissions:
        return {}
    page = Paginator(items_about(family, body=request.nhs_body), ITEMS_A_PAGE).get_page(request.GET.get("page"))
    return {
        "sees_meetings": True,
        "page": page,
        "items": concerned(page.object_list, family),
    }
