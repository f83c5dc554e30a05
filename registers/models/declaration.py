"""What people declare."""

import uuid

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat

from coi.shared.dated import DatedQuerySet, span_in_order
from coi.shared.kept import kept
from organisations.models import Organisation
from people.models import Body, Person


class Category(models.TextChoices):
    """The four statutory kinds of interest (guidance 1.3)."""

    FINANCIAL = "financial", "Financial"
    PROFESSIONAL = "non_financial_professional", "Non-financial professional"
    PERSONAL = "non_financial_personal", "Non-financial personal"
    INDIRECT = "indirect", "Indirect"


class HeldAs(models.TextChoices):
    """How an interest is held; it decides what the interest may bear on."""

    PARTNER = "partner", "Partner in a practice or firm"
    SALARIED_GP = "salaried_gp", "Salaried GP"
    EMPLOYEE = "employee", "Employee"
    DIRECTOR = "director", "Director"
    SHAREHOLDER = "shareholder", "Shareholder"
    OWNER = "owner", "Owner"
    LANDLORD = "landlord", "Landlord or owner of premises"
    TENANT = "tenant", "Tenant"
    PATIENT = "patient", "Registered patient"
    GOVERNOR_OR_TRUSTEE = "governor_or_trustee", "Governor or trustee"
    COUNCILLOR = "councillor", "Councillor or other elected member"
    ADVISER = "adviser", "Adviser or consultant"
    VOLUNTEER = "volunteer", "Volunteer"
    RESEARCH = "research", "Research or research funding"
    SUPPLIER = "supplier", "Supplier"
    PROFESSIONAL_BODY = "professional_body", "Member of a professional body"
    ADVOCATE = "advocate", "Advocate or representative (for example an LMC officer)"
    NETWORK_LEAD = "network_lead", "Leads a network or federation"
    OTHER = "other", "Something else"


class Relationship(models.TextChoices):
    """Whose interest an indirect one is; deliberately short, no family tree (requirements B8)."""

    SPOUSE_OR_PARTNER = "spouse_or_partner", "Husband, wife or partner"
    PARENT = "parent", "Parent"
    CHILD = "child", "Child"
    SIBLING = "sibling", "Brother or sister"
    RELATIVE_BY_MARRIAGE = "relative_by_marriage", "Relative by marriage"
    CLOSE_FRIEND = "close_friend", "Close friend"
    BUSINESS_PARTNER = "business_partner", "Business partner"
    OTHER = "other", "Someone else close to me"


class Situation(models.TextChoices):
    """The common situations of the guidance (1.10) that a person holds over time; gifts and the like are offers."""

    PROVIDER_ROLE = "provider_role", "A practice, network or other provider I work in or own"
    OUTSIDE_EMPLOYMENT = "outside_employment", "Outside employment"
    PRIVATE_PRACTICE = "private_practice", "Clinical private practice"
    SHAREHOLDING = "shareholding", "Shareholdings and other ownership"
    PATENT = "patent", "Patents and other intellectual property"
    LOYALTY = "loyalty", "Loyalty interests"
    SPONSORED_RESEARCH = "sponsored_research", "Sponsored research"
    SPONSORED_POST = "sponsored_post", "A sponsored post"
    PREMISES = "premises", "Land or premises"
    OTHER = "other", "Something else"


