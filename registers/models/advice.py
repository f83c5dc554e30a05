"""What people ask the Conflicts of Interest Guardian in confidence, and what is said to it."""

from django.db import models

from coi.shared.kept import kept
from people.models import Body, Person


class Question(models.Model):
    """A question to the Guardian; only whoever asked and the Guardian read it (guidance 2.6)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="questions")
    words = models.TextField(max_length=4000)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="questions")

    class Meta:
        ordering = ["-asked_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return "A question to the Guardian"


class Remark(models.Model):
    """What was said to a question after it was asked: the Guardian's answer, or more from whoever asked."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="remarks")
    words = models.TextField(max_length=4000)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["question_id", "said_at", "id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.question}, {self.said_at:%d %B %Y}"
