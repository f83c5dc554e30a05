"""Timing several ways to find the same thing, by turns, and what they take in memory."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from time import perf_counter

MEGABYTE = 1024 * 1024


@dataclass
class Way:
    """One way to find pairs of an item and an interest: `find` says how many; `times` is how often it is timed."""

    key: str
    name: str
    scope: str
    find: Callable[[], int]
    times: int
    pairs: int = 0
    seconds: list[float] = field(default_factory=list)

    def time(self) -> None:
        """Find once, by the clock."""
        began = perf_counter()
        self.pairs = self.find()
        self.seconds.append(perf_counter() - began)

    @property
    def best(self) -> float:
        """The fewest milliseconds: what it takes when nothing else wants the machine."""
        return round(min(self.seconds) * 1000, 3)

    def at_percentile(self, percent: int) -> float:
        """The milliseconds within which so many in a hundred were done (nearest rank)."""
        return round(sorted(self.seconds)[ceil(percent / 100 * len(self.seconds)) - 1] * 1000, 3)


@dataclass
class Cost:
    """What was paid before anything could be asked: seconds, and megabytes of this process."""

    seconds: float = 0.0
    megabytes: float = 0.0


def time_by_turns(ways: Iterable[Way], rounds: int) -> None:
    """Time each way as often as it says, spread over the rounds, so that a busy minute meets them all."""
    ways = list(ways)
    for number in range(rounds):
        for way in ways:
            for _ in range((number + 1) * way.times // rounds - number * way.times // rounds):
                way.time()


@contextmanager
def costing() -> Iterator[Cost]:
    """A Cost that is filled in when the block ends."""
    cost = Cost()
    gc.collect()
    began, before = perf_counter(), resident()
    yield cost
    cost.seconds = round(perf_counter() - began, 3)
    cost.megabytes = round(max(resident() - before, 0.0), 1)


def resident() -> float:
    """The megabytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE
