"""Addresses of registers."""

from django.urls import path

from registers.views import answering, declarations, editions, my_interests, offers, public, refreshing, reviewing, roll

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
    path("declare/<int:number>/remove/", declarations.declare_drop, name="declare_drop"),
    path("declare/<int:number>/<slug:name>/", declarations.declare_page, name="declare_page"),
    path("declare/check/", declarations.declare_check, name="declare_check"),
    path("declare/nothing/", declarations.declare_nil, name="declare_nil"),
    path("declare/refresh/", refreshing.refresh, name="refresh"),
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

REVIEWING = [
    path("review/", reviewing.review, name="review"),
    path("review/accept/", reviewing.review_accept_several, name="review_accept_several"),
    path("review/returned/", reviewing.review_returned, name="review_returned"),
    path("review/nil-and-no-change/", reviewing.review_short, name="review_short"),
    path("review/agreed/", reviewing.mitigations, name="mitigations"),
    path("review/<int:declaration_id>/", reviewing.review_declaration, name="review_declaration"),
    path("review/<int:declaration_id>/accept/", reviewing.review_accept, name="review_accept"),
    path("review/<int:declaration_id>/return/", reviewing.review_return, name="review_return"),
    path("review/interests/<int:interest_id>/agree/", reviewing.mitigation_agree, name="mitigation_agree"),
    path("review/interests/<int:interest_id>/history/", reviewing.interest_history, name="interest_history"),
    path("my-interests/questions/", answering.questions, name="questions"),
    path("my-interests/<int:pk>/history/", answering.my_interest_history, name="my_interest_history"),
]

urlpatterns = [*PUBLIC, *PUBLISHING, *DECLARING, *REVIEWING]
