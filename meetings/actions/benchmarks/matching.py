"""Timing the product's matching beside what a user would pick instead, and judging what each finds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from matching.resolving import Resolver
from meetings.actions.benchmarks.database import as_in_use, scratch_database
from meetings.actions.benchmarks.invented import write_directory
from meetings.actions.benchmarks.quality import Quality, judge
from meetings.actions.benchmarks.registers import fill_register
from meetings.actions.benchmarks.rivals import Rival, rivals
from meetings.actions.benchmarks.timing import Cost, Way, costing, time_by_turns
from meetings.actions.scratch import scratch_body
from meetings.models import Meeting
from meetings.queries.matching import interests_that_count, keys_met, keys_met_by_register, meets
from organisations.actions.scratch import load_directory
from organisations.queries.directory import resolver_for
from registers.actions.keying import key_interests
from registers.models import Interest, InterestKey

INVENTED = 40_000
# Where labelled cases lie that belong to the product; none do yet.
CASES: Path | None = None
# The slow ones are timed in fewer of the rounds, the slowest in one where the register is large.
TIMES_COMMITTEE = 50
TIMES_REGISTER = 20
TIMES_RIVAL = 3
LARGE = 100_000
KEYED = 200
UNTIMED = 10


@dataclass
class Comparison:
    """A register and a meeting as they were, every way that was timed on them, and what each cost beforehand."""

    interests: int
    keys: int
    members_interests: int
    items: int
    filled: Cost
    keys_megabytes: float
    ways: list[Way]
    costs: dict[str, Cost]


@dataclass
class Benchmark:
    """Everything that was measured; `quality` is empty where there were no labelled cases."""

    organisations: int = 0
    directory: Cost = field(default_factory=Cost)
    keying_ms: float = 0.0
    left_out: str = ""
    registers: list[Comparison] = field(default_factory=list)
    quality: list[Quality] = field(default_factory=list)


def time_matching(
    *,
    sizes: list[int],
    rounds: int,
    organisations: Path | None = None,
    cases: Path | None = None,
    told: Callable[[Comparison], None],
    size: int = INVENTED,
    at: datetime,
) -> Benchmark:
    """Fill registers of these sizes one after the other in a scratch database, and time all ways on each, by turns.

    Without a folder of organisations, `size` of them are invented. `told` hears of each register as it is done.
    """
    with TemporaryDirectory() as made, scratch_database():
        if organisations is None:
            organisations = Path(made)
            write_directory(organisations, size=size)
        load_directory(folder=organisations)
        as_in_use()
        with costing() as directory:
            resolver = resolver_for(scratch_body("scratch", []), at.date())
        done = Benchmark(len(resolver.directory), directory, left_out=rivals()[1])
        done.quality = judge(resolver, cases) if cases else []
        for interests in sizes:
            done.registers.append(_compare(resolver, interests, rounds, at))
            told(done.registers[-1])
        done.keying_ms = _time_keying(at)
    return done


def _compare(resolver: Resolver, interests: int, rounds: int, at: datetime) -> Comparison:
    with costing() as filled:
        meeting = fill_register(directory=resolver.directory, interests=interests, at=at)
    as_in_use()
    ways, costs, made_ready = _ways(meeting, rounds, interests)
    for way in ways[:4]:
        for _ in range(UNTIMED):
            way.find()
    time_by_turns(ways, rounds)
    for rival in made_ready:
        rival.forget()
    return Comparison(
        interests=interests,
        keys=InterestKey.objects.filter(body=meeting.body).count(),
        members_interests=interests_that_count(meeting).count(),
        items=meeting.items.count(),
        filled=filled,
        keys_megabytes=_megabytes("registers_interestkey"),
        ways=ways,
        costs=costs,
    )


def _ways(meeting: Meeting, rounds: int, interests: int) -> tuple[list[Way], dict[str, Cost], list[Rival]]:
    """The product's ways and its rivals', all made ready, so that only the finding is timed."""
    seldom = min(rounds, TIMES_REGISTER)
    ways = [
        Way("round_trip", "the bare round trip: select 1", "limit", _round_trip, rounds),
        Way("product_query", "the product's query", "committee", lambda: _pairs(keys_met(meeting)), rounds),
        Way("product", "the product, as it asks it", "committee", lambda: len(_two_of(meets(meeting))), rounds),
        Way("product", "the product's query", "register", lambda: _pairs(keys_met_by_register(meeting)), seldom),
    ]
    titles = dict(meeting.items.order_by("number").values_list("pk", "title"))
    register = Interest.objects.filter(body=meeting.body).order_by("pk").values_list("pk", "organisation_text")
    scopes = {"committee": dict(interests_that_count(meeting).values_list("pk", "organisation_text"))}
    scopes["register"] = dict(register.iterator(chunk_size=50_000))
    often = {
        "committee": min(rounds, TIMES_COMMITTEE),
        "register": 1 if interests > LARGE else min(rounds, TIMES_RIVAL),
    }
    costs, made_ready = {}, []
    for kind in rivals()[0]:
        for scope, texts in scopes.items():
            with costing() as cost:
                rival = kind(texts, titles)
            costs[f"{kind.key}_{scope}"] = cost
            made_ready.append(rival)
            ways.append(Way(kind.key, kind.name, scope, _finding(rival), often[scope]))
    return ways, costs, made_ready


def _round_trip() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return len(cursor.fetchall())


def _pairs(met: list) -> int:
    """How many pairs of an item and an interest the keys stand for, one that meets in two keys counted twice."""
    return sum(len(key.items) * len(key.interests) for key in met)


def _two_of(met: list) -> set[tuple[int, int]]:
    return {(meet.item, meet.interest) for meet in met}


def _finding(rival: Rival) -> Callable[[], int]:
    return lambda: len(rival.find())


def _time_keying(at: datetime) -> float:
    """The milliseconds it takes to read one interest and write its keys, as when it is declared."""
    interests = list(Interest.objects.select_related("body", "organisation").order_by("-pk")[:KEYED])
    with costing() as cost:
        key_interests(interests=interests, day=at.date())
    return round(cost.seconds * 1000 / len(interests), 3)


def _megabytes(table: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size(%s) / 1048576.0", [table])
        return round(float(cursor.fetchone()[0]), 1)
