"""The tables of the registers, by step of the work."""

from registers.models.attachment import Attachment, Release
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
from registers.models.offer import Offer
from registers.models.policy import Adoption, OwnRule
from registers.models.resolution import InterestKey, Reading, Resolution

__all__ = [
    "Adoption",
    "Attachment",
    "Category",
    "Declaration",
    "Draft",
    "Edition",
    "EditionFile",
    "Entry",
    "HeldAs",
    "Interest",
    "InterestKey",
    "NilDoubt",
    "NilDoubtAnswer",
    "Offer",
    "OwnRule",
    "Reading",
    "Register",
    "Relationship",
    "Release",
    "Request",
    "Resolution",
    "Situation",
]
