"""Which names are one person’s, and which are alike enough to ask."""

import pytest

from intake.policy.people import Known, readable

NAMES = {1: "Ada Larkin", 2: "Dr Desmond Whitlock", 3: "Zoë O’Dell-Marsh", 4: "Adam Larkins"}


@pytest.mark.parametrize(
    ("written", "exact", "likely"),
    [
        ("Dr Ada Larkin", [1], [1]),
        ("LARKIN, Ada", [1], [1]),
        ("A. Larkin", [], [1]),
        ("D Whitlok", [], [2]),
        ("Desmond Whitlock", [2], [2]),
        ("Zoë O’Dell-Marsh", [3], [3]),
        ("Adam Larkins", [4], [4]),
        ("Ben Larkin", [], []),
        ("Grace Oduya", [], []),
        ("", [], []),
    ],
)
def test_names_are_told_apart_and_together(written, exact, likely):
    known = Known(NAMES)

    assert known.exact(written) == exact
    assert known.likely(written)[: len(likely) or 1] == likely


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("LARKIN, Dr Ada", "Dr Ada Larkin"),
        ("Ada Larkin", "Ada Larkin"),
        ("ADA O’DELL-MARSH", "Ada O’DELL-MARSH"),
        ("Larkin,", "Larkin"),
    ],
)
def test_a_name_is_shown_as_a_register_shows_it(written, shown):
    assert readable(written) == shown
