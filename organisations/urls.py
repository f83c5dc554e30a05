"""Addresses of the directory."""

from django.urls import path

from organisations.views import imports, sheets

urlpatterns = [
    path("directory/imports/", imports.imports, name="imports"),
    path("directory/imports/<int:pk>/", imports.import_report, name="import_report"),
    path("directory/ties/", sheets.tie_sheets, name="tie_sheets"),
    path("directory/ties/ties.csv", sheets.ties_csv, name="ties_csv"),
    path("directory/ties/empty-table.csv", sheets.ties_template, name="ties_template"),
    path("directory/ties/send/", sheets.tie_sheet_send, name="tie_sheet_send"),
    path("directory/ties/<int:pk>/", sheets.tie_sheet, name="tie_sheet"),
]
