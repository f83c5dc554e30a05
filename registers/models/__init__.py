"""The tables of the registers, by step of the work."""

from registers.models.assisted import Attestation, Delegation, DelegationEnd, Link, LinkEnd, Paper, Preparation
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
from registers.models.offer import Offer, OfferDecision
from registers.models.policy import Adoption, OwnRule
from registers.models.resolution import InterestKey, Reading, Resolution

__all__ = [
    "Attestation",
    "Category",
    "Declaration",
    "Delegation",
    "DelegationEnd",
    "Edition",
    "EditionFile",
    "Entry",
    "HeldAs",
    "Interest",
    "InterestKey",
    "Link",
    "LinkEnd",
    "Offer",
    "OfferDecision",
    "OwnRule",
    "Paper",
    "Preparation",
    "Reading",
    "Register",
    "Relationship",
    "Request",
    "Resolution",
    "Situation",
]
