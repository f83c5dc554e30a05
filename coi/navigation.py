"""The links at the head of every page, by what a person may do."""

from django.urls import reverse

from coi.shared.words import count_phrase
from intake.queries.imported import how_many_wait
from people.permissions import Permission
from people.views import Card

PUBLIC = [("Published registers", "registers"), ("Search", "search")]
STAFF = [
    ("Home", "home", Permission.SEE_OWN),
    ("Declare", "declare", Permission.DECLARE),
    ("My interests", "my_interests", Permission.DECLARE),
    ("Meetings", "meetings", Permission.SEE_MEETINGS),
    ("Directory", "directory", Permission.SEE_DIRECTORY),
    ("Declarations", "declarations", Permission.SEE_REGISTER),
    ("Review", "review", Permission.REVIEW_DECLARATIONS),
    ("Editions", "editions", Permission.SEE_REGISTER),
]


def links(request) -> dict[str, object]:
    """A context processor: the links this visitor may follow, the current one marked."""
    if getattr(request, "link", None):
        return {"navigation": []}  # a link opens the pages that declare, and nothing else
    permissions = getattr(request, "permissions", frozenset())
    staff = [(label, name) for label, name, needed in STAFF if needed in permissions]
    shown = staff or PUBLIC
    return {"navigation": [_link(request, label, name) for label, name in shown]}


# Where somebody is told of what waits for them.
TOLD_ON = {"home", "declare"}


def waiting(request) -> dict[str, object]:
    """A context processor: cards for what waits for this person's word, on the pages where they begin."""
    place = getattr(request.resolver_match, "url_name", "")
    permitted = Permission.DECLARE in getattr(request, "permissions", frozenset())
    count = how_many_wait(request.nhs_body, request.user) if place in TOLD_ON and permitted else 0
    words = f"{count_phrase(count, 'entry waits', 'entries wait')} for you to say whether they still hold."
    card = Card("From an earlier register", words, "imported_interests", Permission.DECLARE)
    return {"waiting_cards": [card] if count else []}


def _link(request, label: str, name: str) -> dict[str, object]:
    url = reverse(name)
    current = request.path == url or (url != "/" and request.path.startswith(url))
    return {"label": label, "url": url, "current": current}
