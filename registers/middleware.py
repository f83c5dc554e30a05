"""Whoever opened a one-off link may see the pages that declare, as its person, and nothing else."""

from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from people.permissions import Permission
from registers.queries.assisted import live_link

LINK_KEY, DONE_KEY, FOR_KEY = "declaring-by-link", "declared-by-link", "declaring-for"

# All that a link opens, by the names of pages, and what is permitted there.
DECLARING = frozenset({Permission.DECLARE})
OPEN_BY_LINK = {
    "link_home": DECLARING,
    "link_nil": DECLARING,
    "link_no_change": DECLARING,
    "link_leave": DECLARING,
    "declare_begin": DECLARING,
    "declare_page": DECLARING,
    "declare_check": DECLARING,
    "declare_drop": DECLARING,
    "find_organisations": frozenset({Permission.SEE_DIRECTORY}),
}


def by_link(get_response):
    """Set `request.link`, and for a page that it opens, the person, the body and the permission that go with it.

    To every other page somebody with a link is a stranger. Somebody signed in is themselves, whatever they opened.
    Also set `request.declaring_for`: whom somebody signed in has begun to declare for.
    """

    def middleware(request):
        request.link = None
        request.declaring_for = _declaring_for(request)
        elsewhere = None if request.user.is_authenticated else _enter(request)
        return redirect(elsewhere) if elsewhere else get_response(request)

    return middleware


def _enter(request) -> str:
    """Let a link's person in; the name of the page they are sent to instead where the link is over."""
    known = {LINK_KEY, DONE_KEY} & set(request.session.keys())
    page = _page(request.path_info) if known else ""
    if page not in OPEN_BY_LINK:
        return ""
    link = live_link(request.today, pk=request.session.get(LINK_KEY))
    if link is None:
        return "link_done" if DONE_KEY in request.session else "link_over"
    request.link, request.user, request.nhs_body, request.bodies = link, link.person, link.body, [link.body]
    request.permissions = OPEN_BY_LINK[page]
    return ""


def _page(path: str) -> str:
    try:
        return resolve(path).url_name
    except Resolver404:
        return ""


def _declaring_for(request) -> dict | None:
    said = request.session.get(FOR_KEY) if request.user.is_authenticated else None
    return said if said and request.nhs_body and said["body"] == request.nhs_body.pk else None
