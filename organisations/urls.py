"""Addresses of the directory. An organisation's own page, which also tells of meetings, is in meetings.urls."""

from django.urls import include, path

from organisations.views import acronyms, amending, directory, imports, merging, sheets

organisation = [
    path("names/add/", amending.name_add, name="name_add"),
    path("ties/add/", amending.tie_add, name="tie_add"),
    path("ties/<int:tie_id>/end/", amending.tie_end, name="tie_end"),
    path("successor/", amending.successor_add, name="successor_add"),
    path("contract/", amending.contract_change, name="contract_change"),
    path("record/<slug:relation>/", amending.thing_add, name="thing_add"),
    path("changes/<int:amendment_id>/undo/", amending.amendment_undo, name="amendment_undo"),
    path("merge/", merging.merge, name="merge"),
    path("merge/<str:other>/", merging.merge_confirm, name="merge_confirm"),
]

of_imports = [
    path("", imports.imports, name="imports"),
    path("<int:pk>/", imports.import_report, name="import_report"),
]

own_ties = [
    path("", sheets.tie_sheets, name="tie_sheets"),
    path("ties.csv", sheets.ties_csv, name="ties_csv"),
    path("empty-table.csv", sheets.ties_template, name="ties_template"),
    path("send/", sheets.tie_sheet_send, name="tie_sheet_send"),
    path("<int:pk>/", sheets.tie_sheet, name="tie_sheet"),
]

of_letters = [
    path("", acronyms.acronyms, name="acronyms"),
    path("add/", acronyms.acronym_add, name="acronym_add"),
    path("withdraw/", acronyms.acronym_withdraw, name="acronym_withdraw"),
    path("changes/", acronyms.acronym_changes, name="acronym_changes"),
    path("changes/<int:acronym_id>/undo/", acronyms.acronym_undo, name="acronym_undo"),
]

# What is not about one organisation stands before its code.
urlpatterns = [
    path("directory/", directory.directory, name="directory"),
    path("directory/add/", directory.organisation_add, name="organisation_add"),
    path("directory/imports/", include(of_imports)),
    path("directory/ties/", include(own_ties)),
    path("directory/acronyms/", include(of_letters)),
    path("directory/<str:code>/", include(organisation)),
]
