"""What the records say against a nil declaration: a question for the governance lead, never public."""

from django.db import models

from coi.shared.kept import kept
from people.models import Person
from registers.models.declaration import Declaration


class NilDoubt(models.Model):
    """Somebody declared that they have nothing, having been told gently what the records say (scenario S10)."""

    declaration = models.OneToOneField(Declaration, models.PROTECT, related_name="doubt")
    reasons = models.JSONField(help_text="What the records say, each as a sentence.")
    explanation = models.CharField(max_length=1000, blank=True, help_text="What the person said about it.")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-noted_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"A question about {self.declaration}"


class NilDoubtAnswer(models.Model):
    """The governance lead looked into it."""

    class Outcome(models.TextChoices):
        STANDS = "stands", "The nil declaration stands"
        TO_DECLARE = "to_declare", "They are to declare again"

    doubt = models.OneToOneField(NilDoubt, models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    note = models.CharField(max_length=500)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-answered_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return self.get_outcome_display()
