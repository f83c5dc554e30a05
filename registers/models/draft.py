"""What somebody has begun to declare and not submitted."""

from django.db import models

from people.models import Body, Person


class Draft(models.Model):
    """One person's declaration to one body while somebody writes it; emptied once it is submitted or discarded.

    Not on the register: nobody but its writer reads it, and it may change. The writer is the person, somebody who
    prepares it for them or who keys it in; what is written by a one-off link is kept apart from the person's own.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="drafts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="drafts")
    writer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_link = models.BooleanField(default=False)
    entries = models.JSONField(
        default=list, help_text="Each interest: its number, its answers by page, the id of the version it replaces."
    )
    last_number = models.PositiveIntegerField(default=0, help_text="The highest number given; none is given twice.")
    version = models.PositiveIntegerField(default=0, help_text="How often it was changed.")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["body_id", "person_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "person", "writer", "by_link"], name="draft_once_a_writer")
        ]

    def __str__(self) -> str:
        return f"Draft of {self.person} for {self.body}"
