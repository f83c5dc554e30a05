"""The tables of meetings, by step of the work."""

from meetings.models.committee import Appointment, Committee, Seat, SeatCategory, SeatClass, TermsOfReference
from meetings.models.conflict import Conflict, Finding, MatchRun, RecusalList, Ruling, Verdict
from meetings.models.lexicon import LexiconChange
from meetings.models.meeting import AgendaItem, Correction, EffectAnswer, ItemKey, Meeting, Member, Subject

__all__ = [
    "AgendaItem",
    "Appointment",
    "Committee",
    "Conflict",
    "Correction",
    "EffectAnswer",
    "Finding",
    "ItemKey",
    "LexiconChange",
    "MatchRun",
    "Meeting",
    "Member",
    "RecusalList",
    "Ruling",
    "Seat",
    "SeatCategory",
    "SeatClass",
    "Subject",
    "TermsOfReference",
    "Verdict",
]
