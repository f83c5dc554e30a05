"""Conflicts that people raised, whether or not matching found them."""

from django.db import models
from django.db.models import Q

from coi.shared.kept import kept
from meetings.models.conflict import Conflict, MatchRun
from people.models import Person
from registers.models import Interest


class Claim(models.Model):
    """Somebody said that a member has an interest in an item: one they declared, or (`words`) one they did not.

    `run` is the latest matching there was by then, and `was_found` whether it had found the same. Where it had not,
    the claim counts against the engine.
    """

    class Moment(models.TextChoices):
        BEFORE = "before", "Before the meeting"
        AT = "at", "At the meeting"
        AFTER = "after", "After the meeting"

    conflict = models.ForeignKey(Conflict, models.PROTECT, related_name="claims")
    interest = models.ForeignKey(Interest, models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=500, blank=True)
    moment = models.CharField(max_length=10, choices=Moment.choices)
    raiser = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    raiser_text = models.CharField(max_length=200, blank=True, help_text="Somebody the service does not know.")
    run = models.ForeignKey(MatchRun, models.PROTECT, null=True, related_name="+")
    was_found = models.BooleanField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["conflict_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(interest__isnull=True) ^ Q(words=""), name="a_claim_is_of_an_interest_or_in_words"
            ),
            models.CheckConstraint(condition=Q(raiser__isnull=True) ^ Q(raiser_text=""), name="somebody_raised_it"),
        ]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.conflict}: {self.said}"

    @property
    def said(self) -> str:
        """What the interest is said to be."""
        return str(self.interest) if self.interest else self.words

    @property
    def raised_by_whom(self) -> str:
        """The name of whoever raised it."""
        return str(self.raiser) if self.raiser else self.raiser_text


class ClaimAnswer(models.Model):
    """What a governance lead said of a claim: that it stands, or that it does not, and why. The latest counts."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="answers")
    stands = models.BooleanField()
    reason = models.TextField(max_length=500)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["claim_id", "-answered_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.claim}: {'stands' if self.stands else 'does not stand'}"
