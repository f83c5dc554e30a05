"""How strong a conflict is, in words."""

import pytest

from matching.keys import Directness
from meetings.policy import strength
from meetings.policy.matrix import InterestType


def test_every_directness_and_type_has_words():
    assert set(strength.LABELS) == set(strength.WHY) == set(Directness)
    assert set(strength.TYPES) == set(InterestType)


@pytest.mark.parametrize(
    ("category", "underlying", "words"),
    [
        ("financial", "", "Financial interest"),
        ("non_financial_professional", "", "Non-financial professional interest"),
        ("indirect", "", "Indirect interest"),
        ("indirect", "financial", "Indirect interest, financial"),
        ("indirect", "non_financial_personal", "Indirect interest, non-financial personal"),
    ],
)
def test_the_type_is_said_with_what_kind_somebody_elses_is(category, underlying, words):
    assert strength.type_in_words(category, underlying) == words


@pytest.mark.parametrize(
    ("grades", "is_picked", "words"),
    [
        (["possible"], True, "Certain: the declarant said which organisation"),
        (["possible", "probable"], False, "Probable: read in the declarant’s words"),
        (["possible"], False, "Possible: read in the declarant’s words"),
        ([], False, "Not tied to an organisation of the directory"),
    ],
)
def test_the_surest_tie_counts(grades, is_picked, words):
    assert strength.certainty_in_words(grades, is_picked) == words


def test_the_most_direct_comes_first_and_of_equals_the_financial():
    found = [("sector", "financial"), ("named", "indirect"), ("named", "financial"), ("network", "financial")]

    assert sorted(found, key=lambda each: strength.rank(*each)) == [
        ("named", "financial"),
        ("named", "indirect"),
        ("network", "financial"),
        ("sector", "financial"),
    ]


@pytest.mark.parametrize(
    ("reasons", "group"),
    [
        (["named", "sector"], "named"),
        (["successor"], "named"),
        (["network", "all_practices"], "related"),
        (["premises", "displaced"], "related"),
        (["all_practices", "sector"], "class_wide"),
        (["contract_class", "neighbour"], "class_wide"),
        (["bidder", "displaced"], "affected"),
    ],
)
def test_a_conflict_stands_with_its_closest_reason(reasons, group):
    assert strength.group_of([Directness(reason) for reason in reasons]) == group
