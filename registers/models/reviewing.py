"""What the body says of a declaration: accepted, or returned with questions; and what is agreed about an interest."""

from django.db import models
from django.db.models import Q

from coi.shared.kept import kept
from people.models import Body, Person
from registers.models.declaration import Declaration, Interest


class Check(models.Model):
    """A reviewer's word on a declaration. Until there is one it waits; accepted, it is done."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        RETURNED = "returned", "Returned with questions"

    declaration = models.ForeignKey(Declaration, models.PROTECT, related_name="checks")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    checked_at = models.DateTimeField()
    checked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-checked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["declaration"], condition=Q(outcome="accepted"), name="a_declaration_is_accepted_once"
            )
        ]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.declaration}: {self.get_outcome_display()}"


class FieldQuestion(models.Model):
    """What a reviewer asks about one field of an interest, or, without an interest, about the whole declaration."""

    round = models.ForeignKey(Check, models.PROTECT, related_name="questions")
    interest = models.ForeignKey(Interest, models.PROTECT, null=True, blank=True, related_name="questions")
    field = models.CharField(
        max_length=30, blank=True, help_text="One of registers.policy.reviewing.FIELDS; empty without an interest."
    )
    words = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(interest__isnull=True, field="") | (Q(interest__isnull=False) & ~Q(field="")),
                name="a_question_about_an_interest_names_its_field",
            )
        ]
        triggers = kept()

    def __str__(self) -> str:
        return self.words


class Answer(models.Model):
    """What the declarant says to a question. A new version of the interest answers it as well, without a row here."""

    question = models.OneToOneField(FieldQuestion, models.PROTECT, related_name="answer")
    words = models.TextField(max_length=1000)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        triggers = kept()

    def __str__(self) -> str:
        return self.words


class Mitigation(models.Model):
    """What is agreed about an interest, outside meetings, until a later word on the same interest (guidance 1.12)."""

    class Action(models.TextChoices):
        NONE_REQUIRED = "none_required", "Nothing more is needed"
        RESTRICT = "restrict_discussion_and_exclude_from_decision", "Limited part in discussion, none in the decision"
        REMOVE_FROM_PROCESS = "remove_from_whole_decision_process", "Kept out of the whole decision"
        REMOVE_RESPONSIBILITY = "remove_responsibility_for_area_of_work", "No longer responsible for that area of work"
        REMOVE_FROM_ROLE = "remove_from_role", "Leaves the role"

    body = models.ForeignKey(Body, models.PROTECT, related_name="mitigations")
    interest = models.ForeignKey(Interest, models.PROTECT, related_name="mitigations", help_text="As it stood then.")
    line = models.UUIDField(help_text="The interest, in all its versions.")
    action = models.CharField(max_length=50, choices=Action.choices)
    what = models.CharField(max_length=500, blank=True, help_text="Published nowhere.")
    why = models.CharField(max_length=500)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="owned_mitigations")
    review_on = models.DateField(null=True, blank=True)
    agreed_at = models.DateTimeField()
    agreed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-agreed_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action="none_required") | (Q(owner__isnull=False, review_on__isnull=False) & ~Q(what="")),
                name="what_is_agreed_has_an_owner_and_a_review_date",
            )
        ]
        indexes = [models.Index(fields=["line", "-agreed_at"]), models.Index(fields=["body", "review_on"])]
        triggers = kept()

    def __str__(self) -> str:
        return self.in_words

    @property
    def in_words(self) -> str:
        """“Kept out of the whole decision: takes no part in the APMS procurement”."""
        return f"{self.get_action_display()}: {self.what}" if self.what else self.get_action_display()
