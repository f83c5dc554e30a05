"""The directory: organisations, the names they bear and bore, and how they are tied to one another."""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Func, Q, Value
from django.db.models.functions import Lower

from coi.shared.dated import DatedQuerySet, span_in_order
from coi.shared.kept import kept
from coi.shared.words import lower_first
from people.models import Body, Person

# Letters by the plain one that people type in their place; the marks at the end are left out.
ACCENTED = "àáâãäåāçčèéêëēìíîïīñòóôõöøōùúûüūýÿ-‐–—/’‘'`."
UNACCENTED = "aaaaaaacceeeeeiiiiinooooooouuuuuyy     "


def plain(text: models.expressions.Combinable | str) -> Func:
    """A name as it is compared: small letters without accents and apostrophes, “Saint” as “st”.

    The database works it out for what is stored and for what is searched, so the two cannot differ.
    """
    letters = Func(Lower(text), Value(ACCENTED), Value(UNACCENTED), function="translate")
    saint = (Value(r"\msaint\M"), Value("st"), Value("g"))
    return Func(letters, *saint, function="regexp_replace", output_field=models.TextField())


NOTE_THE_CHANGE = """
    -- Done by the database itself, in the transaction that changes a row.
    INSERT INTO organisations_change (transaction) VALUES (pg_current_xact_id()::text::bigint)
        ON CONFLICT (transaction) DO UPDATE SET id = EXCLUDED.id;
    RETURN NULL;
"""


def noted() -> list[pgtrigger.Trigger]:
    """Triggers for a model's Meta: whatever changes its rows, however, leaves a Change behind."""
    changes = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    return [
        pgtrigger.Trigger(
            name="noted", level=pgtrigger.Statement, when=pgtrigger.After, operation=changes, func=NOTE_THE_CHANGE
        )
    ]


class Change(models.Model):
    """A transaction that changed what texts are tied to, its number that of its last statement that did.

    One row a transaction, so that two never wait for each other. How many there are and the highest number tell one
    state of the directory from any other: a row is seen only once its transaction is over.
    """

    transaction = models.BigIntegerField(unique=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return str(self.pk)


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
        PREMISES = "premises", "Premises"
        OTHER = "other", "Other organisation"

    code = models.CharField(max_length=60)
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
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_here", help_text="It counts as this one."
    )
    is_withdrawn = models.BooleanField(default=False, help_text="Added by mistake: kept for the record alone.")

    class Meta:
        ordering = ["name", "code", "id"]
        constraints = [
            # A code of a body's own may be one that a national source gives out later.
            models.UniqueConstraint(
                fields=["body", "code"],
                condition=Q(is_withdrawn=False),
                name="code_once_a_body",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(body__isnull=False), name="only_a_local_one_is_merged"
            ),
        ]
        indexes = [
            models.Index(fields=["area", "kind"]),
            models.Index(fields=["code"]),
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="organisation_name_trigrams"),
        ]
        triggers = noted()

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether no closing date is known."""
        return self.closed_on is None

    @property
    def standing_id(self) -> int:
        """The id of the organisation it counts as: the one it was merged into, or itself."""
        return self.merged_into_id or self.pk


class Name(models.Model):
    """A name an organisation bears or bore, with where it was read."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    plain = models.GeneratedField(expression=plain("text"), output_field=models.TextField(), db_persist=True)
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
        indexes = [GinIndex(fields=["plain"], opclasses=["gin_trgm_ops"], name="name_plain_trigrams")]
        triggers = noted()

    def __str__(self) -> str:
        return self.text


