"""The tables of the registers, by step of the work."""

from registers.models.advice import Question, Remark
from registers.models.assisted import Attestation, Delegation, DelegationEnd, Link, LinkEnd, Paper, Preparation
from registers.models.attachment import Attachment, Release
from registers.models.copy import DeclarationCopy
from registers.models.declaration import (
    Category,
    Declaration,
    HeldAs,
    Interest,
    Relationship,
    Request,
    Situation,
)
from registers.models.doubt import NilDoubt, NilDoubtAnswer
from registers.models.draft import Draft
from registers.models.edition import Edition, EditionFile, Entry, Register
from registers.models.employment import EmploymentDecision, EmploymentRequest, EmploymentWithdrawal
from registers.models.offer import Offer, OfferDecision
from registers.models.policy import OwnRule
from registers.models.resolution import InterestKey, Reading, Resolution
from registers.models.reviewing import Answer, Check, FieldQuestion, Mitigation
from registers.models.withholding import (
    Part,
    WithholdingAppeal,
    WithholdingDecision,
    WithholdingRequest,
    WordingCheck,
)

__all__ = [
    "Answer",
    "Attachment",
    "Attestation",
    "Category",
    "Check",
    "Declaration",
    "DeclarationCopy",
    "Delegation",
    "DelegationEnd",
    "Draft",
    "Edition",
    "EditionFile",
    "EmploymentDecision",
    "EmploymentRequest",
    "EmploymentWithdrawal",
    "Entry",
    "FieldQuestion",
    "HeldAs",
    "Interest",
    "InterestKey",
    "Link",
    "LinkEnd",
    "Mitigation",
    "NilDoubt",
    "NilDoubtAnswer",
    "Offer",
    "OfferDecision",
    "OwnRule",
    "Paper",
    "Part",
    "Preparation",
    "Question",
    "Reading",
    "Register",
    "Relationship",
    "Release",
    "Remark",
    "Request",
    "Resolution",
    "Situation",
    "WithholdingAppeal",
    "WithholdingDecision",
    "WithholdingRequest",
    "WordingCheck",
]
