"""The links at the head of every page, by what a person may do."""

from django.urls import reverse

from people.permissions import Permission

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
    permissions = getattr(request, "permissions", frozenset())
    staff = [(label, name) for label, name, needed in STAFF if needed in permissions]
    shown = staff or PUBLIC
    return {"navigation": [_link(request, label, name) for label, name in shown]}


def _link(request, label: str, name: str) -> dict[str, object]:
    url = reverse(name)
    current = request.path == url or (url != "/" and request.path.startswith(url))
    return {"label": label, "url": url, "current": current}
