"""What a body added to the words that tell what an item is about, and what it took from them."""

from django.db import models
from django.db.models import Q

from coi.shared.kept import kept
from matching.lexicon import Place, Wording
from people.models import Body, Person


class LexiconChange(models.Model):
    """A phrase put in a list of the lexicon, or taken from it; the latest word on a phrase of a list stands.

    The list belongs to a theme (`kind` and `value`, as in matching.keys.Theme) or, without a kind, to every item.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="lexicon_changes")
    kind = models.CharField(max_length=10, blank=True)
    value = models.CharField(max_length=80, blank=True)
    list = models.CharField(max_length=30, help_text="As matching/lexicon.json calls it.")
    phrase = models.CharField(max_length=80)
    is_there = models.BooleanField(help_text="Whether the phrase was put in; else it was taken out.")
    reason = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-changed_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(kind="") | Q(value=""), name="a_theme_of_the_lexicon_has_a_kind")
        ]
        indexes = [models.Index(fields=["body", "kind", "value", "list", "phrase"], name="lexicon_change_of_a_phrase")]
        triggers = kept()

    def __str__(self) -> str:
        return f"{'+' if self.is_there else '-'} {self.phrase}"

    @property
    def wording(self) -> Wording:
        """The change as the matching library has it."""
        return Wording(Place(self.kind, self.value, self.list), self.phrase, self.is_there)
