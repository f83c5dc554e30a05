"""The demo's requests to work elsewhere, and what was decided about them."""

from decimal import Decimal
from typing import TYPE_CHECKING

from demo import files
from registers.actions import employment
from registers.models import EmploymentRequest

if TYPE_CHECKING:
    from demo.loading import Cast

TEXTS = ("situation", "held_as", "organisation_code", "organisation_text", "duties", "public_description")
BEARING = ("how_it_could_conflict", "what_it_would_use")


def load_requests(cast: "Cast") -> None:
    """Ask, decide and withdraw, each on the day the file gives."""
    for row in files.rows("employment"):
        request = _ask(row, cast)
        if row["outcome"]:
            _decide(request, row, cast)
        if row["withdrawn_on"]:
            at = files.noon(cast.day(row["withdrawn_on"]))
            employment.withdraw(request=request, reason="It was called off", by=request.person, at=at)


def _ask(row: dict[str, str], cast: "Cast") -> EmploymentRequest:
    body, person = cast.bodies[row["body"]], cast.people[row["email"]]
    held = body.interests.filter(person=person, organisation_text=row["on_record"]).standing()
    new = employment.NewRequest(
        **{name: row[name] for name in (*TEXTS, *BEARING)},
        hours_a_week=Decimal(row["hours_a_week"]),
        is_paid=row["is_paid"] == "yes",
        since=cast.day(row["since"]),
        until=cast.day(row["until"]),
        line=held.get().line if row["on_record"] else None,
    )
    return employment.ask(body=body, person=person, new=new, by=person, at=files.noon(cast.day(row["asked_on"])))


def _decide(request: EmploymentRequest, row: dict[str, str], cast: "Cast") -> None:
    employment.decide(
        request=request,
        outcome=row["outcome"],
        reason=row["reason"],
        conditions=files.several(row["conditions"]),
        other_condition=row["other_condition"].rstrip("."),
        review_on=cast.day(row["review_on"]),
        by=cast.people[row["decided_by"]],
        at=files.noon(cast.day(row["decided_on"])),
    )
