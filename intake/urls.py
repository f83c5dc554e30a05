"""Addresses of staff lists and earlier registers that are taken in, and of what a register said of somebody."""

from django.urls import include, path

from intake.views import columns, files, imported, intakes

of_files = [
    path("", intakes.intakes, name="intakes"),
    path("staff/send/", intakes.staff_list_send, name="staff_list_send"),
    path("staff/sample.csv", files.staff_list_sample, name="staff_list_sample"),
    path("register/send/", intakes.old_register_send, name="old_register_send"),
    path("register/sample.csv", files.old_register_sample, name="old_register_sample"),
    path("<int:pk>/", intakes.intake, name="intake"),
    path("<int:pk>/columns/", columns.intake_columns, name="intake_columns"),
    path("<int:pk>/people/", intakes.intake_people, name="intake_people"),
    path("<int:pk>/rows/", intakes.intake_rows, name="intake_rows"),
    path("<int:pk>/rows.csv", files.intake_rows_csv, name="intake_rows_csv"),
    path("<int:pk>/undo/", intakes.intake_undo, name="intake_undo"),
]

of_entries = [
    path("", imported.imported_interests, name="imported_interests"),
    path("people/", imported.imported_people, name="imported_people"),
    path("people/<int:person_id>/", imported.imported_interests_for, name="imported_interests_for"),
    path("<int:pk>/", imported.imported_interest, name="imported_interest"),
    path("<int:pk>/<slug:said>/", imported.imported_interest_answer, name="imported_interest_answer"),
]

urlpatterns = [
    path("intake/", include(of_files)),
    path("from-an-earlier-register/", include(of_entries)),
]
