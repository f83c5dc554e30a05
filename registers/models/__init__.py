"""The tables of the registers, by step of the work."""

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
from registers.models.reviewing import Answer, Check, Mitigation, Question

__all__ = [
    "Adoption",
    "Answer",
    "Category",
    "Check",
    "Declaration",
    "Edition",
    "EditionFile",
    "Entry",
    "HeldAs",
    "Interest",
    "InterestKey",
    "Mitigation",
    "Offer",
    "OwnRule",
    "Question",
    "Reading",
    "Register",
    "Relationship",
    "Request",
    "Resolution",
    "Situation",
]
