"""How well the engine did against labelled cases: plain counts, no opinions."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

Pair = tuple[int | str, int | str]


@dataclass(frozen=True, slots=True)
class PairScore:
    """Flags against true (interest, item) pairs; recall is also told for each kind of pair in the gold."""

    precision: float
    recall: float
    f1: float
    recall_by_kind: Mapping[str, float]
    flags: int
    gold: int


@dataclass(frozen=True, slots=True)
class MentionScore:
    """Answers against the true organisation of each mention; an answer to a mention of nothing is wrong."""

    precision: float
    recall: float
    f1: float
    answered: int
    gold: int


def score_pairs(flags: Set[Pair], gold: Mapping[Pair, str]) -> PairScore:
    """Compare flagged (interest, item) pairs with the true ones, which map to their kind."""
    kinds = sorted(set(gold.values()))
    true_of = {kind: {pair for pair, its in gold.items() if its == kind} for kind in kinds}
    precision, recall = _ratio(len(flags & gold.keys()), len(flags)), _ratio(len(flags & gold.keys()), len(gold))
    return PairScore(
        precision=precision,
        recall=recall,
        f1=_f1(precision, recall),
        recall_by_kind={kind: _ratio(len(flags & true), len(true)) for kind, true in true_of.items()},
        flags=len(flags),
        gold=len(gold),
    )


def score_mentions(
    answers: Mapping[int | str, str | None],
    gold: Mapping[int | str, str | None],
    same: Callable[[str, str], bool],
) -> MentionScore:
    """Compare the organisation answered for each mention with the true one; `same(answer, truth)` says if it counts."""
    answered = {mention: code for mention, code in answers.items() if code and mention in gold}
    wanted = {mention: code for mention, code in gold.items() if code}
    right = sum(1 for mention, code in answered.items() if (truth := wanted.get(mention)) and same(code, truth))
    precision, recall = _ratio(right, len(answered)), _ratio(right, len(wanted))
    return MentionScore(precision, recall, _f1(precision, recall), len(answered), len(wanted))


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
