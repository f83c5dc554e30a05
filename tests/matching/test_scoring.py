"""Counting how well the engine did."""

import pytest

from matching.scoring import MentionScore, PairScore, score_mentions, score_pairs


def test_pairs_are_scored_in_all_and_by_kind():
    gold = {(1, 1): "direct", (1, 2): "direct", (2, 1): "class", (2, 2): "related"}

    assert score_pairs({(1, 1), (2, 1), (3, 3)}, gold) == PairScore(
        precision=2 / 3,
        recall=0.5,
        f1=pytest.approx(4 / 7),
        recall_by_kind={"class": 1.0, "direct": 0.5, "related": 0.0},
        flags=3,
        gold=4,
    )


def test_mentions_of_nothing_are_wrong_to_answer():
    gold = {1: "A", 2: "B", 3: None, 4: "C"}
    answers = {1: "A-branch", 2: "X", 3: "Y", 4: None}

    assert score_mentions(answers, gold, lambda answer, truth: answer.startswith(truth)) == MentionScore(
        precision=1 / 3, recall=1 / 3, f1=1 / 3, answered=3, gold=3
    )


def test_nothing_flagged_of_nothing_to_flag_is_nought():
    assert score_pairs(set(), {}) == PairScore(0.0, 0.0, 0.0, {}, 0, 0)
    assert score_mentions({}, {}, str.__eq__) == MentionScore(0.0, 0.0, 0.0, 0, 0)
