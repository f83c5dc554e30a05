"""The delivery log: who was written to, when, about what, what it said and what became of it."""

from functools import wraps

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from coi.shared.refusal import Refusal
from outbox.actions import following
from outbox.policy.kinds import KINDS
from outbox.policy.timing import holidays_run_out
from outbox.queries.addresses import bad_addresses, bounced_in
from outbox.queries.messages import GROUPS, Posted, log_of, posted
from outbox.queries.wording import wording
from people.permissions import Permission, requires

MESSAGES_A_PAGE = 50
LONGEST_NAME = 200


def load_message(view):
    """Turn `pk` into a message of the body acted for."""

    @wraps(view)
    def loaded(request, pk, **rest):
        return view(request, get_object_or_404(log_of(request.nhs_body), pk=pk), **rest)

    return loaded


@requires(Permission.CHASE)
@require_safe
def message_log(request):
    asked = {"group": request.GET.get("group", ""), "kind": request.GET.get("kind", "")}
    asked["name"] = request.GET.get("name", "").strip()[:LONGEST_NAME]
    page = Paginator(log_of(request.nhs_body, **asked), MESSAGES_A_PAGE).get_page(request.GET.get("page"))
    bad = bad_addresses(_address(message) for message in page)
    context = {
        **asked,
        "page": page,
        "lines": [_line(message, bad, request.now) for message in page],
        "groups": [(value, words) for value, (words, _) in GROUPS.items()],
        "kinds": [(name, kind.label) for name, kind in KINDS.items()],
        "bounced": bounced_in(request.nhs_body),
        "holidays_run_out": holidays_run_out(request.today),
    }
    return TemplateResponse(request, "outbox/log/messages.html", context)


def _line(message, bad, at):
    line = Posted(message, _address(message).lower() in bad)
    return line, line.due_at(at)


def _address(message) -> str:
    return message.recipient.email or message.address


@requires(Permission.CHASE)
@require_safe
@load_message
def message(request, message):
    line = posted(message)
    context = {"line": line, "due_at": line.due_at(request.now), "words": wording(message, for_log=True)}
    return TemplateResponse(request, "outbox/log/message.html", context)


@requires(Permission.CHASE)
@require_POST
@load_message
def message_again(request, message):
    try:
        following.send_again(message=message, by=request.user, at=request.now)
        notices.success(request, f"The message to {message.recipient} will be sent again.")
    except Refusal as refusal:
        notices.error(request, str(refusal))
    return redirect("message", message.pk)


@requires(Permission.CHASE)
@require_POST
@load_message
def message_address_right(request, message):
    address = _address(message)
    try:
        following.reinstate(body=request.nhs_body, address=address, by=request.user, at=request.now)
        notices.success(request, f"Mail goes to {address} again.")
    except Refusal as refusal:
        notices.error(request, str(refusal))
    return redirect("message", message.pk)
