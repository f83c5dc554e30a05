"""Copies of their own declarations that people asked for."""

from django.db import models

from people.models import Person
from registers.models.declaration import Declaration


class DeclarationCopy(models.Model):
    """A declaration as a PDF for the person who made it; kept a few days, one of each declaration at a time."""

    declaration = models.OneToOneField(Declaration, models.PROTECT, related_name="copy")
    content = models.BinaryField(null=True, help_text="None until the worker has drawn it.")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "declaration copies"

    def __str__(self) -> str:
        return f"Copy of {self.declaration}"
