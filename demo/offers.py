"""Writing the demo's gifts and hospitality: those told of, and those asked about first."""

from decimal import Decimal

from demo import files
from demo.cast import Cast
from registers.actions import offer_deciding, offering
from registers.models import Offer

COPIED = ["kind", "gift_form", "travel", "supplies", "meant_for", "donor_code", "donor_text", "description", "reason"]


def offered(cast: Cast) -> None:
    """What people told of, accepted or declined."""
    for row in files.rows("offers"):
        approver = cast.people.get(row["approved_by"])
        _record(
            cast,
            row,
            received_on=cast.day(row["received_on"]),
            outcome=row["outcome"],
            approver=approver.name if approver else "",
        )


def asked_first(cast: Cast) -> None:
    """What people asked about: the decision, and what became of it, where there are any."""
    for row in files.rows("offers_asked"):
        offer = _record(cast, row, outcome=Offer.Outcome.ASKING)
        if row["decision"]:
            offer_deciding.decide(
                offer=offer,
                outcome=row["decision"],
                conditions=row["conditions"],
                reason=row["decision_reason"],
                by=cast.people[row["decided_by"]],
                at=files.noon(cast.day(row["decided_on"])),
            )
        if row["became"]:
            offering.conclude(
                offer=offer,
                outcome=row["became"],
                reason=row["became_reason"],
                by=offer.person,
                at=files.noon(cast.day(row["became_on"])),
            )


def _record(cast: Cast, row: dict[str, str], **facts) -> Offer:
    person = cast.people[row["email"]]
    return offering.record_offer(
        body=cast.bodies[row["body"]],
        person=person,
        **{name: row[name] for name in COPIED},
        offered_on=cast.day(row["offered_on"]),
        value=Decimal(row["value_pounds"]),
        is_estimate=row["is_estimate"] == "yes",
        **facts,
        by=person,
        at=files.noon(cast.day(row["declared_on"])),
    )
