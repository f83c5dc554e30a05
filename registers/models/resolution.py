"""What an interest is tied to, and the keys that follow."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from coi.shared.kept import kept
from organisations.models import Organisation
from people.models import Body, Person
from registers.models.declaration import Interest


class Reading(models.Model):
    """An organisation read in an interest's own words, with how sure and why.

    Only for interests whose declarant did not pick one: a pick is on Interest itself, and stands.
    """

    interest = models.ForeignKey(Interest, models.CASCADE, related_name="readings")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    grade = models.CharField(max_length=10)
    reasons = ArrayField(models.TextField())
    start = models.PositiveIntegerField(null=True, help_text="Where in the interest’s `words` it is named.")
    end = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["interest_id", "id"]
        constraints = [models.UniqueConstraint(fields=["interest", "organisation"], name="reading_once")]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.grade})"


class Resolution(models.Model):
    """A person's word on which organisation an interest's words mean, or that the directory holds none of them.

    The latest on a line of interests stands, for as long as its words stay the same.
    """

    interest = models.ForeignKey(Interest, models.PROTECT, related_name="resolutions")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        related_name="resolutions",
        help_text="Empty: none of the directory’s.",
    )
    resolved_at = models.DateTimeField()
    resolved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["interest_id", "-resolved_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.interest}: {self.organisation or 'none of the directory’s'}"


class InterestKey(models.Model):
    """A key an interest emits, with the path that led to it.

    Derived: rebuilt when the interest or the directory changes, and gone once a later version replaces the interest.
    Body, person and span are the interest's own, which never change, so that the join finds all it asks of it in one
    of two indexes: by person for a committee, by key for a whole register.
    """

    interest = models.ForeignKey(Interest, models.CASCADE, related_name="keys", db_index=False)
    body = models.ForeignKey(Body, models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=140)
    directness = models.CharField(max_length=20)
    path = ArrayField(ArrayField(models.TextField(), size=3), help_text="Steps, as matching.keys.Step.")
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        ordering = ["interest_id", "id"]
        constraints = [models.UniqueConstraint(fields=["interest", "key"], name="interest_key_once")]
        indexes = [
            models.Index(
                fields=["person", "body"],
                include=["key", "interest", "directness", "since", "until"],
                name="interest_key_by_person",
            ),
            models.Index(
                fields=["body", "key"],
                include=["interest", "person", "directness", "since", "until"],
                name="interest_key_by_key",
            ),
        ]

    def __str__(self) -> str:
        return self.key
