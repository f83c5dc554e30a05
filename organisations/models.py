"""The directory: organisations, the names they bear and bore, and how they are tied to one another."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from coi.shared.dated import DatedQuerySet, span_in_order
from coi.shared.kept import kept
from coi.shared.words import lower_first
from people.models import Body, Person


class Organisation(models.Model):
    """An organisation an interest may be held in or an agenda item may concern.

    Known to all bodies when it comes from a national source; a local one belongs to the body that added it.
    """

    class Kind(models.TextChoices):
        GP_PRACTICE = "gp_practice", "GP practice"
        BRANCH_SURGERY = "branch_surgery", "Branch surgery"
        PCN = "pcn", "Primary care network"
        FEDERATION = "federation", "GP federation"
        LOCALITY = "locality", "Locality"
        NHS_TRUST = "nhs_trust", "NHS trust"
        HOSPITAL_SITE = "hospital_site", "Hospital site"
        PROVIDER = "provider", "Provider of care"
        CLINIC = "clinic", "Clinic"
        PHARMACY = "pharmacy", "Pharmacy"
        DENTAL_PRACTICE = "dental_practice", "Dental practice"
        OTHER_PRESCRIBER = "other_prescriber", "Other prescribing centre"
        SUB_ICB_LOCATION = "sub_icb_location", "Commissioner (sub-ICB location)"
        COMPANY = "company", "Company"
        CHARITY = "charity", "Charity"
        LOCAL_AUTHORITY = "local_authority", "Local authority"
        UNIVERSITY = "university", "University"
        SUPPLIER = "supplier", "Supplier"
        OTHER = "other", "Other organisation"

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    area = models.CharField(max_length=10, blank=True, help_text="The sub-ICB location (once the CCG) it lies in.")
    town = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    address = models.CharField(max_length=300, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=40)
    facts_of = models.DateField(null=True, blank=True, help_text="The day of the extract these facts were read from.")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="local_organisations")

    class Meta:
        ordering = ["name", "code"]
        indexes = [
            models.Index(fields=["area", "kind"]),
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="organisation_name_trigrams"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether no closing date is known."""
        return self.closed_on is None


class Name(models.Model):
    """A name an organisation bears or bore, with where it was read."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    source = models.CharField(max_length=40)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["organisation_id", "text", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "text"], name="name_once_an_organisation"),
            span_in_order("name_span_in_order"),
        ]
        indexes = [GinIndex(fields=["text"], opclasses=["gin_trgm_ops"], name="name_text_trigrams")]

    def __str__(self) -> str:
        return self.text


class Tie(models.Model):
    """A dated link from one organisation to another, or to a contract type, service, scheme or ward."""

    class Relation(models.TextChoices):
        BRANCH_OF = "branch_of", "is a branch of"
        SITE_OF = "site_of", "is a site of"
        MEMBER_OF = "member_of", "belongs to"
        PARENT_COMPANY = "parent_company", "is owned by"
        SUPPLIER_OF = "supplier_of", "supplies"
        SUCCESSOR_OF = "successor_of", "replaced"
        LANDLORD_OF = "landlord_of", "is landlord of"
        HOLDS_CONTRACT = "holds_contract", "holds a contract of type"
        PROVIDES = "provides", "provides"
        SIGNED_UP_TO = "signed_up_to", "has signed up to"
        LOCATED_IN = "located_in", "lies in"

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="ties")
    relation = models.CharField(max_length=20, choices=Relation.choices)
    target = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="tied_here")
    what = models.CharField(max_length=100, blank=True, help_text="The contract type, service, scheme or ward.")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=40)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["organisation_id", "relation", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=True) ^ Q(what=""), name="tie_to_an_organisation_or_to_a_thing"
            ),
            models.UniqueConstraint(
                fields=["organisation", "relation", "target", "what", "since"],
                name="tie_once",
                nulls_distinct=False,
            ),
            span_in_order("tie_span_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.get_relation_display()} {self.target or self.what}"


class Import(models.Model):
    """One reading of one file into the directory, and what it changed."""

    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    closed = models.PositiveIntegerField()
    skipped = models.PositiveIntegerField()
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-imported_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return self.file_name


class Acronym(models.Model):
    """What a body says that letters stand for.

    The latest row of the same letters stands, over the meaning they come with in matching/acronyms.json; that one
    counts where there is no row, or the latest hands back to it.
    """

    class Meaning(models.TextChoices):
        ORGANISATION = "organisation", "Stands for an organisation"
        NOTHING = "nothing", "Stands for nothing here"
        SHIPPED = "shipped", "Has the meaning it came with"

    body = models.ForeignKey(Body, models.PROTECT, related_name="acronyms")
    letters = models.CharField(max_length=10)
    meaning = models.CharField(max_length=20, choices=Meaning.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="acronyms")
    reason = models.CharField(max_length=300, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-noted_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(meaning="organisation") ^ Q(organisation__isnull=True),
                name="acronym_names_the_organisation_it_stands_for",
            )
        ]
        indexes = [models.Index(fields=["body", "letters"])]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.letters} {self.in_words}"

    @property
    def in_words(self) -> str:
        """What was said of the letters: “stands for Larkfield Surgery”."""
        return f"stands for {self.organisation}" if self.organisation else lower_first(self.get_meaning_display())
