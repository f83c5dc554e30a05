"""People, the bodies they act for, the posts they hold there, and the trail of what they did."""

from datetime import date

import pghistory
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Func

from coi.shared.dated import DatedQuerySet, span_in_order
from coi.shared.kept import kept


class Role(models.TextChoices):
    """What a person may be to a body; people.permissions says what each may do."""

    DECLARANT = "declarant", "Declarant"
    GOVERNANCE_LEAD = "governance_lead", "Governance lead"
    CHAIR = "chair", "Chair"
    GUARDIAN = "guardian", "Conflicts of Interest Guardian"
    AUDITOR = "auditor", "Auditor"
    ACCOUNTABLE_OFFICER = "accountable_officer", "Accountable Officer"
    SENIOR_MANAGER = "senior_manager", "Senior manager who approves"


class PersonManager(BaseUserManager):
    """People are found by e-mail address, whatever its capitals."""

    def get_by_natural_key(self, email: str) -> "Person":
        """The person who signs in with this address."""
        return self.get(email__iexact=email)


class Person(AbstractBaseUser):
    """Anyone who declares, sits on a committee or signs in; outlives every post and account."""

    email = models.EmailField(
        unique=True, null=True, blank=True, help_text="None: known from paper or an old register only; cannot sign in."
    )
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    objects = PersonManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Body(models.Model):
    """A public body that commissions care and keeps registers; everything it owns hangs from it."""

    class Kind(models.TextChoices):
        CCG = "ccg", "Clinical commissioning group"
        ICB = "icb", "Integrated care board"

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    areas = ArrayField(models.CharField(max_length=10), default=list)
    introduction = models.TextField(blank=True)
    contact_email = models.EmailField()

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Post(models.Model):
    """A role one person holds in one body for a span of time."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="posts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30, choices=Role.choices)
    title = models.CharField(max_length=200, help_text="As the register shows it.")
    directorate = models.CharField(max_length=200, blank=True)
    band = models.CharField(max_length=20, blank=True, help_text="Of pay, as the staff list has it: 7, 8d, VSM.")
    assignment_number = models.CharField(max_length=40, blank=True, help_text="As the staff list has it.")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["body_id", "person__name", "role", "id"]
        constraints = [
            span_in_order("post_span_in_order"),
            ExclusionConstraint(
                name="post_held_once_at_a_time",
                expressions=[
                    ("body", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (
                        Func("since", "until", RangeBoundary(), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}"

    def held_on(self, day: date) -> bool:
        """Whether the post was held on a day."""
        return self.since <= day and (self.until is None or day < self.until)


class Event(models.Model):
    """One line of the trail: who did what, about what, when. Never read to decide anything."""

    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="events")
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=100, help_text="What it is about, by name: “registers.declaration 12”.")
    detail = models.JSONField(default=dict)
    done_at = models.DateTimeField()
    done_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-done_at", "-id"]
        indexes = [models.Index(fields=["about"])]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.kind}: {self.about}"

    @property
    def in_words(self) -> str:
        """What was done, as a person would read it: “Declaration made”."""
        return self.kind.replace(".", " ").replace("_", " ").capitalize()
