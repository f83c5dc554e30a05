"""What matching found, and what was decided about it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from coi.shared.kept import kept
from matching.keys import Path, path_of
from meetings.models.meeting import AgendaItem, Meeting
from people.models import Person
from registers.models import Interest


class MatchRun(models.Model):
    """One matching of a meeting: by which engine, over which inputs, with what outcome."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting for the worker"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="runs")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0, help_text="Items and interests read so far.")
    total = models.PositiveIntegerField(default=0)
    engine = models.CharField(max_length=40, blank=True)
    inputs_sha256 = models.CharField(max_length=64, blank=True)
    problem = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.get_state_display()}"


class Conflict(models.Model):
    """A member and an item whose keys met, or of whom somebody said so; outlives the runs that found it.

    Both runs are None until one finds it: then only people's claims make it a conflict.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="conflicts")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="conflicts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="conflicts")
    first_run = models.ForeignKey(MatchRun, models.PROTECT, null=True, related_name="+")
    last_run = models.ForeignKey(MatchRun, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["item__number", "person__name", "id"]
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="conflict_once_a_member_and_item")]

    def __str__(self) -> str:
        return f"{self.person} on {self.item}"


class Finding(models.Model):
    """Why a run found a conflict: one interest, one key, and the two paths that led to it."""

    run = models.ForeignKey(MatchRun, models.CASCADE, related_name="findings")
    conflict = models.ForeignKey(Conflict, models.PROTECT, related_name="findings")
    interest = models.ForeignKey(Interest, models.PROTECT, related_name="+")
    key = models.CharField(max_length=140)
    directness = models.CharField(max_length=20)
    interest_path = ArrayField(ArrayField(models.TextField(), size=3), help_text="Steps, as matching.keys.Step.")
    item_path = ArrayField(ArrayField(models.TextField(), size=3))

    class Meta:
        ordering = ["conflict_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["run", "conflict", "interest", "key"], name="finding_once_a_run")
        ]

    def __str__(self) -> str:
        return f"{self.conflict}: {self.key}"

    @property
    def interest_steps(self) -> Path:
        """From the person to where they meet."""
        return path_of(self.interest_path)

    @property
    def item_steps(self) -> Path:
        """From the item to where they meet."""
        return path_of(self.item_path)


class Ruling(models.Model):
    """How the chair decided a conflict is to be handled, and why. A later ruling stands in its place."""

    conflict = models.ForeignKey(Conflict, models.PROTECT, related_name="rulings")
    handling = models.CharField(max_length=30)
    also = ArrayField(models.CharField(max_length=30), default=list, blank=True, help_text="Added to the handling.")
    proposed = models.CharField(max_length=30, blank=True, help_text="What the service proposed at the time.")
    reason = models.TextField(max_length=1000)
    ruled_at = models.DateTimeField()
    ruled_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["conflict_id", "-ruled_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.conflict}: {self.handling}"


class Verdict(models.Model):
    """What a governance lead said of one reason for a conflict: that it stands, or that it does not, and why.

    `line` is the interest in all its versions; `wording` fingerprints both texts, and the verdict lapses with them.
    The latest stands.
    """

    class Word(models.TextChoices):
        CONFIRMED = "confirmed", "Confirmed"
        DISMISSED = "dismissed", "Dismissed"

    class Ground(models.TextChoices):
        ANOTHER_ORGANISATION = "another_organisation", "It is another organisation with a similar name"
        OTHER_MEANING = "other_meaning", "The words mean something else here"
        NO_BEARING = "no_bearing", "What is decided makes no difference to the interest"
        OVER = "over", "The interest is over and nothing of it remains"
        OTHER = "other", "Another reason"

    conflict = models.ForeignKey(Conflict, models.PROTECT, related_name="verdicts")
    line = models.UUIDField()
    wording = models.CharField(max_length=64)
    verdict = models.CharField(max_length=10, choices=Word.choices)
    ground = models.CharField(max_length=30, choices=Ground.choices, blank=True)
    reason = models.TextField(max_length=500, blank=True)
    judged_at = models.DateTimeField()
    judged_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["conflict_id", "-judged_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict="confirmed") | ~models.Q(ground=""), name="a_dismissal_says_why"
            )
        ]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.conflict}: {self.get_verdict_display()}"

    @property
    def why(self) -> str:
        """The ground of a dismissal and what was added to it, in words."""
        ground = "" if self.ground == self.Ground.OTHER else self.get_ground_display()
        return ". ".join(part for part in (ground, self.reason) if part)


class RecusalList(models.Model):
    """A meeting's recusal list as issued: frozen, for the chair and the governance lead, never public."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="recusal_lists")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    pdf = models.BinaryField()
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting_id", "-number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="recusal_list_numbered_once")]
        triggers = kept()

    def __str__(self) -> str:
        return f"Recusal list {self.number}, {self.meeting}"
