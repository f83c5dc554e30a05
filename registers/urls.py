"""Addresses of registers."""

from django.urls import path

from registers.views import editions, public

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

urlpatterns = [*PUBLIC, *PUBLISHING]
