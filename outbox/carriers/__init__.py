"""Who carries messages away: a mail server, or GOV.UK Notify."""

from importlib import import_module
from types import ModuleType

from django.conf import settings


def carrier() -> ModuleType:
    """The carrier that COI_CARRIER names.

    Each has `hand_over(letter)`, which gives the carrier's own reference or raises what letters.py defines;
    `already_has(letter)`, the reference of the same letter handed over before, or None; and `news(references)`, what
    became of letters.
    """
    return import_module(f"outbox.carriers.{settings.CARRIER}")
