"""Which paper may still be keyed in."""

from datetime import date

from registers.policy.declaring import is_current


def paper_fault(signed_on: date, *, day: date, refresh_months: int, last_declared_on: date | None) -> str:
    """What is wrong with the day on a paper, as a sentence; empty if nothing is."""
    if signed_on > day:
        return "The date on the paper cannot be in the future"
    if not is_current(signed_on, day, refresh_months):
        return f"A paper signed more than {refresh_months} months ago is out of date: ask for a new one"
    if last_declared_on and signed_on < last_declared_on:
        return "They have declared since this paper was signed. What they said last stands"
    return ""
