"""When the records give cause to ask again."""

import pytest

from registers.policy.doubts import bears_the_name, title_says


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("GP partner", True),
        ("Salaried GP, Larkfield", True),
        ("Practice Manager", True),
        ("Clinical Director", True),
        ("Secondary care doctor", True),
        ("Councillor, Health and Wellbeing Board", True),
        ("Lay member", False),
        ("Lay member, GP patient group", False),
        ("Head of Contracting", False),
        ("Director of Nursing and Quality", False),
        ("", False),
    ],
)
def test_a_posts_title(title, says):
    assert title_says(title) is says


@pytest.mark.parametrize(
    ("practice", "person", "bears"),
    [
        ("Dr A Larkin & Partners", "Ada Larkin", True),
        ("DR LARKIN AND PARTNERS", "Ada Larkin", True),
        ("Drs Holm, Larkin and Wu", "Dr Ada Larkin", True),
        ("Dr J Larkin", "Ada Larkin", False),
        ("Larkin House Surgery", "Ada Larkin", False),
        ("Dr Larkins Surgery", "Ada Larkin", False),
        ("Dr Ní Bhriain", "Zoë Ní Bhriain", True),
        ("Dr A Larkin", "Larkin", False),
        ("", "Ada Larkin", False),
    ],
)
def test_a_practice_named_after_somebody(practice, person, bears):
    assert bears_the_name(practice, person) is bears
