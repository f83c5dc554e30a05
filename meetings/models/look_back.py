"""Decisions taken before an interest was known that bore on them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from coi.shared.kept import kept
from matching.keys import Path, path_of
from meetings.models.meeting import AgendaItem
from people.models import Person
from registers.models import Interest


class LookBack(models.Model):
    """An interest declared, or tied to its organisation, after a meeting, and an item there that it would have met."""

    interest = models.ForeignKey(Interest, models.PROTECT, related_name="+")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="look_backs")
    key = models.CharField(max_length=140)
    directness = models.CharField(max_length=20)
    interest_path = ArrayField(ArrayField(models.TextField(), size=3), help_text="Steps, as matching.keys.Step.")
    item_path = ArrayField(ArrayField(models.TextField(), size=3))
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["item_id", "interest_id", "id"]
        constraints = [models.UniqueConstraint(fields=["interest", "item", "key"], name="looked_back_once")]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.interest} and item {self.item}"

    @property
    def interest_steps(self) -> Path:
        """From the person to where they meet."""
        return path_of(self.interest_path)

    @property
    def item_steps(self) -> Path:
        """From the item to where they meet."""
        return path_of(self.item_path)


class Review(models.Model):
    """What was decided about a past decision that an interest bore on, and why. The latest stands."""

    class Outcome(models.TextChoices):
        NOTHING = "nothing", "Nothing to do"
        COMMITTEE = "committee", "Refer it to the committee"
        BREACH = "breach", "Report a breach"

    look_back = models.ForeignKey(LookBack, models.PROTECT, related_name="reviews")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.TextField(max_length=1000)
    reviewed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["look_back_id", "-reviewed_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.look_back}: {self.get_outcome_display()}"
