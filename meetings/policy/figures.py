"""How well matching does, in figures that say no more than they can."""

from dataclasses import dataclass

ENOUGH = 30  # below this a percentage would look surer than it is


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, both counts."""

    part: int
    whole: int

    @property
    def in_words(self) -> str:
        """“92% (46 of 50)”; of few, “3 of 4” alone. Never rounded up to all, nor down to none."""
        if not self.whole:
            return "Nothing to go by"
        counts = f"{self.part:,} of {self.whole:,}"
        return f"{self._percent} ({counts})" if self.whole >= ENOUGH else counts

    @property
    def _percent(self) -> str:
        rounded = round(100 * self.part / self.whole)
        if rounded == 100 and self.part < self.whole:
            return "Over 99%"
        if rounded == 0 and self.part:
            return "Under 1%"
        return f"{rounded}%"

    @property
    def is_of_few(self) -> bool:
        """Too few to draw anything from."""
        return self.whole < ENOUGH


@dataclass(frozen=True, slots=True)
class Tally:
    """What governance leads confirmed and dismissed, and what people raised that matching had not found.

    `undeclared` are those of the raised that were not on record, which matching could not have found.
    """

    confirmed: int = 0
    dismissed: int = 0
    missed: int = 0
    undeclared: int = 0

    @property
    def precision(self) -> Share:
        """Of what was found and judged, what was confirmed."""
        return Share(self.confirmed, self.confirmed + self.dismissed)

    @property
    def recall(self) -> Share:
        """Of what was confirmed or raised, what matching had found."""
        return Share(self.confirmed, self.confirmed + self.missed)

    @property
    def is_of_few(self) -> bool:
        """Too few for either figure to say much."""
        return self.precision.is_of_few or self.recall.is_of_few
