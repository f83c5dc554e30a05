"""The clauses on offers, each with the rule it rests on, its test and its sentence.

A clause's docstring is the sentence people read; its braces hold the figures in force.
"""

from collections.abc import Callable
from dataclasses import dataclass

from registers.policy.offer_case import Case, Verdict
from registers.policy.rules import LargeGift


@dataclass(frozen=True)
class Clause:
    """One rule on offers: the field of Rules that holds its source, what it answers, when it fits, and its sentence."""

    rule: str
    verdict: Verdict
    fits: Callable[[Case], bool]
    sentence: str


def clause(rule: str, verdict: Verdict) -> Callable[[Callable[[Case], bool]], Clause]:
    """Make a clause of a test whose docstring is its sentence."""
    return lambda fits: Clause(rule, verdict, fits, " ".join((fits.__doc__ or "").split()))


@clause("cash_declined", Verdict.DECLINE)
def cash(case: Case) -> bool:
    """Cash and vouchers are always declined, whatever they are worth and whoever offers them."""
    return case.is_cash


@clause("promotional_limit", Verdict.DECLINE)
def suppliers_gift(case: Case) -> bool:
    """{unsure}A gift from somebody who supplies the body, or could, is declined whatever it is worth."""
    return case.is_gift and case.is_supplier and not case.is_aid and not case.is_cash


@clause("promotional_limit", Verdict.DECLINE)
def dear_aid(case: Case) -> bool:
    """{unsure}A supplier’s promotional aids may be accepted {aid_limit} in all; with this one they come to {aids}."""
    return case.is_aid and case.is_dear_aid


@clause("promotional_limit", Verdict.ACCEPT)
def cheap_aid(case: Case) -> bool:
    """A supplier’s low-cost promotional aids may be accepted {aid_limit} in all."""
    return case.is_aid and not case.is_dear_aid


@clause("large_gift", Verdict.DECLINE)
def large_gift_refused(case: Case) -> bool:
    """{summed}A gift {large} is declined."""
    return case.is_others_gift and case.is_large and case.rules.large_gift == LargeGift.REFUSE


@clause("large_gift", Verdict.ORGANISATION)
def large_gift_for_oneself(case: Case) -> bool:
    """{summed}A gift {large} may be accepted for the organisation, not for oneself, and is declared."""
    may_be_kept = case.rules.large_gift == LargeGift.ORGANISATION
    return case.is_others_gift and case.is_large and may_be_kept and case.offered.meant_for != "organisation"


@clause("large_gift", Verdict.DECLARE)
def large_gift_for_the_organisation(case: Case) -> bool:
    """{summed}A gift {large} may be accepted for the organisation, as for its charitable funds, and is declared."""
    may_be_kept = case.rules.large_gift == LargeGift.ORGANISATION
    return case.is_others_gift and case.is_large and may_be_kept and case.offered.meant_for == "organisation"


@clause("gift_limit", Verdict.ACCEPT)
def small_gift(case: Case) -> bool:
    """{summed}A gift {small} from somebody who does not supply the body may be accepted, and need not be declared."""
    return case.is_others_gift and not case.is_large and not case.rules.declare_small_gifts


@clause("declare_small_gifts", Verdict.DECLARE)
def small_gift_declared(case: Case) -> bool:
    """{summed}A gift {small} from somebody who does not supply the body may be accepted, and is declared."""
    return case.is_others_gift and not case.is_large and case.rules.declare_small_gifts


@clause("supplier_hospitality_approved", Verdict.APPROVAL)
def suppliers_hospitality(case: Case) -> bool:
    """{unsure}Hospitality from somebody who supplies the body, or could, needs senior approval and is declared."""
    return case.is_hospitality and case.is_supplier and case.rules.supplier_hospitality_approved


@clause("supplier_hospitality_approved", Verdict.DECLARE)
def suppliers_hospitality_declared(case: Case) -> bool:
    """{unsure}Hospitality from somebody who supplies the body, or could, is declared."""
    return case.is_hospitality and case.is_supplier and not case.rules.supplier_hospitality_approved


