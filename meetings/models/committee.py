"""Committees, their terms of reference and their seats, all over time."""

import pghistory
from django.db import models
from django.db.models import Q

from coi.shared.dated import DatedQuerySet, span_in_order
from coi.shared.kept import kept
from people.models import Body, Person


class SeatClass(models.TextChoices):
    """What a seat may do at the table (requirements F4)."""

    VOTING = "voting", "Voting member"
    NON_VOTING = "non_voting", "Non-voting member"
    INVITED = "invited", "In attendance"


class SeatCategory(models.TextChoices):
    """Which side of the table a seat sits on; quorum counts by it."""

    LAY = "lay", "Lay member"
    LAY_ADVISER = "lay_adviser", "Lay adviser"
    EXECUTIVE = "executive", "Executive"
    GP = "gp", "GP"
    PRACTICE = "practice", "Practice representative"
    INDEPENDENT_CLINICIAN = "independent_clinician", "Independent clinician"
    NURSE = "nurse", "Nurse"
    SECONDARY_CARE = "secondary_care", "Secondary care clinician"
    PUBLIC_HEALTH = "public_health", "Public health"
    NHS_ENGLAND = "nhs_england", "NHS England"
    HEALTHWATCH = "healthwatch", "Healthwatch"
    HWB = "hwb", "Health and Wellbeing Board"
    LMC = "lmc", "Local Medical Committee"
    MANAGER = "manager", "Manager"
    OTHER = "other", "Other"


class Committee(models.Model):
    """A group that decides, advises or engages on a body's behalf."""

    class Purpose(models.TextChoices):
        DECIDES = "decides", "Decides"
        ADVISES = "advises", "Advises"
        ENGAGES = "engages", "Engages"

    body = models.ForeignKey(Body, models.PROTECT, related_name="committees")
    slug = models.SlugField()
    name = models.CharField(max_length=200)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, default=Purpose.DECIDES)

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["body", "slug"], name="committee_slug_once_a_body")]

    def __str__(self) -> str:
        return self.name


class TermsOfReference(models.Model):
    """One version of a committee's rules; a meeting is judged by the one in force on its date (S29)."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="terms")
    since = models.DateField()
    quorum = models.TextField(help_text="In the words meetings.policy.quorum reads.")
    quorum_settings = models.JSONField(default=dict, help_text="What the words leave open; see QuorumSettings.")
    meetings_a_year = models.PositiveSmallIntegerField(null=True, blank=True)
    adopted_at = models.DateTimeField()
    adopted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["committee_id", "-since"]
        verbose_name_plural = "terms of reference"
        constraints = [models.UniqueConstraint(fields=["committee", "since"], name="one_terms_version_a_day")]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.committee}, from {self.since:%d %B %Y}"


class Seat(models.Model):
    """A place on a committee."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="seats")
    title = models.CharField(max_length=200)
    seat_class = models.CharField(max_length=20, choices=SeatClass.choices)
    category = models.CharField(max_length=30, choices=SeatCategory.choices)
    roles = models.JSONField(default=list, help_text="Named roles the quorum may ask for: chair, vice_chair, cfo…")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["committee_id", "id"]
        constraints = [span_in_order("seat_span_in_order")]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Appointment(models.Model):
    """A person's holding of a seat for a span of time."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="appointments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["seat_id", "since", "id"]
        constraints = [
            span_in_order("appointment_span_in_order"),
            models.UniqueConstraint(fields=["seat"], condition=Q(until__isnull=True), name="one_open_holder_a_seat"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.seat}"
