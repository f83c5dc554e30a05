"""Pages that belong to no app: health, and what a person sees when something is wrong."""

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import Http404, JsonResponse
from django.template.response import TemplateResponse
from redis import RedisError

from people.permissions import Permission, requires
from people.tasks import HEARTBEAT_KEY


@login_not_required
def healthz(request):
    """200 when the database, Redis and a worker all answer, else 503, saying which does not."""
    state = {"database": _database_answers(), "redis": True, "worker": False}
    try:
        state["worker"] = cache.get(HEARTBEAT_KEY) is not None
    except RedisError:
        state["redis"] = False
    return JsonResponse(state, status=200 if all(state.values()) else 503)


@login_not_required
def about(request):
    """What the service is, and what it is not."""
    return TemplateResponse(request, "site/about.html")


@login_not_required
def accessibility(request):
    """The accessibility statement the regulations ask for (guidance 5.3)."""
    return TemplateResponse(request, "site/accessibility.html")


@login_not_required
def privacy(request):
    """What is kept about people, why, and what is published."""
    return TemplateResponse(request, "site/privacy.html")


@requires(Permission.SEE_OWN)
def not_served(request):
    """An address of a library's that is not ours to offer."""
    raise Http404


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def bad_request(request, exception=None):
    """400: the request could not be understood."""
    return TemplateResponse(request, "400.html", status=400).render()


def forbidden(request, exception=None):
    """403: known, and not permitted; says which permission is missing."""
    missing = getattr(exception, "permission", None)
    return TemplateResponse(request, "403.html", {"missing": missing}, status=403).render()


def not_found(request, exception=None):
    """404: no such page, or somebody else's."""
    return TemplateResponse(request, "404.html", status=404).render()


def server_error(request):
    """500: our fault; the page needs neither database nor session."""
    return TemplateResponse(None, "500.html", {"reference": getattr(request, "reference", "")}, status=500).render()