@clause("meals_declared_from", Verdict.ACCEPT)
def modest_meal(case: Case) -> bool:
    """{meals} under {meals_from} a head may be accepted, and need not be declared."""
    return case.has_limits_of_meals and case.offered.value < case.rules.meals_declared_from


@clause("meals_approved_over", Verdict.DECLARE)
def declared_meal(case: Case) -> bool:
    """{meals} from {meals_from} to {meals_to} a head may be accepted, and must be declared."""
    return case.has_limits_of_meals and case.offered.value >= case.rules.meals_declared_from


@clause("meals_approved_over", Verdict.APPROVAL)
def dear_meal(case: Case) -> bool:
    """{meals} over {meals_to} a head are declined, unless somebody senior approves exceptionally."""
    return case.has_limits_of_meals and case.offered.value > case.rules.meals_approved_over


@clause("hospitality_as_meals", Verdict.DECLARE)
def other_hospitality(case: Case) -> bool:
    """Hospitality needs a legitimate reason and must be in proportion; it is declared."""
    return case.offered.kind == "hospitality" and not case.has_limits_of_meals


@clause("modest_travel_declared", Verdict.DECLARE)
def modest_travel(case: Case) -> bool:
    """Modest travel and accommodation may be accepted, and are declared."""
    return case.offered.kind == "travel" and case.rules.modest_travel_declared


@clause("modest_travel_declared", Verdict.ACCEPT)
def undeclared_travel(case: Case) -> bool:
    """Modest travel and accommodation may be accepted, and need not be declared."""
    return case.offered.kind == "travel" and not case.rules.modest_travel_declared


@clause("beyond_modest_approved", Verdict.APPROVAL)
def beyond_modest(case: Case) -> bool:
    """Business or first class, travel abroad and whatever the body would not pay for itself need senior approval."""
    return case.offered.kind == "travel" and case.offered.travel != "modest" and case.rules.beyond_modest_approved


@clause("donation_to_person_declined", Verdict.DECLINE)
def donation_to_a_person(case: Case) -> bool:
    """A donation goes to a charitable fund, never to a person."""
    to_a_person = case.offered.meant_for == "myself"
    return case.offered.kind == "donation" and to_a_person and case.rules.donation_to_person_declined


@clause("supplier_donation_approved", Verdict.APPROVAL)
def suppliers_donation(case: Case) -> bool:
    """{unsure}A donation from somebody who supplies the body, or could, needs senior approval, and is declared."""
    return case.offered.kind == "donation" and case.is_supplier and case.rules.supplier_donation_approved


@clause("supplier_donation_approved", Verdict.DECLARE)
def donation(case: Case) -> bool:
    """A donation is declared, with its value and the reason for accepting it."""
    return case.offered.kind == "donation"


@clause("sponsored_event_approved", Verdict.APPROVAL)
def sponsored_event(case: Case) -> bool:
    """A sponsored event needs approval: it must clearly benefit the body and the NHS, and give the sponsor no sway."""
    return case.offered.kind == "event" and case.rules.sponsored_event_approved


@clause("sponsored_event_approved", Verdict.DECLARE)
def sponsored_event_declared(case: Case) -> bool:
    """Taking part in a sponsored event is declared."""
    return case.offered.kind == "event"


CLAUSES = [
    cash,
    suppliers_gift,
    dear_aid,
    cheap_aid,
    large_gift_refused,
    large_gift_for_oneself,
    large_gift_for_the_organisation,
    small_gift,
    small_gift_declared,
    suppliers_hospitality,
    suppliers_hospitality_declared,
    modest_meal,
    declared_meal,
    dear_meal,
    other_hospitality,
    modest_travel,
    undeclared_travel,
    beyond_modest,
    donation_to_a_person,
    suppliers_donation,
    donation,
    sponsored_event,
    sponsored_event_declared,
]
