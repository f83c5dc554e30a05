"""Which edition of the guidance a body follows, and what it sets for itself: written once, each from a day on."""

from django.db import models

from coi.shared.kept import kept
from people.models import Body, Person


class Adoption(models.Model):
    """A body follows an edition of the guidance from a day on."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="adoptions")
    profile = models.CharField(max_length=20, help_text="The key of one of registers.policy.rules.profiles().")
    since = models.DateField()
    adopted_at = models.DateTimeField()
    adopted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-since", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.body} follows {self.profile}"


class OwnRule(models.Model):
    """A body sets a value for itself from a day on; an empty one gives it back to the guidance."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="own_rules")
    name = models.CharField(max_length=40, help_text="A field of registers.policy.rules.Rules.")
    value = models.CharField(max_length=100, blank=True)
    since = models.DateField()
    reason = models.CharField(max_length=500)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-since", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.body}: {self.name}"
