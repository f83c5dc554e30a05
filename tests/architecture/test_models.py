"""What every table keeps to."""

import pgtrigger
import pytest
from django.core.management import call_command
from django.db import IntegrityError, InternalError, connection, models, transaction

from people.models import Person
from tests.architecture import rows

OURS = rows.models()
WRITTEN_ONCE = [model for model, trigger in pgtrigger.registered() if trigger.name == "written_once"]
JUDGEMENTS = {
    "Acronym",
    "Attachment",
    "NilDoubt",
    "NilDoubtAnswer",
    "Release",
    "Amendment",
    "Answer",
    "Attempt",
    "Check",
    "Claim",
    "ClaimAnswer",
    "Confirmation",
    "Correction",
    "Declaration",
    "Edition",
    "EditionFile",
    "EffectAnswer",
    "EmploymentDecision",
    "EmploymentRequest",
    "EmploymentWithdrawal",
    "Entry",
    "Event",
    "Import",
    "ImportedInterest",
    "Interest",
    "LexiconChange",
    "LookBack",
    "Message",
    "Mitigation",
    "Offer",
    "OfferDecision",
    "OwnRule",
    "FieldQuestion",
    "Question",
    "RecusalList",
    "Reinstatement",
    "Attestation",
    "Delegation",
    "DelegationEnd",
    "Link",
    "LinkEnd",
    "Paper",
    "Preparation",
    "Reminder",
    "Recognition",
    "Request",
    "Resolution",
    "Review",
    "Ruling",
    "Undoing",
    "Verdict",
    "TermsOfReference",
    # what is asked of the Conflicts of Interest Guardian
    "Remark",
    "WithholdingAppeal",
    "WithholdingDecision",
    "WithholdingRequest",
    "WordingCheck",
}


def name_of(model) -> str:
    return model.__name__


def moments(model) -> dict[str, models.Field]:
    """When things were done to a row, by what was done: `asked` of `asked_at`."""
    fields = [field for field in model._meta.fields if isinstance(field, models.DateTimeField)]
    return {field.name.removesuffix("_at"): field for field in fields if field.name != "last_login"}


def doers(model) -> dict[str, models.Field]:
    """Who did them."""
    return {field.name.removesuffix("_by"): field for field in model._meta.fields if field.name.endswith("_by")}


def test_migrations_say_all_that_models_do(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("model", OURS, ids=name_of)
def test_who_and_when_go_together(model):
    assert moments(model).keys() == doers(model).keys()
    assert [field.name for field in moments(model).values() if not field.name.endswith("_at")] == []
    assert [field.name for field in doers(model).values() if field.related_model is not Person] == []


@pytest.mark.parametrize("model", WRITTEN_ONCE, ids=name_of)
def test_who_and_when_are_never_left_out_of_what_is_written_once(model):
    both = [*moments(model).values(), *doers(model).values()]

    assert [field.name for field in both if field.null or field.blank or field.has_default()] == []


@pytest.mark.parametrize("model", OURS, ids=name_of)
def test_rows_have_one_order(model):
    """The last thing they are sorted by, or all of it together, is different in every row."""
    ordering = [name.lstrip("-") for name in model._meta.ordering]
    single = {field.name for field in model._meta.fields if field.unique}
    together = [
        set(constraint.fields)
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None
    ]
    sorted_by = {name.removesuffix("_id") for name in ordering}

    assert ordering, "Say in Meta.ordering how rows are sorted."
    assert single & set(ordering) or any(fields <= sorted_by for fields in together)


def test_every_judgement_is_written_once():
    assert {model.__name__ for model in WRITTEN_ONCE} == JUDGEMENTS


def test_there_is_a_row_of_every_kind_to_try(body, ada, now):
    assert set(rows.one_of_each(body, ada, now)) == set(OURS)


def test_what_is_written_once_can_be_neither_changed_nor_deleted(body, ada, now):
    tried = rows.one_of_each(body, ada, now)
    refused = {model: [refuses(change, tried[model]) for change in CHANGES] for model in WRITTEN_ONCE}

    assert refused == {model: [True] * len(CHANGES) for model in WRITTEN_ONCE}


def test_other_rows_can_be_changed(body, ada, now):
    """So that the test above can fail."""
    tried = rows.one_of_each(body, ada, now)
    others = [model for model in OURS if model not in WRITTEN_ONCE]

    assert [model for model in others if refuses(save, tried[model])] == []


def save(row):
    row.save(force_update=True)


def update(row):
    field = row._meta.fields[-1].name
    type(row).objects.filter(pk=row.pk).update(**{field: models.F(field)})


def delete(row):
    # Past the rows that hang from it, which would refuse for reasons of their own.
    type(row).objects.filter(pk=row.pk)._raw_delete("default")


def by_hand(row):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET id = id WHERE id = {row.pk}")


CHANGES = (save, update, delete, by_hand)


def refuses(change, row) -> bool:
    """Whether the database refuses a change because of its trigger; a foreign key would be another error."""
    try:
        with transaction.atomic():
            change(row)
    except InternalError as error:
        return "Cannot" in str(error)
    except IntegrityError:
        return False
    return False
