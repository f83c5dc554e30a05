"""Addresses of meetings."""

from django.urls import include, path

from meetings.views import (
    agenda,
    claims,
    conflicts,
    figures,
    items,
    lexicon,
    look_back,
    organisations,
    pre_invite,
    recusal,
    unresolved,
    verdicts,
)

item = [
    path("", items.item, name="item"),
    path("concerns/", items.concerns, name="item_concerns"),
    path("concerns/correct/", items.correct, name="item_correct"),
    path("concerns/add/", items.add_concern, name="item_concern_add"),
    path("concerns/theme/", items.add_theme, name="item_theme_add"),
    path("affected/<str:effect>/", items.affected, name="item_affected"),
    path("revise/", items.revise_item, name="item_revise"),
    path("withdraw/", items.withdraw_item, name="item_withdraw"),
    path("rule-the-same/", conflicts.rule_the_same, name="item_rule_the_same"),
    path("raise/", claims.raise_on, name="item_raise"),
    path("raise/<int:member_id>/", claims.raise_about, name="item_raise_about"),
]

meeting = [
    path("", agenda.meeting, name="meeting"),
    path("members/add/", agenda.invite, name="meeting_invite"),
    path("members/<int:member_id>/stand-down/", agenda.stand_down, name="member_stand_down"),
    path("members/<int:member_id>/apologies/", agenda.apologies, name="member_apologies"),
    path("items/new/", items.add_item, name="item_add"),
    path("items/<int:number>/", include(item)),
    path("match/", agenda.match, name="meeting_match"),
    path("matching/", agenda.matching_progress, name="meeting_matching"),
    path("conflicts/", conflicts.conflicts, name="conflicts"),
    path("interests/<int:interest_id>/organisation/", unresolved.resolve, name="interest_resolve"),
    path("conflicts/<int:conflict_id>/", conflicts.rule, name="conflict_rule"),
    path("conflicts/<int:conflict_id>/reasons/<int:finding_id>/confirm/", verdicts.confirm, name="reason_confirm"),
    path("conflicts/<int:conflict_id>/reasons/<int:finding_id>/dismiss/", verdicts.dismiss, name="reason_dismiss"),
    path("conflicts/<int:conflict_id>/raised/<int:claim_id>/", claims.answer, name="claim_answer"),
    path("check/", pre_invite.check_meeting, name="meeting_check"),
    path("recusal-list/", recusal.recusal_list, name="recusal_list"),
    path("recusal-list/issue/", recusal.issue, name="recusal_list_issue"),
    path("recusal-list/<int:number>/", recusal.issued_list, name="issued_list"),
    path("recusal-list/<int:number>/recusal-list.pdf", recusal.issued_list_pdf, name="issued_list_pdf"),
]

words = [
    path("", lexicon.lexicon, name="lexicon"),
    path("list/", lexicon.lexicon_list, name="lexicon_list"),
    path("add/", lexicon.phrase_add, name="phrase_add"),
    path("withdraw/", lexicon.phrase_withdraw, name="phrase_withdraw"),
    path("themes/add/", lexicon.theme_add, name="theme_add"),
    path("changes/", lexicon.lexicon_changes, name="lexicon_changes"),
    path("changes/<int:change_id>/undo/", lexicon.change_undo, name="lexicon_change_undo"),
]

urlpatterns = [
    path("meetings/", agenda.meetings, name="meetings"),
    path("meetings/new/", agenda.call, name="meeting_call"),
    path("meetings/check/", pre_invite.check, name="pre_invite_check"),
    path("meetings/raised-about-me/", claims.raised_about_me, name="raised_about_me"),
    path("meetings/review/", look_back.decisions, name="past_decisions"),
    path("meetings/review/<int:look_back_id>/", look_back.review, name="past_decision_review"),
    path("meetings/how-well/", figures.how_well, name="how_well"),
    path("meetings/words/", include(words)),
    path("meetings/<int:meeting_id>/", include(meeting)),
    path("directory/<str:code>/", organisations.organisation, name="organisation"),
]
