"""The tables of meetings, by step of the work."""

from meetings.models.claim import Claim, ClaimAnswer
from meetings.models.committee import Appointment, Committee, Seat, SeatCategory, SeatClass, TermsOfReference
from meetings.models.conflict import Conflict, Finding, MatchRun, RecusalList, Ruling, Verdict
from meetings.models.lexicon import LexiconChange
from meetings.models.look_back import LookBack, Review
from meetings.models.meeting import AgendaItem, Correction, EffectAnswer, ItemKey, Meeting, Member, Subject

__all__ = [
    "AgendaItem",
    "Appointment",
    "Claim",
    "ClaimAnswer",
    "Committee",
    "Conflict",
    "Correction",
    "EffectAnswer",
    "Finding",
    "ItemKey",
    "LexiconChange",
    "LookBack",
    "MatchRun",
    "Meeting",
    "Member",
    "RecusalList",
    "Review",
    "Ruling",
    "Seat",
    "SeatCategory",
    "SeatClass",
    "Subject",
    "TermsOfReference",
    "Verdict",
]