class Tie(models.Model):
    """A dated link from one organisation to another, or to a contract type, service, scheme or ward.

    Known to all bodies when it comes from a national source; one that a body keeps itself is seen by that body alone.
    """

    class Relation(models.TextChoices):
        BRANCH_OF = "branch_of", "is a branch of"
        SITE_OF = "site_of", "is a site of"
        MEMBER_OF = "member_of", "belongs to"
        PARENT_COMPANY = "parent_company", "is owned by"
        SUPPLIER_OF = "supplier_of", "supplies"
        SUCCESSOR_OF = "successor_of", "replaced"
        OWNER_OF = "owner_of", "owns the premises of"
        LANDLORD_OF = "landlord_of", "is landlord of"
        TENANT_OF = "tenant_of", "is a tenant of"
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
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="local_ties")

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["organisation_id", "relation", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=True) ^ Q(what=""), name="tie_to_an_organisation_or_to_a_thing"
            ),
            models.UniqueConstraint(
                fields=["organisation", "relation", "target", "what", "since", "body"],
                name="tie_once",
                nulls_distinct=False,
            ),
            span_in_order("tie_span_in_order"),
        ]
        triggers = noted()

    def __str__(self) -> str:
        return f"{self.organisation} {self.get_relation_display()} {self.target or self.what}"


class Import(models.Model):
    """One reading of one file into the directory, and what it changed; of a body's own file, the body."""

    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="imports")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    renamed = models.PositiveIntegerField(default=0)
    closed = models.PositiveIntegerField()
    named = models.PositiveIntegerField(default=0)
    ties_added = models.PositiveIntegerField(default=0)
    ties_ended = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField()
    changes = models.JSONField(default=list, help_text="The first of the changes, each as a sentence.")
    problems = models.JSONField(default=list, help_text="The first of the rows left out: where each stood and why.")
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-imported_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return self.file_name


class UnfinishedImport(models.Model):
    """How far the reading of a register's file has come, so that one that was killed goes on; gone once it is read."""

    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    selection = models.CharField(max_length=64, help_text="The SHA-256 of what is to be taken from the file.")
    position = models.PositiveIntegerField(default=0, help_text="Rows read and stored.")
    changes = models.JSONField(default=dict, help_text="What they changed so far.")

    class Meta:
        ordering = ["sha256", "selection"]
        constraints = [models.UniqueConstraint(fields=["sha256", "selection"], name="unfinished_import_once")]

    def __str__(self) -> str:
        return self.file_name


class TieSheet(models.Model):
    """A table of ties that a body keeps itself, as it was sent: looked at first, then taken in or left."""

    class State(models.TextChoices):
        WAITING = "waiting", "Being looked at"
        LOOKED_AT = "looked_at", "Ready to take in"
        REFUSED = "refused", "Cannot be read"
        TAKING_IN = "taking_in", "Being taken in"
        TAKEN_IN = "taken_in", "Taken in"

    body = models.ForeignKey(Body, models.PROTECT, related_name="tie_sheets")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    found = models.JSONField(default=dict, help_text="What taking it in would change, and the rows refused.")
    report = models.OneToOneField(Import, models.PROTECT, null=True, blank=True, related_name="tie_sheet")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-sent_at", "-id"]

    def __str__(self) -> str:
        return self.file_name


class Amendment(models.Model):
    """One change made to the directory by hand: every row it touched, as it was before and as it was left.

    It is undone by a further amendment, which sets the same rows back.
    """

    class Kind(models.TextChoices):
        ADDED = "added", "Organisation added"
        NAMED = "named", "Name recorded"
        TIED = "tied", "Tie recorded"
        TIE_ENDED = "tie_ended", "Tie ended"
        CONTRACT_CHANGED = "contract_changed", "Contract changed"
        MERGED = "merged", "Organisations merged"
        UNDONE = "undone", "Change undone"

    body = models.ForeignKey(Body, models.PROTECT, related_name="amendments")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="amendments")
    other = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", help_text="The other one it concerns."
    )
    said = models.CharField(max_length=500, help_text="What was changed, in words.")
    reason = models.CharField(max_length=500, blank=True)
    changes = models.JSONField(help_text="Rows touched, in order: model, id, and all fields before and after.")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")
    amended_at = models.DateTimeField()
    amended_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-amended_at", "-id"]
        triggers = kept()

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.said}"


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
