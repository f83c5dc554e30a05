"""Addresses of who must declare, and who has."""

from django.urls import path

from assurance.views import asking, completion, roll

urlpatterns = [
    path("declarations/", roll.declarations, name="declarations"),
    path("declarations/ask/", asking.declarations_ask, name="declarations_ask"),
    path("declarations/completion/", completion.completion, name="completion"),
    path("declarations/lateness/", completion.lateness, name="lateness"),
    path("declarations/quality/", completion.quality, name="quality"),
    path("declarations/files/<slug:name>.csv", completion.declarations_csv, name="declarations_csv"),
    path("declarations/committees/<int:committee_id>/", roll.committee_returns, name="committee_returns"),
    path("declarations/<int:pk>/", roll.declarant, name="declarant"),
    path("declarations/<int:pk>/ask/", roll.declarant_ask, name="declarant_ask"),
    path("declarations/<int:pk>/interests/", roll.declarant_record, name="declarant_record"),
]
