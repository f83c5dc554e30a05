"""What the policy says of an offer, from what a person tells of it."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from organisations.models import Organisation, Tie
from organisations.queries.search import ties_seen_by
from people.models import Body, Person
from registers.models import Offer
from registers.policy.offer_case import Offered
from registers.policy.offers import Answer, answer
from registers.queries.offers import accepted_gifts, source_of
from registers.queries.rule_quotes import rules_and_quotes

SUPPLYING = [Tie.Relation.SUPPLIER_OF, Tie.Relation.HOLDS_CONTRACT]
MOST_TIES = 3
ASKED = ("kind", "value", "offered_on", "gift_form", "travel", "supplies", "meant_for")


def advice(
    *, body: Body, person: Person, facts: Mapping, donor: Organisation | None, replaces: Offer | None = None
) -> Answer:
    """What the policy in force on the day of an offer says of it. At most three queries."""
    offered = Offered(
        **{name: facts.get(name, "") for name in ASKED}, source=source_of(donor, facts.get("donor_text", ""))
    )
    rules, quotes = rules_and_quotes(body, offered.offered_on)
    is_gift = offered.kind == Offer.Kind.GIFT
    return answer(offered, rules, quotes, accepted_gifts(body, person, apart_from=replaces) if is_gift else [])


def supplying_ties(donor: Organisation, body: Body, day: date) -> list[Tie]:
    """The ties by which the directory knows an organisation as one that supplies or is contracted with; a few."""
    family = Q(organisation=donor.standing_id) | Q(organisation__merged_into=donor.standing_id)
    ties = ties_seen_by(body).as_at(day).filter(family, relation__in=SUPPLYING)
    return list(ties.select_related("target").order_by("relation", "target__name", "what", "id")[:MOST_TIES])
