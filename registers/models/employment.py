"""Permission for work outside the body: what was asked, what was decided, and whether it was withdrawn."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coi.shared.dated import span_in_order
from coi.shared.kept import kept
from organisations.models import Organisation
from people.models import Body, Person
from registers.models.declaration import HeldAs


class EmploymentRequest(models.Model):
    """Somebody asks whether they may work elsewhere, before they begin (requirements A6; guidance 1.10)."""

    class Situation(models.TextChoices):
        """Those of registers.models.Situation for which permission is asked."""

        OUTSIDE_EMPLOYMENT = "outside_employment", "Outside employment"
        PRIVATE_PRACTICE = "private_practice", "Clinical private practice"
        PATENT = "patent", "A patent or product development agreement"

    body = models.ForeignKey(Body, models.PROTECT, related_name="employment_requests")
    person = models.ForeignKey(Person, models.PROTECT, related_name="employment_requests")
    situation = models.CharField(max_length=30, choices=Situation.choices)
    held_as = models.CharField(max_length=30, choices=HeldAs.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    organisation_text = models.CharField(max_length=300, blank=True, help_text="As the asker wrote it.")
    duties = models.TextField(max_length=2000)
    public_description = models.CharField(
        max_length=500, blank=True, help_text="What the public will read of the interest if it is granted."
    )
    hours_a_week = models.DecimalField(max_digits=4, decimal_places=1)
    is_paid = models.BooleanField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    how_it_could_conflict = models.TextField(max_length=1000, blank=True, help_text="Empty: the asker sees no way.")
    what_it_would_use = models.TextField(
        max_length=1000, blank=True, help_text="The body's time, equipment or information; empty: none."
    )
    line = models.UUIDField(null=True, blank=True, help_text="The interest on record that it is about, if any.")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            span_in_order("employment_span_in_order"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(organisation_text=""), name="employment_is_with_somebody"
            ),
        ]
        indexes = [models.Index(fields=["body", "person"])]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.get_situation_display()}, {self.subject}"

    @property
    def subject(self) -> str:
        """Who it is with: the organisation's name, or what the asker wrote."""
        return self.organisation.name if self.organisation else self.organisation_text


class EmploymentDecision(models.Model):
    """Whether it was permitted, and on which conditions. A later decision, at a review, stands in its place."""

    class Outcome(models.TextChoices):
        GRANTED = "granted", "Granted"
        CONDITIONAL = "conditional", "Granted with conditions"
        REFUSED = "refused", "Refused"

    class Condition(models.TextChoices):
        """The usual conditions; the first keeps knowledge of one employer from the work for the other."""

        BARRIER = "barrier", "Information barrier: no papers on, and no part in, what concerns that organisation"
        OWN_TIME = "own_time", "In their own time only"
        NO_RESOURCES = "no_resources", "Without the body’s equipment, premises or information"
        NO_SPEAKING_FOR = "no_speaking_for", "Without using their position here, or seeming to speak for the body"
        TELL_CHANGES = "tell_changes", "Any change in duties or hours is asked about first"

    request = models.ForeignKey(EmploymentRequest, models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    conditions = ArrayField(models.CharField(max_length=30, choices=Condition.choices), default=list, blank=True)
    other_condition = models.CharField(max_length=500, blank=True)
    reason = models.TextField(max_length=1000)
    review_on = models.DateField(null=True, blank=True)
    line = models.UUIDField(null=True, blank=True, help_text="The interest it created or is linked to.")
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["request_id", "-decided_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="refused", review_on__isnull=True)
                | (~Q(outcome="refused") & Q(review_on__isnull=False, line__isnull=False)),
                name="what_is_granted_has_a_review_and_an_interest",
            ),
            models.CheckConstraint(
                condition=(Q(outcome="conditional") & (Q(conditions__len__gt=0) | ~Q(other_condition="")))
                | (~Q(outcome="conditional") & Q(conditions__len=0, other_condition="")),
                name="conditions_where_there_are_conditions",
            ),
        ]
        indexes = [models.Index(fields=["line"])]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.request}: {self.get_outcome_display()}"

    @property
    def conditions_in_words(self) -> list[str]:
        """Each condition as a sentence without its full stop, the usual ones first."""
        usual = [self.Condition(condition).label for condition in self.conditions]
        return [*usual, self.other_condition] if self.other_condition else usual


class EmploymentWithdrawal(models.Model):
    """Whoever asked no longer asks."""

    request = models.OneToOneField(EmploymentRequest, models.PROTECT, related_name="withdrawal")
    reason = models.CharField(max_length=500, blank=True)
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["request"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.request}: withdrawn"