class Request(models.Model):
    """A body asked a person to declare; without one, a missing declaration is “not asked”."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="declaration_requests")
    person = models.ForeignKey(Person, models.PROTECT, related_name="declaration_requests")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-asked_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.person} asked by {self.body}"


class Declaration(models.Model):
    """One act of declaring to one body: interests, none at all, or no change since last time."""

    class Kind(models.TextChoices):
        INTERESTS = "interests", "Interests"
        NIL = "nil", "Nil declaration"
        NO_CHANGE = "no_change", "No change"

    class Route(models.TextChoices):
        """How it reached the service."""

        ONLINE = "online", "Online, by the person"
        LINK = "link", "By a one-off link"
        DELEGATE = "delegate", "Prepared by somebody else, attested by the person"
        PAPER = "paper", "Keyed in from paper"
        IMPORTED = "imported", "From an earlier register, confirmed"

    body = models.ForeignKey(Body, models.PROTECT, related_name="declarations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="declarations")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    route = models.CharField(max_length=20, choices=Route.choices, default=Route.ONLINE)
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-declared_at", "-id"]
        indexes = [
            models.Index(fields=["body", "person", "-declared_at"]),
            models.Index(fields=["body", "declared_at"]),
        ]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"


class InterestQuerySet(DatedQuerySet):
    """Interests, which are never edited: a later version replaces an earlier one."""

    def standing(self) -> "InterestQuerySet":
        """The latest version of each."""
        return self.filter(replaced_by__isnull=True)


# All that is read for organisations; a trigram index over it finds the interests that say a word, or nearly.
WORDS = Concat(
    "organisation_text", Value(" "), "public_description", Value(" "), "private_detail", output_field=models.TextField()
)


class Interest(models.Model):
    """An interest a person holds, as declared on one day; `line` is the same in all its versions.

    `private_detail`, `third_party_name`, `third_party_role` and the exact `relationship` have no counterpart in
    anything published: registers.policy.publication builds the public entry from the other fields.
    """

    class Nature(models.TextChoices):
        ACTUAL = "actual", "Actual"
        POTENTIAL = "potential", "Potential"
        PERCEIVED = "perceived", "Perceived"

    declaration = models.ForeignKey(Declaration, models.PROTECT, related_name="interests")
    body = models.ForeignKey(Body, models.PROTECT, related_name="interests")
    person = models.ForeignKey(Person, models.PROTECT, related_name="interests")
    line = models.UUIDField(default=uuid.uuid4)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    category = models.CharField(max_length=40, choices=Category.choices)
    underlying_category = models.CharField(max_length=40, choices=Category.choices, blank=True)
    nature = models.CharField(max_length=20, choices=Nature.choices, default=Nature.POTENTIAL)
    situation = models.CharField(
        max_length=30, choices=Situation.choices, blank=True, help_text="Empty: declared before this was asked."
    )
    particulars = models.JSONField(
        default=dict, blank=True, help_text="What only its situation asks, by question; never published."
    )
    held_as = models.CharField(max_length=30, choices=HeldAs.choices)
    relationship = models.CharField(max_length=30, choices=Relationship.choices, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="interests")
    organisation_text = models.CharField(max_length=300, blank=True, help_text="As the declarant wrote it.")
    publish_organisation = models.BooleanField(
        default=True, help_text="False: the public sees only what kind of organisation it is. Indirect interests only."
    )
    public_description = models.CharField(
        max_length=500, blank=True, help_text="Direct interests only: an indirect one is described by the service."
    )
    private_detail = models.TextField(max_length=4000, blank=True)
    third_party_name = models.CharField(max_length=200, blank=True)
    third_party_role = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    became_aware_on = models.DateField(null=True, blank=True)

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["person__name", "id"]
        constraints = [
            span_in_order("interest_span_in_order"),
            models.CheckConstraint(
                condition=Q(category=Category.INDIRECT)
                | Q(relationship="", third_party_name="", third_party_role="", underlying_category=""),
                name="only_an_indirect_interest_has_a_third_party",
            ),
            models.CheckConstraint(
                condition=~Q(category=Category.INDIRECT) | ~Q(relationship=""), name="an_indirect_interest_says_whose"
            ),
            models.CheckConstraint(
                condition=~Q(category=Category.INDIRECT) | Q(public_description=""),
                name="an_indirect_interest_has_no_free_text_in_public",
            ),
            models.CheckConstraint(
                condition=Q(category=Category.INDIRECT) | Q(publish_organisation=True),
                name="a_direct_interest_names_its_organisation",
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(organisation_text=""), name="an_interest_is_in_something"
            ),
        ]
        indexes = [
            models.Index(fields=["body", "person"]),
            GinIndex(OpClass(WORDS, name="gin_trgm_ops"), name="interest_word_trigrams"),
        ]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.get_held_as_display()}, {self.subject}"

    @property
    def subject(self) -> str:
        """What the interest is in: the organisation's name, or what the declarant wrote."""
        return self.organisation.name if self.organisation else self.organisation_text

    @property
    def words(self) -> str:
        """All that was written of what it is in and how it is held: what is read, and what readings point into."""
        parts = (self.organisation_text, self.public_description, self.private_detail)
        return ". ".join(part for part in parts if part)

    @property
    def is_indirect(self) -> bool:
        """Whether it is somebody else's interest."""
        return self.category == Category.INDIRECT
