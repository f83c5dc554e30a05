"""Reminders to declare."""

from django.db import models

from coi.shared.kept import kept
from people.models import Person
from registers.models import Request


class Reminder(models.Model):
    """A step of the ladder that a request reached, since it was not answered; there is one of each step at most."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="reminders")
    step = models.SlugField(max_length=30, help_text="One of assurance.policy.ladder.Step.")
    reminded_at = models.DateTimeField()
    reminded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-reminded_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["request", "step"], name="reminded_once_a_step")]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.step}: {self.request}"

    @property
    def key(self) -> str:
        """The key of the message that went to the person."""
        return f"ladder:{self.request_id}:{self.step}"
