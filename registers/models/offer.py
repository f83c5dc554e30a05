"""Gifts, hospitality, donations and sponsored events offered, and what was decided about those who asked first."""

from django.db import models
from django.db.models import Q

from coi.shared.kept import kept
from organisations.models import Organisation
from people.models import Body, Person


class OfferQuerySet(models.QuerySet):
    """Offers, which are never edited: a later version replaces an earlier one."""

    def standing(self) -> "OfferQuerySet":
        """The latest version of each, with what its lines are drawn from."""
        return self.filter(replaced_by__isnull=True).select_related("person", "donor", "first")

    def settled(self) -> "OfferQuerySet":
        """Those accepted or declined: what is only asked about is not on the register."""
        return self.exclude(outcome=Offer.Outcome.ASKING)


class Offer(models.Model):
    """Something offered to a person, accepted, declined or asked about (guidance 1.6).

    `private_detail` and `approver` have no counterpart in anything published.
    """

    class Kind(models.TextChoices):
        GIFT = "gift", "Gift"
        MEALS = "meals", "Meals and refreshments"
        TRAVEL = "travel", "Travel and accommodation"
        HOSPITALITY = "hospitality", "Hospitality"
        DONATION = "donation", "Donation"
        EVENT = "event", "Sponsored event"

    class GiftForm(models.TextChoices):
        CASH = "cash", "Cash"
        VOUCHER = "voucher", "A voucher or gift card"
        PROMOTIONAL = "promotional", "A promotional aid"
        OTHER = "other", "Something else"

    class Travel(models.TextChoices):
        MODEST = "modest", "Modest"
        BEYOND = "beyond_modest", "Beyond modest"

    class Supplies(models.TextChoices):
        """Whether whoever offers it supplies the body."""

        NOW = "now", "Yes, now"
        COULD = "could", "Not now, but they could"
        NO = "no", "No"
        UNSURE = "unsure", "I am not sure"

    class MeantFor(models.TextChoices):
        MYSELF = "myself", "For me"
        ORGANISATION = "organisation", "For the organisation"

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"
        ASKING = "asking", "Asked before accepting"

    body = models.ForeignKey(Body, models.PROTECT, related_name="offers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="offers")
    first = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="later", help_text="Empty: this is the first."
    )
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    gift_form = models.CharField(max_length=20, choices=GiftForm.choices, blank=True)
    travel = models.CharField(max_length=20, choices=Travel.choices, blank=True)
    supplies = models.CharField(
        max_length=20, choices=Supplies.choices, blank=True, help_text="Empty: recorded before this was asked."
    )
    meant_for = models.CharField(max_length=20, choices=MeantFor.choices, blank=True)
    offered_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    donor = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="offers")
    donor_text = models.CharField(max_length=200, blank=True)
    description = models.CharField(max_length=500)
    value = models.DecimalField(max_digits=9, decimal_places=2, help_text="Pounds; a reasonable estimate if not known.")
    is_estimate = models.BooleanField(default=False)
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    reason = models.CharField(max_length=500)
    private_detail = models.TextField(max_length=2000, blank=True)
    approver = models.CharField(
        max_length=200, blank=True, help_text="Who approved it outside the service, as the person says."
    )
    verdict = models.CharField(
        max_length=20, blank=True, help_text="One of registers.policy.offers.Verdict: what the policy said of it then."
    )
    reasons = models.JSONField(default=list, blank=True, help_text="Why: sentence, reference and words of each.")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["-offered_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, first__isnull=True) | Q(replaces__isnull=False, first__isnull=False),
                name="a_later_offer_names_its_first",
            ),
        ]
        indexes = [models.Index(fields=["body", "-offered_on"]), models.Index(fields=["body", "person"])]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} offered to {self.person}"

    @property
    def donor_name(self) -> str:
        """Who offered it: the organisation's name, or what was written."""
        return self.donor.name if self.donor else self.donor_text

    @property
    def head(self) -> "Offer":
        """The version that began it: when that was recorded, the offer was declared."""
        return self.first or self


class OfferDecision(models.Model):
    """What somebody senior decided of an offer that a person asked about before accepting it."""

    class Outcome(models.TextChoices):
        APPROVED = "approved", "Approved"
        CONDITIONS = "conditions", "Approved with conditions"
        REFUSED = "refused", "Refused"

    offer = models.OneToOneField(Offer, models.PROTECT, related_name="decision", help_text="The version asked about.")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    conditions = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-decided_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="conditions", conditions__gt="") | (~Q(outcome="conditions") & Q(conditions="")),
                name="an_approval_with_conditions_says_which",
            ),
        ]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.offer}: {self.get_outcome_display()}"
