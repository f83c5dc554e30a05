"""Addresses of the directory."""

from django.urls import include, path

from organisations.views import acronyms

of_letters = [
    path("", acronyms.acronyms, name="acronyms"),
    path("add/", acronyms.acronym_add, name="acronym_add"),
    path("withdraw/", acronyms.acronym_withdraw, name="acronym_withdraw"),
    path("changes/", acronyms.acronym_changes, name="acronym_changes"),
    path("changes/<int:acronym_id>/undo/", acronyms.acronym_undo, name="acronym_undo"),
]

urlpatterns = [
    path("directory/acronyms/", include(of_letters)),
]
