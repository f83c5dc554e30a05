"""When somebody is to declare next, and whether to ask them now (guidance 1.5)."""

from collections.abc import Sequence
from datetime import date, timedelta

from assurance.policy.populations import Duty
from registers.policy.publication import months_on
from registers.policy.rules import Rules


def due_on(duty: Duty, declared_on: date | None, rules: Rules) -> date:
    """The last day on which what somebody declared, or has yet to declare, is not overdue."""
    if declared_on is None:
        return duty.joined_on + timedelta(days=rules.joiner_days)
    return months_on(declared_on, duty.months)


def is_to_be_asked(due: date, declared_on: date | None, asked_on: Sequence[date], day: date, rules: Rules) -> bool:
    """Whether somebody is to be asked on a day. `asked_on`: the days they were asked since they last declared.

    Somebody new at once; others a while before their declaration is out of date; whoever does not answer, anew.
    """
    if declared_on is not None and day < due - timedelta(days=rules.ask_days_before):
        return False
    return not asked_on or day - max(asked_on) >= timedelta(days=rules.ask_again_days)
