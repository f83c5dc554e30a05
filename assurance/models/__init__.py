"""The tables of assurance."""

from assurance.models.reminder import Reminder

__all__ = ["Reminder"]
