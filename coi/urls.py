"""The site map."""

from django.conf import settings
from django.urls import include, path

from coi import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    # A body says by which address its people are known; these two pages would let them change that by themselves.
    path("accounts/email/", views.not_served, name="no_email_change"),
    path("accounts/password/set/", views.not_served, name="no_password_set"),
    path("accounts/", include("allauth.urls")),
    path("", include("people.urls")),
    path("", include("organisations.urls")),
    path("", include("registers.urls")),
    path("", include("meetings.urls")),
    path("", include("outbox.urls")),
    path("", include("intake.urls")),
    path("", include("assurance.urls")),
]

if settings.DEMO:
    urlpatterns.insert(0, path("", include("demo.urls")))

handler400 = "coi.views.bad_request"
handler403 = "coi.views.forbidden"
handler404 = "coi.views.not_found"
handler500 = "coi.views.server_error"
