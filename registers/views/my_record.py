"""One's own record: the history of it, what was published of it, what was asked, and copies to keep."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from people.permissions import Permission, requires
from registers.actions import copying
from registers.queries import copies, own_record
from registers.queries.declarations import declarations_of
from registers.queries.employment import permits_of

DECLARATIONS_A_PAGE = 20


@requires(Permission.SEE_OWN)
@require_safe
def my_history(request):
    made = Paginator(own_record.history_of(request.nhs_body, request.user), DECLARATIONS_A_PAGE)
    page = made.get_page(request.GET.get("page"))
    context = {"page": page, "declared": [_declared(each, request.now) for each in page]}
    return TemplateResponse(request, "registers/record/my_history.html", context)


def _declared(declaration, at):
    """A declaration, what each interest in it did, and the copy that is kept of it."""
    copy = getattr(declaration, "copy", None)
    kept = copy if copy and not copies.has_expired(copy, at) else None
    return {
        "declaration": declaration,
        "said": [(each, own_record.what_it_did(each)) for each in declaration.interests.all()],
        "copy": kept,
        "expires_at": kept.asked_at + copies.KEPT if kept else None,
        "token": copies.token_of(kept) if kept else "",
    }


@requires(Permission.SEE_OWN)
@require_safe
def my_published(request):
    published = own_record.published_about(request.nhs_body, request.user, request.today)
    return TemplateResponse(request, "registers/record/my_published.html", {"published": published})


@requires(Permission.SEE_OWN)
@require_safe
def my_requests(request):
    context = {
        "permits": permits_of(request.nhs_body, request.user, request.today),
        "may_declare": Permission.DECLARE in request.permissions,
    }
    return TemplateResponse(request, "registers/record/my_requests.html", context)


@requires(Permission.SEE_OWN)
@require_POST
def declaration_copy_ask(request, pk):
    declaration = get_object_or_404(declarations_of(request.nhs_body, request.user), pk=pk)
    copying.ask(declaration=declaration, by=request.user, at=request.now)
    messages.success(request, "A link to your copy is on its way to your email address. It works for 7 days.")
    return redirect("my_history")


@requires(Permission.SEE_OWN)
@require_safe
@never_cache
def declaration_copy(request, token):
    copy = copies.copy_by(token, request.nhs_body, request.user)
    if copy is None:
        raise Http404
    if copies.has_expired(copy, request.now) or copy.content is None:
        messages.info(request, "That link works no longer, or not yet. You can ask for another copy here.")
        return redirect("my_history")
    response = HttpResponse(bytes(copy.content), content_type="application/pdf")
    name = f"{request.nhs_body.slug}-declaration-{copy.declaration_id}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
