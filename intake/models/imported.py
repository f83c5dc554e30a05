"""Interests of an earlier register, each waiting for a person to say whether it still holds."""

from django.db import models

from coi.shared.dated import span_in_order
from coi.shared.kept import kept
from intake.models.intake import Intake
from people.models import Body, Person
from registers.models import Category, Declaration, HeldAs, Relationship


class ImportedInterest(models.Model):
    """One entry of an earlier register, as it was read there. It is no declaration, and nothing of it is published.

    What could not be read is empty, and asked of whoever confirms it.
    """

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="interests")
    body = models.ForeignKey(Body, models.PROTECT, related_name="imported_interests")
    person = models.ForeignKey(Person, models.PROTECT, related_name="imported_interests")
    place = models.CharField(max_length=60, help_text="Where it stood in the file: “row 12”.")
    position = models.CharField(max_length=200, blank=True)
    declared = models.TextField(max_length=4000, help_text="The declared interest, as written.")
    nature = models.TextField(max_length=4000, blank=True, help_text="The nature of the interest, as written.")
    mitigation = models.TextField(max_length=4000, blank=True)
    category = models.CharField(max_length=40, choices=Category.choices, blank=True, help_text="Empty: not readable.")
    is_indirect = models.BooleanField()
    held_as = models.CharField(max_length=30, choices=HeldAs.choices, default=HeldAs.OTHER)
    relationship = models.CharField(max_length=30, choices=Relationship.choices, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    hints = models.JSONField(default=list, help_text="What to look at before confirming, a sentence each.")

    class Meta:
        ordering = ["person__name", "id"]
        constraints = [span_in_order("imported_interest_span_in_order")]
        indexes = [models.Index(fields=["body", "person"])]
        triggers = kept()

    def __str__(self) -> str:
        return self.declared[:120]


class Confirmation(models.Model):
    """What was said of an entry of an earlier register, by the person it is about or on their behalf."""

    class Said(models.TextChoices):
        STILL_TRUE = "still_true", "Still true"
        CHANGED = "changed", "Changed"
        ENDED = "ended", "Ended"
        NOT_MINE = "not_mine", "Not mine"
        ON_RECORD = "on_record", "Declared already"

    interest = models.OneToOneField(ImportedInterest, models.PROTECT, related_name="confirmation")
    said = models.CharField(max_length=20, choices=Said.choices)
    declaration = models.ForeignKey(
        Declaration,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="None: not theirs, or on record.",
    )
    note = models.CharField(max_length=500, blank=True)
    confirmed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-confirmed_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.interest}: {self.get_said_display()}"
