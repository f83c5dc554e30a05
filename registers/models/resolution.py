"""What an interest is tied to, and the keys that follow."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

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

    class Meta:
        ordering = ["interest_id", "id"]
        constraints = [models.UniqueConstraint(fields=["interest", "organisation"], name="reading_once")]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.grade})"


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
    path = ArrayField(models.TextField())
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
