"""What is kept from the public: requests not to publish and what became of them; words looked at beforehand."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coi.shared.kept import kept
from people.models import Body, Person
from registers.models.declaration import Interest
from registers.models.offer import Offer


class Part(models.TextChoices):
    """The parts of an entry that may be kept from the public."""

    NAME = "name", "My name and position"
    ORGANISATION = "organisation", "The organisation"
    DESCRIPTION = "description", "The description"
    DATES = "dates", "The dates"
    WHOLE = "whole", "The whole entry"


class WithholdingRequest(models.Model):
    """Somebody asks in writing that an entry, or a part of it, is not published (guidance 1.8).

    It is about every version of the interest, those to come too.
    """

    class Ground(models.TextChoices):
        HARM = "harm", "It could put me or somebody else at real risk of harm"
        LAW = "law", "The law does not allow it to be published"
        DISTRESS = "distress", "It could cause me or somebody else substantial damage or distress"

    body = models.ForeignKey(Body, models.PROTECT, related_name="withholding_requests")
    interest = models.ForeignKey(Interest, models.PROTECT, null=True, related_name="withholding_requests")
    offer = models.ForeignKey(Offer, models.PROTECT, null=True, related_name="withholding_requests")
    ground = models.CharField(max_length=20, choices=Ground.choices)
    parts = ArrayField(models.CharField(max_length=20, choices=Part.choices))
    reason = models.TextField(max_length=2000)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="withholding_requests")

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(interest__isnull=True, offer__isnull=False) | Q(interest__isnull=False, offer__isnull=True),
                name="withholding_is_of_one_entry",
            )
        ]
        triggers = kept()

    def __str__(self) -> str:
        return f"Request not to publish: {self.entry}"

    @property
    def entry(self) -> Interest | Offer:
        """What it is about."""
        return self.interest or self.offer


class WithholdingDecision(models.Model):
    """What is withheld from now on, by a request; nothing, where it is refused. The latest stands."""

    class Capacity(models.TextChoices):
        GUARDIAN = "guardian", "the Conflicts of Interest Guardian"
        ACCOUNTABLE_OFFICER = "accountable_officer", "the Accountable Officer"

    request = models.ForeignKey(WithholdingRequest, models.PROTECT, related_name="decisions")
    parts = ArrayField(models.CharField(max_length=20, choices=Part.choices), help_text="None: refused.")
    reason = models.TextField(max_length=2000)
    capacity = models.CharField(max_length=30, choices=Capacity.choices, help_text="As what the person decided.")
    review_on = models.DateField(null=True, help_text="When what is withheld is looked at again.")
    appeal_until = models.DateField(help_text="By the rules in force on the day; until then a refusal changes nothing.")
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["request_id", "decided_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parts__len=0) | Q(review_on__isnull=False), name="what_is_withheld_is_reviewed"
            )
        ]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.request}: {'withheld' if self.parts else 'refused'}"


class WithholdingAppeal(models.Model):
    """The person asks that somebody else decides; once."""

    request = models.OneToOneField(WithholdingRequest, models.PROTECT, related_name="appeal")
    reason = models.TextField(max_length=2000)
    appealed_at = models.DateTimeField()
    appealed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.request}: appealed"


class WordingCheck(models.Model):
    """Somebody looked at an interest whose public words may tell too much (guidance 5.1). The latest stands."""

    class Outcome(models.TextChoices):
        PUBLISH = "publish", "Publish it as it stands"
        KEEP_BACK = "keep_back", "Keep it back until the words are changed"

    interest = models.ForeignKey(Interest, models.PROTECT, related_name="wording_checks")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    reason = models.TextField(max_length=1000)
    checked_at = models.DateTimeField()
    checked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["interest_id", "-checked_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.interest}: {self.get_outcome_display()}"
