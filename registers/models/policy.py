"""What a body sets for itself: written once, each from a day on."""

from django.db import models

from coi.shared.kept import kept
from people.models import Body, Person


class OwnRule(models.Model):
    """A body follows an edition of the guidance, or sets a value for itself, from a day on."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="own_rules")
    name = models.CharField(max_length=40, help_text="A field of registers.policy.rules.Rules; or “profile”.")
    value = models.CharField(max_length=100, blank=True, help_text="Empty: given back to the guidance.")
    since = models.DateField()
    reason = models.CharField(max_length=500, blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-since", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.body}: {self.name}"
