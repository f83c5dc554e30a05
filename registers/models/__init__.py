"""The tables of the registers, by step of the work."""

from registers.models.advice import Question, Remark
from registers.models.declaration import (
    Category,
    Declaration,
    HeldAs,
    Interest,
    Relationship,
    Request,
    Situation,
)
from registers.models.edition import Edition, EditionFile, Entry, Register
from registers.models.offer import Offer
from registers.models.policy import Adoption, OwnRule
from registers.models.resolution import InterestKey, Reading, Resolution
from registers.models.withholding import (
    Part,
    WithholdingAppeal,
    WithholdingDecision,
    WithholdingRequest,
    WordingCheck,
)

__all__ = [
    "Adoption",
    "Category",
    "Declaration",
    "Edition",
    "EditionFile",
    "Entry",
    "HeldAs",
    "Interest",
    "InterestKey",
    "Offer",
    "OwnRule",
    "Reading",
    "Register",
    "Relationship",
    "Request",
    "Resolution",
    "Situation",
    # what is asked of the Conflicts of Interest Guardian
    "Part",
    "Question",
    "Remark",
    "WithholdingAppeal",
    "WithholdingDecision",
    "WithholdingRequest",
    "WordingCheck",
]
