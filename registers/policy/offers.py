"""What the policy says of an offer, at once: of all clauses that fit it, the strictest decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from registers.policy.offer_case import Case, Earlier, Offered, Verdict
from registers.policy.offer_clauses import CLAUSES
from registers.policy.publication import months_before
from registers.policy.rules import Rules

ADVICE = {
    Verdict.ACCEPT: "You may accept it, and you need not declare it",
    Verdict.DECLARE: "You may accept it, and you must declare it",
    Verdict.ORGANISATION: "You may accept it for the organisation only, and you must declare it",
    Verdict.APPROVAL: "Ask before you accept it, and declare it",
    Verdict.DECLINE: "Decline it",
}
IN_WORDS = {
    Verdict.ACCEPT: "May be accepted, need not be declared",
    Verdict.DECLARE: "May be accepted, and must be declared",
    Verdict.ORGANISATION: "May be accepted for the organisation only, and must be declared",
    Verdict.APPROVAL: "Needs approval before it is accepted",
    Verdict.DECLINE: "To be declined",
}


@dataclass(frozen=True)
class Quote:
    """Where a rule is from, and what that says in our words; empty where it says no more than the clause."""

    reference: str
    words: str = ""


@dataclass(frozen=True)
class Reason:
    """Why the policy answers as it does."""

    sentence: str
    reference: str
    words: str = ""


@dataclass(frozen=True)
class Answer:
    """What the policy says of an offer, and why."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    earlier: tuple[Earlier, ...] = ()

    @property
    def advice(self) -> str:
        """What the person is told."""
        return ADVICE[self.verdict]


def counting(offered: Offered, earlier: Iterable[Earlier], months: int) -> tuple[Earlier, ...]:
    """The gifts of the same source, in so many months up to the offer's day, that count with a gift."""
    since = months_before(offered.offered_on, months)
    return tuple(
        each
        for each in earlier
        if offered.kind == "gift"
        and since < each.offered_on <= offered.offered_on
        and each.source.is_same(offered.source)
    )


def answer(offered: Offered, rules: Rules, quotes: Mapping[str, Quote], earlier: Iterable[Earlier] = ()) -> Answer:
    """What the policy in force says of an offer; `quotes` are by the names of the rules."""
    case = Case(offered, rules, counting(offered, earlier, rules.gift_months))
    fitting = [each for each in CLAUSES if each.fits(case)]
    verdict = max((each.verdict for each in fitting), key=lambda each: each.strictness)
    figures = case.figures()
    reasons = [
        Reason(each.sentence.format(**figures), quotes[each.rule].reference, quotes[each.rule].words)
        for each in fitting
        if each.verdict == verdict
    ]
    return Answer(verdict, tuple(reasons), case.earlier)
