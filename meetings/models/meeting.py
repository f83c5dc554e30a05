"""Meetings, who is expected at them, and what they are to consider."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coi.shared.kept import kept
from meetings.models.committee import Committee, Seat
from organisations.models import Organisation
from people.models import Body, Person


@pghistory.track()
class Meeting(models.Model):
    """A sitting of a committee on a day."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    starts = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    called_at = models.DateTimeField()
    called_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-held_on", "-id"]

    def __str__(self) -> str:
        return f"{self.committee}, {self.held_on.day} {self.held_on:%B %Y}"


@pghistory.track()
class Member(models.Model):
    """Someone expected at a meeting, in the seat they hold there, or who has sent apologies."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    apologies = models.BooleanField(default=False)

    class Meta:
        ordering = ["meeting_id", "seat_id", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="expected_once_a_meeting")]

    def __str__(self) -> str:
        return str(self.person)


@pghistory.track()
class AgendaItem(models.Model):
    """One thing a meeting is to consider."""

    class Stage(models.TextChoices):
        DEVELOPMENT = "development", "Development"
        DISCUSSION = "discussion", "Discussion"
        DECISION = "decision", "Decision"
        NOTING = "noting", "For noting"

    class Part(models.TextChoices):
        PUBLIC = "public", "Public part"
        PRIVATE = "private", "Private part"

    class ClinicalInput(models.TextChoices):
        ESSENTIAL = "essential", "Essential"
        USEFUL = "useful", "Useful"
        NOT_NEEDED = "not_needed", "Not needed"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    ask = models.CharField(max_length=500, blank=True, help_text="What the committee is asked to do.")
    paper = models.TextField(max_length=100_000, blank=True)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.DECISION)
    part = models.CharField(max_length=20, choices=Part.choices, default=Part.PUBLIC)
    private_ground = models.CharField(max_length=300, blank=True)
    clinical_input = models.CharField(max_length=20, choices=ClinicalInput.choices, default=ClinicalInput.USEFUL)
    value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True, help_text="Pounds.")
    withdrawn = models.BooleanField(default=False)
    is_read = models.BooleanField(default=False, help_text="Whether its subjects were read from the text as it stands.")

    class Meta:
        ordering = ["meeting_id", "number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], condition=Q(withdrawn=False), name="one_item_a_number"
            ),
            models.CheckConstraint(
                condition=Q(part="public") | ~Q(private_ground=""), name="a_private_item_says_its_ground"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def paper_as_read(self) -> str:
        """What is read besides the title: what is asked, and the paper."""
        return f"{self.ask}\n{self.paper}" if self.ask else self.paper


class Subject(models.Model):
    """An organisation or a theme that an item was read to concern, until it is read again."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="subjects")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    theme = models.CharField(max_length=120, blank=True, help_text="kind:value, as in matching.keys.Theme.")
    grade = models.CharField(max_length=10)
    reasons = ArrayField(models.TextField())
    where = models.CharField(max_length=5, blank=True, help_text="“title”, or “paper” for the item’s `paper_as_read`.")
    start = models.PositiveIntegerField(null=True, help_text="Where in that text the words that tell it stand.")
    end = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["item_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "organisation", "theme"], name="subject_once_an_item", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) ^ Q(theme=""), name="subject_is_an_organisation_or_a_theme"
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.theme)


class Correction(models.Model):
    """A person's word on what an item concerns; the latest stands over whatever the machine reads."""

    class Verdict(models.TextChoices):
        CONCERNS = "concerns", "The item concerns it"
        DOES_NOT = "does_not", "The item does not concern it"

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="corrections")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    theme = models.CharField(max_length=120, blank=True)
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["item_id", "-corrected_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.organisation or self.theme}"


class EffectAnswer(models.Model):
    """A governance lead’s answer to whether an item may affect those it is not about; the latest stands."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="effect_answers")
    effect = models.CharField(max_length=20, help_text="As in matching.effects.Effect.")
    is_yes = models.BooleanField()
    reason = models.TextField(max_length=500)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["item_id", "-answered_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.effect}: {'yes' if self.is_yes else 'no'}"


class ItemKey(models.Model):
    """A key an item emits, with the path that led to it. Derived, rebuilt when the item or the directory changes."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="keys", db_index=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=140)
    directness = models.CharField(max_length=20)
    path = ArrayField(ArrayField(models.TextField(), size=3), help_text="Steps, as matching.keys.Step.")

    class Meta:
        ordering = ["item_id", "id"]
        constraints = [models.UniqueConstraint(fields=["item", "key"], name="item_key_once")]
        indexes = [models.Index(fields=["meeting", "key"], include=["item", "directness"], name="item_key_join")]

    def __str__(self) -> str:
        return self.key
