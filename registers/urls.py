"""Addresses of registers."""

from django.urls import path

from registers.views import (
    advice,
    all_offers,
    answering,
    attachments,
    check,
    declarations,
    editions,
    elsewhere,
    employment,
    employment_asking,
    helping,
    links,
    my_interests,
    my_record,
    offers,
    offers_to_decide,
    public,
    refreshing,
    reviewing,
    rules,
    withholding,
)

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
    path("declare/refresh/", refreshing.refresh, name="refresh"),
    path("declare/done/<int:pk>/", declarations.declaration_done, name="declaration_done"),
    path("organisations/find/", declarations.find_organisations, name="find_organisations"),
    path("my-interests/", my_interests.my_interests, name="my_interests"),
    path("my-interests/<int:pk>/change/", my_interests.interest_change, name="interest_change"),
    path("my-interests/<int:pk>/end/", my_interests.interest_end, name="interest_end"),
]

POLICY = [
    path("policy/", rules.policy, name="policy"),
    path("policy/guidance/", rules.policy_adopt, name="policy_adopt"),
    path("policy/<slug:name>/", rules.policy_set, name="policy_set"),
    path("policy/<slug:name>/give-back/", rules.policy_give_back, name="policy_give_back"),
]

ASSISTED = [
    path("link/", links.link_home, name="link_home"),
    path("link/nothing/", links.link_nil, name="link_nil"),
    path("link/no-change/", links.link_no_change, name="link_no_change"),
    path("link/leave/", links.link_leave, name="link_leave"),
    path("link/done/", links.link_done, name="link_done"),
    path("link/over/", links.link_over, name="link_over"),
    path("link/open/<slug:token>/", links.link_open, name="link_open"),
    path("declarations/<int:pk>/link/", links.link_send, name="link_send"),
    path("declarations/<int:pk>/link/take-back/", links.link_take_back, name="link_take_back"),
    path("declarations/<int:pk>/paper/", helping.paper, name="paper"),
    path("declarations/<int:pk>/delegate/", helping.delegate_name, name="delegate_name"),
    path("declarations/<int:pk>/help/", helping.declarant_help, name="declarant_help"),
    path("delegates/", helping.delegates, name="delegates"),
    path("delegates/<int:pk>/end/", helping.delegation_end, name="delegation_end"),
    path("delegates/prepare/<int:pk>/", helping.prepare, name="prepare"),
    path("delegates/stop/", helping.declaring_for_stop, name="declaring_for_stop"),
    path("declare/prepared/", helping.prepared, name="prepared"),
    path("declare/prepared/look/", helping.prepared_look, name="prepared_look"),
]

OFFERS = [
    path("offers/", offers.my_offers, name="my_offers"),
    path("offers/new/", offers.offer, name="offer"),
    path("offers/new/<slug:name>/", offers.offer_page, name="offer_page"),
    path("offers/check/", offers.offer_check, name="offer_check"),
    path("offers/<int:pk>/", offers.offer_record, name="offer_record"),
    path("offers/<int:pk>/change/", offers.offer_correct, name="offer_correct"),
    path("offers/<int:pk>/outcome/", offers.offer_conclude, name="offer_conclude"),
    path("offers/waiting/", offers_to_decide.offers_waiting, name="offers_waiting"),
    path("offers/<int:pk>/decide/", offers_to_decide.offer_decide, name="offer_decide"),
    path("offers/all/", all_offers.all_offers, name="all_offers"),
    path("offers/all.csv", all_offers.all_offers_csv, name="all_offers_csv"),
    path("offers/donors/", all_offers.donors, name="donors"),
]

REVIEWING = [
    path("review/", reviewing.review, name="review"),
    path("review/accept/", reviewing.review_accept_several, name="review_accept_several"),
    path("review/questioned/", reviewing.review_doubts, name="review_doubts"),
    path("review/returned/", reviewing.review_returned, name="review_returned"),
    path("review/nil-and-no-change/", reviewing.review_short, name="review_short"),
    path("review/agreed/", reviewing.mitigations, name="mitigations"),
    path("review/<int:declaration_id>/", reviewing.review_declaration, name="review_declaration"),
    path("review/<int:declaration_id>/accept/", reviewing.review_accept, name="review_accept"),
    path("review/<int:declaration_id>/return/", reviewing.review_return, name="review_return"),
    path("review/interests/<int:interest_id>/agree/", reviewing.mitigation_agree, name="mitigation_agree"),
    path("review/interests/<int:interest_id>/history/", reviewing.interest_history, name="interest_history"),
    path("my-interests/questions/", answering.questions, name="open_questions"),
    path("my-interests/<int:pk>/history/", answering.my_interest_history, name="my_interest_history"),
]

GUARDIAN = [
    path("check/", check.check, name="check"),
    path("check/declare/", check.check_declare, name="check_declare"),
    path("guardian/", advice.guardian, name="guardian"),
    path("guardian/ask/", advice.question_ask, name="question_ask"),
    path("guardian/questions/", advice.questions, name="questions"),
    path("guardian/questions/<int:question_id>/", advice.question, name="question"),
    path("withholding/interest/<int:pk>/", withholding.withhold_interest, name="withhold_interest"),
    path("withholding/offer/<int:pk>/", withholding.withhold_offer, name="withhold_offer"),
    path("withholding/<int:request_id>/", withholding.withholding_request, name="withholding"),
    path("withholding/<int:request_id>/decide/", withholding.withholding_decide, name="withholding_decide"),
    path("withholding/<int:request_id>/appeal/", withholding.withholding_appeal, name="withholding_appeal"),
    path("wording/", withholding.wordings, name="wordings"),
    path("wording/<int:pk>/", withholding.wording_look, name="wording_look"),
]

EMPLOYMENT = [
    path("employment/", employment.employment_list, name="employment_list"),
    path("employment/list.csv", employment.employment_csv, name="employment_csv"),
    path("employment/ask/", employment_asking.employment_ask, name="employment_ask"),
    path("employment/ask/check/", employment_asking.employment_check, name="employment_check"),
    path("employment/ask/<slug:name>/", employment_asking.employment_ask_page, name="employment_ask_page"),
    path("employment/decisions/", employment.employment_queue, name="employment_queue"),
    path("employment/<int:pk>/", employment.employment_request, name="employment_request"),
    path("employment/<int:pk>/withdraw/", employment.employment_withdraw, name="employment_withdraw"),
    path("employment/<int:pk>/decide/", employment.employment_decide, name="employment_decide"),
]

OWN_RECORD = [
    path("my-interests/history/", my_record.my_history, name="my_history"),
    path("my-interests/history/<int:pk>/copy/", my_record.declaration_copy_ask, name="declaration_copy_ask"),
    path("my-interests/copies/<str:token>/", my_record.declaration_copy, name="declaration_copy"),
    path("my-interests/published/", my_record.my_published, name="my_published"),
    path("my-interests/requests/", my_record.my_requests, name="my_requests"),
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

urlpatterns = [
    *PUBLIC,
    *PUBLISHING,
    *DECLARING,
    *POLICY,
    *ASSISTED,
    *OFFERS,
    *REVIEWING,
    *GUARDIAN,
    *EMPLOYMENT,
    *OWN_RECORD,
    *BESIDE_DECLARING,
]
