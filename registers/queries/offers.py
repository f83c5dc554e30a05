"""Offers on record: a person's own, those of a body, those that wait for a decision; with what stands of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from coi.shared.clock import day_of
from organisations.models import Organisation
from people.models import Body, Person
from people.permissions import GRANTED, Permission
from registers.models import Offer, OfferDecision
from registers.policy.lines import folded
from registers.policy.offer_attention import Attention, Standing, attention, is_late
from registers.policy.offer_case import Earlier, Source, Verdict
from registers.policy.offers import IN_WORDS, Reason
from registers.policy.publication import months_before
from registers.policy.rules import Rules
from registers.queries.rules import rules_over_time


@dataclass(frozen=True)
class Line:
    """The latest version of an offer, what was decided of it, and the rules of the day it was made."""

    offer: Offer
    decision: OfferDecision | None
    rules: Rules

    @property
    def declared_on(self) -> date:
        """The day it was first put on record."""
        return day_of(self.offer.head.recorded_at)

    @property
    def is_late(self) -> bool:
        """Whether that was later than the policy has it."""
        return is_late(self.offer.offered_on, self.declared_on, self.rules.offer_days)

    @property
    def is_waiting(self) -> bool:
        """Whether somebody is to decide."""
        return self.offer.outcome == Offer.Outcome.ASKING and self.decision is None

    @property
    def state(self) -> str:
        """What became of it, in a few words."""
        if self.offer.outcome == Offer.Outcome.ASKING and self.decision:
            return self.decision.get_outcome_display()
        return "Waiting for a decision" if self.is_waiting else self.offer.get_outcome_display()

    @property
    def answer(self) -> str:
        """What the policy said of it, in a few words; empty if it was recorded before it was asked."""
        return IN_WORDS[Verdict(self.offer.verdict)] if self.offer.verdict else ""

    @property
    def reasons(self) -> list[Reason]:
        """Why the policy said so."""
        return [Reason(**each) for each in self.offer.reasons]

    @cached_property
    def attention(self) -> list[Attention]:
        """Why a governance lead would look at it."""
        offer, decision = self.offer, self.decision
        return attention(
            Standing(
                verdict=offer.verdict,
                outcome=offer.outcome,
                decision=decision.outcome if decision else "",
                covered=decision is None or terms_of(offer) == terms_of(decision.offer),
                approver=offer.approver,
                late=self.is_late,
            )
        )


def terms_of(offer: Offer) -> tuple:
    """All of an offer that a decision on it rests on."""
    return (
        offer.kind,
        offer.gift_form,
        offer.travel,
        offer.supplies,
        offer.meant_for,
        offer.donor_id,
        folded(offer.donor_text),
        offer.value,
    )


def lines(body: Body, offers: Iterable[Offer]) -> list[Line]:
    """Offers with what was decided and the rules of their days. Four queries, however many there are."""
    offers, rules_on = list(offers), rules_over_time(body)
    decided = decisions(offers)
    return [Line(offer, decided.get(offer.head.pk), rules_on.on(offer.offered_on)) for offer in offers]


def decisions(offers: Iterable[Offer]) -> dict[int, OfferDecision]:
    """What was decided of these offers in any of their versions, by the id of the first."""
    heads = [offer.head.pk for offer in offers]
    made = OfferDecision.objects.filter(Q(offer__in=heads) | Q(offer__first__in=heads))
    return {each.offer.first_id or each.offer_id: each for each in made.select_related("offer", "decided_by")}


def offers_of(body: Body, person: Person) -> QuerySet[Offer]:
    """What a person was offered and told a body of, the latest first."""
    return body.offers.standing().filter(person=person)


def all_offers(body: Body) -> QuerySet[Offer]:
    """What anybody was offered and told a body of, the latest first."""
    return body.offers.standing()


def asked_offers(body: Body) -> QuerySet[Offer]:
    """Those that people asked about before accepting them, whatever became of them."""
    asking = Offer.Outcome.ASKING
    return all_offers(body).filter(Q(outcome=asking) | Q(first__outcome=asking))


def made_by(donor: Organisation, offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Of offers, those that an organisation made, or one that counts as it."""
    return offers.filter(Q(donor=donor.standing_id) | Q(donor__merged_into=donor.standing_id))


