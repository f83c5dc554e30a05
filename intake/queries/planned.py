"""What taking a file in would do, before it does it."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from intake.models import Line, Outcome
from people.models import Person, Post


@dataclass
class Planned:
    """What one row would do; `facts` are the fields of what it would write."""

    place: str
    outcome: Outcome
    said: str
    name: str = ""
    asks: str = ""
    likely: list[int] = field(default_factory=list)
    person: Person | None = None
    post: Post | None = None
    facts: dict[str, Any] = field(default_factory=dict)

    def as_line(self, intake_id: int, number: int) -> Line:
        """The row to keep of it."""
        return Line(
            intake_id=intake_id,
            number=number,
            place=self.place,
            outcome=self.outcome,
            name=self.name[:200],
            said=self.said[:600],
            asks=self.asks,
            likely=self.likely,
            person=self.person if self.person and self.person.pk else None,
            post=self.post if self.post and self.post.pk else None,
        )


def counts(plan: Iterable[Planned]) -> dict[str, int]:
    """How many rows there are of each outcome."""
    return dict(Counter(str(each.outcome) for each in plan))


def digest(plan: Iterable[Planned]) -> str:
    """The SHA-256 of a plan: another one where something else would be done."""
    told = [(each.place, each.outcome, each.said, each.person and each.person.pk) for each in plan]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
