"""The interests that write letters which a body gave another meaning, and that the worker reads again."""

import pytest

from organisations.actions.lettering import note
from registers.queries.lettered import interests_with_letters
from registers.tasks import rekey_letters
from tests.factories import make_interest, make_organisation


@pytest.fixture
def said(body, grace, now):
    trust = make_organisation("X9T", "Tarnsea Hospitals NHS Trust", "nhs_trust")
    return note(body=body, letters="TCHQ", organisation=trust, by=grace, at=now)


@pytest.mark.parametrize(
    ("facts", "is_found"),
    [
        ({"organisation_text": "TCHQ"}, True),
        ({"organisation_text": "a trust", "public_description": "Porter at TCHQ, Tarnsea"}, True),
        ({"organisation_text": "a trust", "private_detail": "(TCHQ)"}, True),
        ({"organisation_text": "TCHQS"}, False),
        ({"organisation_text": "tchq"}, False),
    ],
)
def test_an_interest_is_found_by_the_letters_in_its_words(body, ada, now, said, facts, is_found):
    make_interest(body, ada, now, **facts)

    assert interests_with_letters(said.pk).exists() == is_found


def test_not_one_of_another_body_nor_one_whose_declarant_picked_the_organisation(body, other_body, ada, sam, now, said):
    make_interest(other_body, sam, now, organisation_text="TCHQ")
    make_interest(body, ada, now, organisation=said.organisation, organisation_text="TCHQ")

    assert not interests_with_letters(said.pk).exists()
    assert not interests_with_letters(0).exists()


def test_its_keys_follow_the_letters(body, ada, now, said):
    interest = make_interest(body, ada, now, organisation_text="TCHQ", held_as="employee")

    rekey_letters(acronym_id=said.pk)

    assert interest.keys.filter(key="o:X9T").exists()
