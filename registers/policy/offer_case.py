"""An offer as the policy looks at it: plain values, and what follows from them under the rules of its day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from registers.policy.lines import folded
from registers.policy.rules import Rules

MEALS = {"meals": "Meals and refreshments", "hospitality": "Tickets, entertainment and the like"}
UNSURE = "You are not sure that they do not supply the body, so the stricter rule applies. "


class Verdict(StrEnum):
    """What may be done with an offer, the laxest first."""

    ACCEPT = "accept"
    DECLARE = "declare"
    ORGANISATION = "organisation"
    APPROVAL = "approval"
    DECLINE = "decline"

    @property
    def strictness(self) -> int:
        """Its place, from the laxest."""
        return list(Verdict).index(self)


@dataclass(frozen=True)
class Source:
    """Who offers: an organisation of the directory by its id, or words alone."""

    organisation: int | None
    words: str

    def is_same(self, other: "Source") -> bool:
        """Whether both are one source: the same organisation, or the same words but for capitals and the like."""
        if self.organisation and other.organisation:
            return self.organisation == other.organisation
        return folded(self.words) == folded(other.words)


@dataclass(frozen=True)
class Earlier:
    """A gift that the person accepted before."""

    source: Source
    offered_on: date
    value: Decimal
    gift_form: str = ""


@dataclass(frozen=True, kw_only=True)
class Offered:
    """All of an offer that the policy looks at; the words are those of registers.models.Offer."""

    kind: str
    value: Decimal
    offered_on: date
    source: Source = Source(None, "")
    gift_form: str = ""
    travel: str = ""
    supplies: str = ""
    meant_for: str = ""


@dataclass(frozen=True)
class Case:
    """An offer, the rules in force on its day, and the gifts of the same source that count with it."""

    offered: Offered
    rules: Rules
    earlier: tuple[Earlier, ...] = ()

    @property
    def is_supplier(self) -> bool:
        """Whether it comes from somebody who supplies the body or could; one who is not sure is on the safe side."""
        return self.offered.supplies in {"now", "could", "unsure"}

    @property
    def is_cash(self) -> bool:
        """Money, or what is as good as money."""
        return self.is_gift and self.offered.gift_form in {"cash", "voucher"} and self.rules.cash_declined

    @property
    def is_gift(self) -> bool:
        """A gift of any kind."""
        return self.offered.kind == "gift"

    @property
    def is_aid(self) -> bool:
        """A supplier's promotional aid."""
        return self.is_gift and self.is_supplier and self.offered.gift_form == "promotional"

    @property
    def is_others_gift(self) -> bool:
        """A gift of somebody who does not supply the body, and not money."""
        return self.is_gift and not self.is_supplier and not self.is_cash

    @property
    def is_hospitality(self) -> bool:
        """Meals, travel or anything else of the kind."""
        return self.offered.kind in {"meals", "travel", "hospitality"}

    @property
    def has_limits_of_meals(self) -> bool:
        """Meals and refreshments, and what the body treats like them."""
        return self.offered.kind == "meals" or (self.offered.kind == "hospitality" and self.rules.hospitality_as_meals)

    @property
    def together(self) -> Decimal:
        """The worth of the gift with those before it from the same source, in pounds."""
        return self.offered.value + sum((each.value for each in self.earlier), Decimal(0))

    @property
    def aids(self) -> Decimal:
        """The worth of the promotional aid with those before it from the same source, in pounds."""
        before = (each.value for each in self.earlier if each.gift_form == "promotional")
        return self.offered.value + sum(before, Decimal(0))

    @property
    def is_dear_aid(self) -> bool:
        """Whether a promotional aid is over the limit."""
        limit = self.rules.promotional_limit
        return self.aids > limit or (self.aids == limit and not self.rules.promotional_limit_included)

    @property
    def is_large(self) -> bool:
        """Whether the gift counts as large, with those before it."""
        limit = self.rules.gift_limit
        return self.together > limit or (self.together == limit and self.rules.gift_at_limit_is_large)

    def figures(self) -> dict[str, str]:
        """What a clause's sentence may name."""
        rules = self.rules
        gifts, months = several(len(self.earlier), "earlier gift"), several(rules.gift_months, "month")
        summed = f"With {gifts} from the same source in {months} it comes to"
        aid_limit, gift_limit = pounds(rules.promotional_limit), pounds(rules.gift_limit)
        return {
            "aids": pounds(self.aids),
            "aid_limit": f"up to {aid_limit}" if rules.promotional_limit_included else f"under {aid_limit}",
            "large": f"of {gift_limit} or more" if rules.gift_at_limit_is_large else f"over {gift_limit}",
            "small": f"under {gift_limit}" if rules.gift_at_limit_is_large else f"up to {gift_limit}",
            "meals": MEALS.get(self.offered.kind, ""),
            "meals_from": pounds(rules.meals_declared_from),
            "meals_to": pounds(rules.meals_approved_over),
            "summed": f"{summed} {pounds(self.together)}. " if self.earlier else "",
            "unsure": UNSURE if self.offered.supplies == "unsure" else "",
        }


def pounds(amount: Decimal) -> str:
    """An amount as people write it: “£6”, “£12.50”."""
    return f"£{amount:,.2f}".removesuffix(".00")


def several(number: int, one: str) -> str:
    """“1 month”, “12 months”."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
