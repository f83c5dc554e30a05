"""The offers of a body as its governance lead looks through them, on a page and in a spreadsheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coi.shared.words import sentence_list
from organisations.models import Organisation
from organisations.queries.search import by_code
from people.models import Body
from registers.policy.offer_attention import Attention
from registers.queries.offers import Line, all_offers, lines, made_by

CSV_COLUMNS = {
    "name": "Name",
    "kind": "Kind",
    "offered_on": "Date of offer",
    "declared_on": "Date declared",
    "received_on": "Date received",
    "donor": "Offered by",
    "donor_code": "Organisation code",
    "supplies": "Supplies the body",
    "description": "Details",
    "value": "Value in pounds",
    "is_estimate": "Value is an estimate",
    "policy": "What the policy says",
    "state": "Outcome",
    "reason": "Reason",
    "decision": "Decision",
    "decided_by": "Decided by",
    "attention": "Needs attention",
    "reference": "Reference",
}


@dataclass(frozen=True)
class Seen:
    """The offers chosen, and how many there are of each sort."""

    lines: list[Line]
    look: str
    donor: Organisation | None
    everything: int
    needing: int
    counts: list[tuple[Attention, int]]

    @property
    def what(self) -> str:
        """What was chosen, in words."""
        return Attention[self.look] if self.look in Attention.__members__ else LOOKS.get(self.look, "All offers")


NEEDING = "needing"
LOOKS = {NEEDING: "Needing attention"}


def offers_seen(body: Body, look: str, donor_code: str) -> Seen:
    """The offers of a body: all, those that need attention, or those that need it for one reason, by its name.

    With the code of a donor, only what that one offered.
    """
    donor = by_code(donor_code, body=body) if donor_code else None
    found = lines(body, made_by(donor, all_offers(body)) if donor else all_offers(body))
    needing = [line for line in found if line.attention]
    chosen = {"": found, NEEDING: needing}
    chosen |= {each.name: [line for line in needing if each in line.attention] for each in Attention}
    counts = [(each, len(chosen[each.name])) for each in Attention if chosen[each.name]]
    known = look if look in chosen else ""
    return Seen(chosen[known], known, donor, len(found), len(needing), counts)


def csv_rows(found: Iterable[Line]) -> Iterator[dict]:
    """Offers as rows of a spreadsheet."""
    for line in found:
        offer, decision = line.offer, line.decision
        yield {
            "name": offer.person.name,
            "kind": offer.get_kind_display(),
            "offered_on": offer.offered_on.isoformat(),
            "declared_on": line.declared_on.isoformat(),
            "received_on": offer.received_on.isoformat() if offer.received_on else "",
            "donor": offer.donor_name,
            "donor_code": offer.donor.code if offer.donor else "",
            "supplies": offer.get_supplies_display(),
            "description": offer.description,
            "value": f"{offer.value:.2f}",
            "is_estimate": offer.is_estimate,
            "policy": line.answer,
            "state": line.state,
            "reason": offer.reason,
            "decision": decision.get_outcome_display() if decision else "",
            "decided_by": decision.decided_by.name if decision else "",
            "attention": sentence_list(line.attention, last="and") if line.attention else "",
            "reference": f"offer-{offer.head.pk}",
        }
