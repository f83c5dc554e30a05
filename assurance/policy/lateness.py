"""How long people took to declare what they became aware of."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from assurance.policy.bars import Part, parts

LATE_FILLS = [("Late", "solid"), ("In time", "empty")]


@dataclass(frozen=True, slots=True)
class Lateness:
    """Of a number of interests: how many were declared too late, and the days from knowing to declaring."""

    declared: int
    late: int
    median_days: float | None
    longest: int | None

    @property
    def percent_late(self) -> int | None:
        """The share that was late, as a whole number out of a hundred; None of none."""
        return percent(self.late, self.declared)

    @property
    def bar(self) -> list[Part]:
        """What was late and what was in time, as parts of a bar."""
        return parts(LATE_FILLS, [self.late, self.declared - self.late])


def lateness(days: Sequence[int], allowed: int) -> Lateness:
    """The days from knowing to declaring, of each interest; to the day of what is allowed is in time."""
    late = sum(each > allowed for each in days)
    return Lateness(len(days), late, median(days) if days else None, max(days, default=None))


def percent(part: int, whole: int) -> int | None:
    """A share as a whole number out of a hundred, 100 only for all and 0 only for none; None of nothing."""
    if not whole:
        return None
    return min(max(round(100 * part / whole), 1), 99) if 0 < part < whole else 100 * part // whole
