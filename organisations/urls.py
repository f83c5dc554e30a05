"""Addresses of the directory. An organisation's own page, which also tells of meetings, is in meetings.urls."""

from django.urls import include, path

from organisations.views import amending, directory, imports, merging, sheets

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

# What is not about one organisation stands before its code.
urlpatterns = [
    path("directory/", directory.directory, name="directory"),
    path("directory/add/", directory.organisation_add, name="organisation_add"),
    path("directory/imports/", imports.imports, name="imports"),
    path("directory/imports/<int:pk>/", imports.import_report, name="import_report"),
    path("directory/ties/", sheets.tie_sheets, name="tie_sheets"),
    path("directory/ties/ties.csv", sheets.ties_csv, name="ties_csv"),
    path("directory/ties/empty-table.csv", sheets.ties_template, name="ties_template"),
    path("directory/ties/send/", sheets.tie_sheet_send, name="tie_sheet_send"),
    path("directory/ties/<int:pk>/", sheets.tie_sheet, name="tie_sheet"),
    path("directory/<str:code>/", include(organisation)),
]
