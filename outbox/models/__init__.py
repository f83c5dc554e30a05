"""What the service writes to people, and what became of it."""

from outbox.models.message import Attempt, Message, Reinstatement

__all__ = ["Attempt", "Message", "Reinstatement"]
