"""The ladder of reminders: what is sent when somebody was asked to declare and has not answered.

A step is told from how long ago they were asked, never from today being one certain day: after days without a worker
the one step that is due now is sent, not all those missed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from registers.policy.rules import Rules


class Step(StrEnum):
    """A step of the ladder."""

    FIRST = "first"
    AGAIN = "again"
    CHAIR = "chair"
    GUARDIAN = "guardian"

    @property
    def words(self) -> str:
        """What it is."""
        return WORDS[self]


WORDS = {
    Step.FIRST: "First reminder",
    Step.AGAIN: "Second reminder",
    Step.CHAIR: "Third reminder; the chairs of their committees are told",
    Step.GUARDIAN: "Last reminder; the governance lead and the Guardian are told",
}


@dataclass(frozen=True, slots=True)
class Rung:
    """A step, and so many days after asking."""

    step: Step
    days: int


def ladder_of(rules: Rules) -> tuple[Rung, ...]:
    """A body's ladder, the soonest step first; a step of no days is left out."""
    days = {
        Step.FIRST: rules.remind_first_days,
        Step.AGAIN: rules.remind_again_days,
        Step.CHAIR: rules.tell_chair_days,
        Step.GUARDIAN: rules.tell_guardian_days,
    }
    rungs = (Rung(step, number) for step, number in days.items() if number > 0)
    return tuple(sorted(rungs, key=lambda rung: rung.days))


def due_step(ladder: Sequence[Rung], days: int, reached: Collection[str]) -> Step | None:
    """The step to take so many days after asking; None where it, or a later one, has been taken."""
    come = [place for place, rung in enumerate(ladder) if rung.days <= days]
    taken = [place for place, rung in enumerate(ladder) if rung.step in reached]
    if not come or (taken and max(taken) >= come[-1]):
        return None
    return ladder[come[-1]].step


def started_on(asked_on: Sequence[date], ladder: Sequence[Rung]) -> date:
    """From which of the days somebody was asked, at least one, the ladder is climbed.

    To ask again by hand while it is being climbed does not put them back on the first step; once it is over, it does.
    """
    length = timedelta(days=max((rung.days for rung in ladder), default=0))
    began, *others = sorted(asked_on)
    for day in others:
        if day - began >= length:
            began = day
    return began
