"""The site map, and pages that go wrong in every way a page can."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.urls import path

from coi import urls
from people.permissions import Forbidden, Permission


@login_not_required
def bad(request):
    raise BadRequest


@login_not_required
def forbidden(request):
    raise Forbidden(Permission.RULE)


@login_not_required
def broken(request):
    raise ZeroDivisionError


urlpatterns = [*urls.urlpatterns, path("bad/", bad), path("forbidden/", forbidden), path("broken/", broken)]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
