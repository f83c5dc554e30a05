"""What becomes of everything known about an organisation that is merged."""

import pytest

from organisations.models import Name, Organisation, Tie
from organisations.policy.merging import FATES, Rule
from organisations.queries.merging import LISTED

MODELS = {model._meta.model_name: model for model in (Organisation, Name, Tie)}


@pytest.mark.parametrize("table", MODELS)
def test_every_field_has_its_fate(table):
    fields = {field.name for field in MODELS[table]._meta.concrete_fields}

    assert FATES[table].keys() == fields


def test_whoever_is_to_confirm_reads_what_becomes_of_each_field_shown():
    fates = {(table, name): fate for table, fields in FATES.items() for name, fate in fields.items()}

    assert [field for field, fate in fates.items() if bool(fate.label) != bool(fate.words)] == []
    shown = {field for field, fate in fates.items() if fate.label and field[0] != "organisation"}
    assert shown == set(LISTED)


def test_only_what_says_that_two_were_merged_is_written():
    pointing = [(table, name) for table in FATES for name, fate in FATES[table].items() if fate.rule is Rule.POINTS]

    assert pointing == [("organisation", "merged_into")]
