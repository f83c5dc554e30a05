"""Files that go with what was declared: private unless a governance lead releases them one by one."""

from django.db import models

from coi.shared.kept import kept
from people.models import Body, Person
from registers.models.declaration import Declaration, Interest


class Attachment(models.Model):
    """One file about an interest, or about a declaration as a whole."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="attachments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attachments")
    number = models.PositiveIntegerField(help_text="Counted in the body; names a released file in its address.")
    declaration = models.ForeignKey(Declaration, models.PROTECT, related_name="attachments")
    interest = models.ForeignKey(
        Interest, models.PROTECT, null=True, blank=True, related_name="attachments", help_text="In the version it was."
    )
    file_name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100, help_text="As its first bytes say, whatever its name.")
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    attached_at = models.DateTimeField()
    attached_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-attached_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="attachment_number_once_a_body")]
        indexes = [models.Index(fields=["body", "person"])]
        triggers = kept()

    def __str__(self) -> str:
        return self.file_name


class Release(models.Model):
    """A governance lead's word on whether the public may read a file; the latest stands, without one nobody may."""

    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="releases")
    is_public = models.BooleanField()
    title = models.CharField(max_length=200, blank=True, help_text="What the public sees it called.")
    reason = models.CharField(max_length=500)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-decided_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.attachment}: {'released' if self.is_public else 'private'}"
