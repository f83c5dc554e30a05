"""What a reviewer may ask about, and how long a declaration has waited."""

from collections.abc import Iterable
from dataclasses import dataclass

# The facts of an interest in the order of its pages, by the name a question keeps.
FIELDS = {
    "relationship": "How they are connected",
    "third_party_name": "Their name",
    "third_party_role": "Their job or role",
    "situation": "Situation",
    "category": "Type of interest",
    "held_as": "How it is held",
    "organisation": "Organisation",
    "publish_organisation": "Organisation named in public",
    "public_description": "Description for the public",
    "private_detail": "Details kept private",
    "particulars": "Particulars",
    "since": "From",
    "until": "To",
    "became_aware_on": "Became aware",
}


@dataclass(frozen=True)
class Band:
    """How many wait for a number of days from `first` to `last`; a `last` of None is without end."""

    first: int
    last: int | None
    count: int = 0

    @property
    def in_words(self) -> str:
        """“8 to 14 days”."""
        if self.last is None:
            return f"More than {self.first - 1} days"
        return f"{self.first} to {self.last} days" if self.first else f"Up to {self.last} days"


def bands(ages: Iterable[int], within: int) -> list[Band]:
    """How long things have waited, by ages in days: in time, up to twice and four times as long, and longer."""
    ages = list(ages)
    ends = [within, 2 * within, 4 * within]
    spans = zip([0, *(end + 1 for end in ends)], [*ends, None], strict=True)
    return [Band(first, last, _between(ages, first, last)) for first, last in spans]


def _between(ages: list[int], first: int, last: int | None) -> int:
    return sum(first <= age and (last is None or age <= last) for age in ages)