def waiting_offers(body: Body) -> QuerySet[Offer]:
    """Those asked about and not decided, the longest waiting first."""
    head = Coalesce(OuterRef("first"), OuterRef("pk"))
    decided = OfferDecision.objects.filter(Q(offer=head) | Q(offer__first=head))
    asked = body.offers.standing().filter(outcome=Offer.Outcome.ASKING)
    return asked.exclude(Exists(decided)).order_by("recorded_at", "id")


def with_head(offers: QuerySet[Offer], head: int) -> QuerySet[Offer]:
    """Of offers, the one whose first version has this id."""
    return offers.filter(Q(pk=head, first__isnull=True) | Q(first=head))


def versions_of(offer: Offer) -> QuerySet[Offer]:
    """Every version of an offer, the first one first."""
    head = offer.head.pk
    return Offer.objects.filter(Q(pk=head) | Q(first=head)).select_related("recorded_by", "donor").order_by("id")


def approvers(body: Body, day: date, *, apart_from: Person) -> list[Person]:
    """Those who may approve what somebody else was offered, by name."""
    posts = body.posts.as_at(day).filter(role__in=GRANTED[Permission.APPROVE])
    return list(Person.objects.filter(pk__in=posts.values("person")).exclude(pk=apart_from.pk))


def source_of(donor: Organisation | None, text: str) -> Source:
    """Who offers, as the policy compares it; what was merged into another organisation counts as that one."""
    return Source(donor.standing_id, donor.name) if donor else Source(None, text)


def accepted_gifts(body: Body, person: Person, *, apart_from: Offer | None = None) -> list[Earlier]:
    """The gifts a person accepted, of any source, an offer that is being looked at left out."""
    gifts = offers_of(body, person).filter(kind=Offer.Kind.GIFT, outcome=Offer.Outcome.ACCEPTED)
    head = apart_from.head.pk if apart_from else None
    return [
        Earlier(source_of(gift.donor, gift.donor_text), gift.offered_on, gift.value, gift.gift_form)
        for gift in gifts
        if gift.head.pk != head
    ]


@dataclass(frozen=True)
class Total:
    """What one donor offered a body's people in some months."""

    source: Source
    code: str
    offers: int
    accepted: Decimal
    declined: Decimal
    asked: Decimal
    people: int


def totals(body: Body, day: date, months: int) -> list[Total]:
    """What each donor offered in the months up to a day, the one whose offers were accepted for most first."""
    since = months_before(day, months)
    groups: dict[object, list[Offer]] = {}
    for offer in all_offers(body).filter(offered_on__gt=since, offered_on__lte=day):
        source = source_of(offer.donor, offer.donor_text)
        groups.setdefault(source.organisation or folded(source.words), []).append(offer)
    return sorted(map(_total, groups.values()), key=lambda each: (-each.accepted, folded(each.source.words)))


def _total(offers: list[Offer]) -> Total:
    donor = offers[0].donor
    return Total(
        source_of(donor, offers[0].donor_text),
        donor.code if donor else "",
        len(offers),
        _worth(offers, Offer.Outcome.ACCEPTED),
        _worth(offers, Offer.Outcome.DECLINED),
        _worth(offers, Offer.Outcome.ASKING),
        len({each.person_id for each in offers}),
    )


def _worth(offers: Iterable[Offer], outcome: Offer.Outcome) -> Decimal:
    return sum((each.value for each in offers if each.outcome == outcome), Decimal(0))


def total_from(body: Body, source: Source, day: date, months: int) -> Total | None:
    """What one donor offered in the months up to a day; None if nothing."""
    return next((each for each in totals(body, day, months) if each.source.is_same(source)), None)
