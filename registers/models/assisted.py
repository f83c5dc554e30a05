"""Declaring with help: one-off links, delegates, and what was keyed in from paper."""

from django.db import models

from coi.shared.kept import kept
from people.models import Body, Person
from registers.models.declaration import Declaration


class Link(models.Model):
    """A link by which one person may declare to one body, once, without signing in."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="links")
    person = models.ForeignKey(Person, models.PROTECT, related_name="links")
    digest = models.CharField(max_length=64, unique=True, help_text="Of the secret in its address, which is not kept.")
    expires_on = models.DateField(help_text="The first day on which it no longer opens.")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-sent_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"Link for {self.person}"

    @property
    def is_over(self) -> bool:
        """Whether it was used or taken back."""
        return hasattr(self, "end")


class LinkEnd(models.Model):
    """The end of a link: it was used, or taken back."""

    link = models.OneToOneField(Link, models.PROTECT, related_name="end")
    declaration = models.ForeignKey(
        Declaration, models.PROTECT, null=True, related_name="link_ends", help_text="None: it was taken back."
    )
    ended_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-ended_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"End of {self.link}"


class Delegation(models.Model):
    """Somebody may prepare another's declarations to a body; only the owner submits them."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="delegations")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="delegations")
    delegate = models.ForeignKey(Person, models.PROTECT, related_name="delegated")
    named_at = models.DateTimeField()
    named_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-named_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(owner=models.F("delegate")), name="nobody_is_their_own_delegate")
        ]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.delegate} for {self.owner}"


class DelegationEnd(models.Model):
    """A delegate prepares no more."""

    delegation = models.OneToOneField(Delegation, models.PROTECT, related_name="end")
    ended_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-ended_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"End of {self.delegation}"


class Preparation(models.Model):
    """A delegate gave the owner a draft to look at: who prepared it, and when. What it says is in the draft alone."""

    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="preparations")
    interests = models.PositiveSmallIntegerField(help_text="How many it held.")
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-prepared_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"Prepared by {self.prepared_by}"


class Attestation(models.Model):
    """The owner's word on what was prepared: attested by declaring it, or sent back."""

    preparation = models.OneToOneField(Preparation, models.PROTECT, related_name="attestation")
    declaration = models.ForeignKey(
        Declaration, models.PROTECT, null=True, related_name="attestations", help_text="None: it was sent back."
    )
    words = models.CharField(max_length=500, blank=True, help_text="Why it was sent back, for the delegate.")
    attested_at = models.DateTimeField()
    attested_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-attested_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.preparation}: {'attested' if self.declaration_id else 'sent back'}"


class Paper(models.Model):
    """A declaration that somebody keyed in from paper: when it was signed, and where the paper is."""

    declaration = models.OneToOneField(Declaration, models.PROTECT, related_name="paper")
    signed_on = models.DateField()
    kept_where = models.CharField(max_length=300, blank=True, help_text="The paper, or the scan of it.")
    keyed_at = models.DateTimeField()
    keyed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-keyed_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"Paper of {self.signed_on}"
