"""Messages that wait to be sent, and each attempt at sending one."""

from django.db import models

from coi.shared.kept import kept
from people.models import Body, Person


class Message(models.Model):
    """One message to one person, stored with what it says before anything is sent.

    `key` says what it is for: to queue the same again, after a crash or a repeated task, is to queue it once.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="outgoing")
    recipient = models.ForeignKey(Person, models.PROTECT, related_name="incoming")
    kind = models.SlugField(max_length=60, help_text="Its template: templates/outbox/<kind>.txt")
    key = models.CharField(max_length=200, unique=True)
    address = models.EmailField()
    context = models.JSONField(default=dict, help_text="What the template is drawn with.")
    queued_at = models.DateTimeField()
    queued_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-queued_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient}"


class Attempt(models.Model):
    """One attempt at sending a message, or news of what became of it."""

    class Outcome(models.TextChoices):
        BEGUN = "begun", "Being sent"
        SENT = "sent", "Sent"
        DELIVERED = "delivered", "Delivered"
        FAILED = "failed", "Failed, to be tried again"
        REFUSED = "refused", "Refused for good"
        BOUNCED = "bounced", "Came back"
        AGAIN = "again", "Asked to be sent again"

    message = models.ForeignKey(Message, models.PROTECT, related_name="attempts")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    address = models.EmailField(blank=True, help_text="Where it was sent, when it was.")
    reference = models.CharField(max_length=200, blank=True, help_text="The carrier's own.")
    detail = models.CharField(max_length=500, blank=True)
    attempted_at = models.DateTimeField()
    attempted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-attempted_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.message}: {self.get_outcome_display()}"


class Reinstatement(models.Model):
    """Somebody's word that an address at which mail came back is right again."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="reinstatements")
    address = models.EmailField()
    reinstated_at = models.DateTimeField()
    reinstated_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-reinstated_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return self.address
