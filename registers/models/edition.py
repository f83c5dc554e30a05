"""What is published: frozen copies, and the files drawn from them."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from coi.shared.kept import kept
from people.models import Body, Person


class Register(models.TextChoices):
    """The registers a body publishes."""

    INTERESTS = "interests", "Register of interests"
    GIFTS = "gifts-and-hospitality", "Register of gifts and hospitality"


class Edition(models.Model):
    """A register as it stood on a day: canonical JSON with its SHA-256, chained to the edition before.

    Page, PDF, CSV and JSON are drawn from `content`, never from live rows, so an old edition can always be shown again.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="editions")
    register = models.CharField(max_length=40, choices=Register.choices)
    number = models.PositiveIntegerField()
    day = models.DateField(help_text="The day whose state it shows.")
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    previous = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="next")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["body_id", "register", "-number"]
        constraints = [models.UniqueConstraint(fields=["body", "register", "number"], name="edition_numbered_once")]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.get_register_display()}, edition {self.number}"


class Entry(models.Model):
    """One line of an edition, as the public sees it: the search index. It has no field for anything private."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="entries")
    position = models.PositiveIntegerField()
    reference = models.CharField(max_length=60, help_text="Of what it shows, the same in every edition.")
    person_name = models.CharField(max_length=200)
    organisation_name = models.CharField(max_length=300)
    organisation_code = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["edition_id", "position"]
        constraints = [models.UniqueConstraint(fields=["edition", "position"], name="entry_once")]
        indexes = [
            models.Index(fields=["reference", "edition"]),
            GinIndex(fields=["person_name"], opclasses=["gin_trgm_ops"], name="entry_person_trigrams"),
            GinIndex(fields=["organisation_name"], opclasses=["gin_trgm_ops"], name="entry_organisation_trigrams"),
        ]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.person_name}: {self.organisation_name}"


class EditionFile(models.Model):
    """A file drawn from an edition."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        CSV = "csv", "CSV"
        JSON = "json", "JSON"

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="files")
    format = models.CharField(max_length=10, choices=Format.choices)
    content = models.BinaryField()
    size = models.PositiveIntegerField(help_text="Bytes.")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["edition_id", "format"]
        constraints = [models.UniqueConstraint(fields=["edition", "format"], name="edition_file_once")]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.edition} ({self.format})"
