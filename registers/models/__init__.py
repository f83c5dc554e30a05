"""The tables of the registers, by step of the work."""

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
from registers.models.edition import Edition, EditionFile, Entry, Register
from registers.models.employment import EmploymentDecision, EmploymentRequest, EmploymentWithdrawal
from registers.models.offer import Offer
from registers.models.policy import Adoption, OwnRule
from registers.models.resolution import InterestKey, Reading, Resolution

__all__ = [
    "Adoption",
    "Category",
    "Declaration",
    "DeclarationCopy",
    "Edition",
    "EditionFile",
    "EmploymentDecision",
    "EmploymentRequest",
    "EmploymentWithdrawal",
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
]
