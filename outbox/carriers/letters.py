"""What is handed to a carrier, and what it may answer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Letter:
    """One message as a carrier takes it; `reference` is ours, and the same whenever it is handed over again."""

    address: str
    subject: str
    text: str
    reference: str
    reply_to: str


@dataclass(frozen=True)
class News:
    """What became of a letter, by the carrier's own reference; `outcome` as outbox.policy.retrying has it."""

    outcome: str
    detail: str


class NotNow(Exception):
    """The carrier did not take it, and may later: it is busy, away, or wrongly set up here."""


class Never(Exception):
    """The carrier will not take this message, however often it is asked."""


class NoSuchAddress(Exception):
    """Nothing can be sent to this address."""
