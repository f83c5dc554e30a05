"""Permission for outside employment: how a request stands, and whether the work began before it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """How a request stands."""

    WAITING = "waiting"
    GRANTED = "granted"
    CONDITIONAL = "conditional"
    REFUSED = "refused"
    REVIEW_DUE = "review_due"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


STATES = {
    State.WAITING: "Waiting for a decision",
    State.GRANTED: "Granted",
    State.CONDITIONAL: "Granted with conditions",
    State.REFUSED: "Refused",
    State.REVIEW_DUE: "Due for review",
    State.ENDED: "Ended",
    State.WITHDRAWN: "Withdrawn",
}


class Early(StrEnum):
    """Work that began before it was permitted (requirements A6)."""

    BEFORE_ASKING = "before_asking"
    BEFORE_DECISION = "before_decision"
    ALL_THE_SAME = "all_the_same"


EARLY = {
    Early.BEFORE_ASKING: "Started before permission was asked",
    Early.BEFORE_DECISION: "Started before it was decided",
    Early.ALL_THE_SAME: "Refused, and still on record",
}


@dataclass(frozen=True)
class Told:
    """What is known of a request, in days; `ended_on` is when the interest it is tied to was over."""

    asked_on: date
    since: date
    joined_on: date | None = None
    outcome: str = ""  # of the decision that stands
    first_granted_on: date | None = None
    decided_on: date | None = None  # when the decision that stands was taken
    review_on: date | None = None
    withdrawn_on: date | None = None
    is_on_record: bool = False  # it is tied to an interest
    ended_on: date | None = None


def state_of(told: Told, day: date) -> State:
    """How a request stands on a day."""
    if told.withdrawn_on:
        return State.WITHDRAWN
    if not told.outcome:
        return State.WAITING
    if told.outcome == State.REFUSED:
        return State.REFUSED
    if told.ended_on and told.ended_on <= day:
        return State.ENDED
    if told.review_on and told.review_on <= day:
        return State.REVIEW_DUE
    return State(told.outcome)


def early(told: Told, day: date) -> Early | None:
    """Whether, by a day, the work began before it was permitted; what somebody held on joining did not.

    To begin on the very day of asking or of the decision is to begin early: nobody can tell which came first.
    """
    goes_on = told.is_on_record and (told.ended_on is None or told.ended_on > day)
    if told.outcome == State.REFUSED and goes_on:
        return Early.ALL_THE_SAME
    if told.joined_on and told.since < told.joined_on:
        return None
    if told.since <= told.asked_on:
        return Early.BEFORE_ASKING
    settled = told.first_granted_on or told.decided_on or told.withdrawn_on or day
    return Early.BEFORE_DECISION if told.since <= settled else None
