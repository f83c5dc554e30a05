"""The site map."""

from django.conf import settings
from django.urls import include, path

from coi import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("accounts/", include("allauth.urls")),
    path("", include("people.urls")),
    path("", include("registers.urls")),
    path("", include("organisations.urls")),
    path("", include("meetings.urls")),
]

if settings.DEMO:
    urlpatterns.insert(0, path("", include("demo.urls")))

handler400 = "coi.views.bad_request"
handler403 = "coi.views.forbidden"
handler404 = "coi.views.not_found"
handler500 = "coi.views.server_error"
