"""Gifts and hospitality offered."""

from django.db import models

from coi.shared.kept import kept
from organisations.models import Organisation
from people.models import Body, Person


class Offer(models.Model):
    """A gift or hospitality offered to a person, accepted or declined (guidance 1.6)."""

    class Kind(models.TextChoices):
        GIFT = "gift", "Gift"
        HOSPITALITY = "hospitality", "Hospitality"

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"

    body = models.ForeignKey(Body, models.PROTECT, related_name="offers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="offers")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    offered_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    donor = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="offers")
    donor_text = models.CharField(max_length=200, blank=True)
    description = models.CharField(max_length=500)
    value = models.DecimalField(max_digits=9, decimal_places=2, help_text="Pounds; a reasonable estimate if not known.")
    is_estimate = models.BooleanField(default=False)
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    reason = models.CharField(max_length=500)
    approver = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-offered_on", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} offered to {self.person}"

    @property
    def donor_name(self) -> str:
        """Who offered it: the organisation's name, or what was written."""
        return self.donor.name if self.donor else self.donor_text
