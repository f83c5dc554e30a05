"""Addresses of registers."""

from django.urls import path

from registers.views import attachments, declarations, editions, elsewhere, my_interests, offers, public, roll

PUBLIC = [
    path("registers/", public.registers, name="registers"),
    path("registers/<slug:slug>/", public.body_registers, name="body_registers"),
    path("registers/<slug:slug>/about/", public.body_about, name="body_about"),
    path("registers/<slug:slug>/<slug:register>/", public.register, name="register"),
    path("registers/<slug:slug>/<slug:register>/editions/", public.register_editions, name="register_editions"),
    path(
        "registers/<slug:slug>/<slug:register>/editions/<int:number>/",
        public.register_edition,
        name="register_edition",
    ),
    path(
        "registers/<slug:slug>/<slug:register>/editions/<int:number>/<slug:name>.<slug:form>",
        public.edition_file,
        name="edition_file",
    ),
    path("search/", public.search, name="search"),
]

PUBLISHING = [
    path("editions/", editions.editions, name="editions"),
    path("editions/gifts-and-hospitality/period/", editions.edition_period, name="edition_period"),
    path("editions/<slug:register>/prepare/", editions.edition_prepare, name="edition_prepare"),
    path("editions/<int:pk>/", editions.edition_progress, name="edition_progress"),
]

DECLARING = [
    path("declare/", declarations.declare, name="declare"),
    path("declare/new/", declarations.declare_begin, name="declare_begin"),
    path("declare/discard/", declarations.declare_discard, name="declare_discard"),
    path("declare/<int:number>/remove/", declarations.declare_drop, name="declare_drop"),
    path("declare/<int:number>/<slug:name>/", declarations.declare_page, name="declare_page"),
    path("declare/check/", declarations.declare_check, name="declare_check"),
    path("declare/nothing/", declarations.declare_nil, name="declare_nil"),
    path("declare/no-change/", declarations.declare_no_change, name="declare_no_change"),
    path("declare/done/<int:pk>/", declarations.declaration_done, name="declaration_done"),
    path("organisations/find/", declarations.find_organisations, name="find_organisations"),
    path("my-interests/", my_interests.my_interests, name="my_interests"),
    path("my-interests/<int:pk>/change/", my_interests.interest_change, name="interest_change"),
    path("my-interests/<int:pk>/end/", my_interests.interest_end, name="interest_end"),
    path("offers/new/", offers.offer, name="offer"),
    path("offers/check/", offers.offer_check, name="offer_check"),
    path("declarations/", roll.declarations, name="declarations"),
    path("declarations/<int:pk>/", roll.declarant, name="declarant"),
    path("declarations/<int:pk>/ask/", roll.declarant_ask, name="declarant_ask"),
]

BESIDE_DECLARING = [
    path("registers/<slug:slug>/files/<int:number>/", attachments.released_file, name="released_file"),
    path("declare/elsewhere/<int:body_id>/", elsewhere.declare_elsewhere, name="declare_elsewhere"),
    path("files/", attachments.my_files, name="my_files"),
    path("files/new/", attachments.file_attach, name="file_attach"),
    path("files/<int:attachment_id>/", attachments.file, name="file"),
    path("files/<int:attachment_id>/release/", attachments.file_release, name="file_release"),
    path("declarations/<int:pk>/files/", attachments.declarant_files, name="declarant_files"),
    path("declarations/queries/<int:doubt_id>/", attachments.nil_doubt, name="nil_doubt"),
]

urlpatterns = [*PUBLIC, *PUBLISHING, *DECLARING, *BESIDE_DECLARING]
