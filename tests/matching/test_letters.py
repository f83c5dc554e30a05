"""What letters stand for."""

import pytest

from matching.letters import stand_for_something_else


@pytest.mark.parametrize(
    ("text", "letters", "otherwise"),
    [
        ("Property management software (PMS) moves to the cloud", "PMS", True),
        ("PMS (people mgmt suite) by noon", "PMS", True),
        ("PMS = the property management system used by estates", "PMS", True),
        ("Gardening and maintenance services (GMS)", "GMS", True),
        ("The Association of Practice Mgrs' Summer social (APMS!!)", "APMS", True),
        ("PMS\nThe new Performance Management System goes live", "PMS", True),
        ("Personal Medical Services (PMS) agreements", "PMS", False),
        ("Alternative Provider Medical Services (APMS)", "APMS", False),
        ("A bit more for core GP services (GMS)", "GMS", False),
        ("PMS (all holders)", "PMS", False),
        ("GMS practices: give more support", "GMS", False),
        ("", "PMS", False),
    ],
)
def test_letters_mean_the_contract_unless_the_text_spells_them_otherwise(text, letters, otherwise):
    assert stand_for_something_else(text, letters, "medic") is otherwise
