"""Files that are sent, what they would do and did row by row, and what people said of that."""

from django.db import models

from coi.shared.kept import kept
from people.models import Body, Person, Post


class Intake(models.Model):
    """One file: read by the worker, its columns named by a person, looked at, and then taken in or left."""

    class Kind(models.TextChoices):
        STAFF = "staff", "Staff list"
        REGISTER = "register", "Earlier register of interests"

    class State(models.TextChoices):
        WAITING = "waiting", "Being read"
        READ = "read", "Columns to be named"
        LOOKING = "looking", "Being looked at"
        LOOKED_AT = "looked_at", "Ready to take in"
        REFUSED = "refused", "Cannot be read"
        TAKING_IN = "taking_in", "Being taken in"
        TAKEN_IN = "taken_in", "Taken in"
        UNDOING = "undoing", "Being undone"
        UNDONE = "undone", "Undone"

    body = models.ForeignKey(Body, models.PROTECT, related_name="intakes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField(help_text="The file; let go once it is taken in.")
    sha256 = models.CharField(max_length=64)
    tables = models.JSONField(default=list, help_text="As read: name, and rows of place and cells. Let go likewise.")
    headings = models.JSONField(default=list, help_text="The cells of the row of headings, as somebody chose it.")
    columns = models.JSONField(default=dict, help_text="For each thing we ask for, the number of its column.")
    found = models.JSONField(default=dict, help_text="How many rows of each outcome; or the problem with the file.")
    ending = models.JSONField(default=list, help_text="Of posts missing from the list, the ids of those to end.")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-sent_at", "-id"]

    def __str__(self) -> str:
        return self.file_name


class Outcome(models.TextChoices):
    """What taking in a row does; the words complete “3 rows: …”."""

    NEW_PERSON = "new_person", "New people"
    NEW_POST = "new_post", "New posts of people known already"
    CHANGED = "changed", "Changed details"
    ENDED = "ended", "Leavers, by the date in the list"
    MISSING = "missing", "In the last list, not in this one"
    DRAFT = "draft", "Interests to confirm"
    ASKED = "asked", "Who is it?"
    LEFT_OUT = "left_out", "Cannot be read"
    NOTHING = "nothing", "Nothing to do"


class Line(models.Model):
    """One row of a file, what it would do or did, and to whom; of a post, all fields before and after."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=60, help_text="Where a person finds the row: “row 12”.")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    name = models.CharField(max_length=200, blank=True, help_text="Whom it is about, as the file has it.")
    said = models.CharField(max_length=600, help_text="What it would do, or did, or why it cannot be read.")
    asks = models.CharField(max_length=250, blank=True, help_text="What the question of who it is goes by.")
    likely = models.JSONField(default=list, help_text="The ids of the people it may be about, likeliest first.")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, models.SET_NULL, null=True, blank=True, related_name="+")
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["intake_id", "number"]
        constraints = [models.UniqueConstraint(fields=["intake", "number"], name="line_once")]
        indexes = [models.Index(fields=["intake", "outcome", "number"])]

    def __str__(self) -> str:
        return f"{self.place}: {self.said}"


class Recognition(models.Model):
    """Somebody’s word on whom a file means: a person we know, somebody new, or (is_left_out) nobody to take in."""

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="recognitions")
    asks = models.CharField(max_length=250)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    is_left_out = models.BooleanField(default=False)
    recognised_at = models.DateTimeField()
    recognised_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-recognised_at", "-id"]
        indexes = [models.Index(fields=["intake", "asks"])]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.asks}: {self.person or ('left out' if self.is_left_out else 'somebody new')}"


class Undoing(models.Model):
    """That what a file did was undone: how many rows were set back, and which were left as they are, and why."""

    intake = models.OneToOneField(Intake, models.PROTECT, related_name="undoing")
    set_back = models.PositiveIntegerField()
    left = models.JSONField(default=list, help_text="What was left: where its row stood, and why.")
    undone_at = models.DateTimeField()
    undone_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-undone_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.intake} undone"
