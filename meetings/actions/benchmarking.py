"""Timing the committee's join beside other ways to look for the same, on rows that are rolled back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from math import ceil
from time import perf_counter

from django.db import connection, transaction
from rapidfuzz import fuzz, process, utils

from meetings.actions.scratch import fill_register
from meetings.models import Meeting
from meetings.queries.matching import JOIN, interests_that_count, meets
from registers.models import InterestKey

# How alike a title and an interest must be for each peer to call them one.
TRIGRAMS_ALIKE = 0.4
TOKENS_ALIKE = 65
# The slow peers are timed in fewer of the rounds, spread over all of them.
TIMES_COMMITTEE = 50
TIMES_REGISTER = 3

# The peers' own table, prepared before the clock starts: what they look through, with the index they are fastest on.
TEXTS = """
    CREATE TEMPORARY TABLE scratch_text ON COMMIT DROP AS
    SELECT id AS interest, organisation_text AS text
      FROM registers_interest
     WHERE body_id = %(body)s;
    CREATE INDEX ON scratch_text USING gin (text gin_trgm_ops);
    CREATE INDEX ON scratch_text (interest);
    ANALYZE scratch_text;
    SELECT set_config('pg_trgm.word_similarity_threshold', %(alike)s, true)
"""
TRIGRAMS_REGISTER = """
    SELECT item.id, held.interest
      FROM meetings_agendaitem item
      JOIN scratch_text held ON item.title <%% held.text
     WHERE item.meeting_id = %(meeting)s
"""
TRIGRAMS_COMMITTEE = f"{TRIGRAMS_REGISTER} AND held.interest = ANY(%(interests)s)"

Pairs = Iterable[tuple[int, int]]


@dataclass
class Way:
    """One way to find the pairs of an item and an interest, how often it is timed, and what that gave."""

    key: str
    name: str
    find: Callable[[], Pairs]
    times: int
    pairs: int = 0
    seconds: list[float] = field(default_factory=list)

    def time(self) -> None:
        """Find once, by the clock."""
        began = perf_counter()
        found = self.find()
        self.seconds.append(perf_counter() - began)
        self.pairs = len(set(found))

    def at_percentile(self, percent: int) -> float:
        """The seconds within which so many in a hundred were done (nearest rank)."""
        return sorted(self.seconds)[ceil(percent / 100 * len(self.seconds)) - 1]


@dataclass(frozen=True)
class Comparison:
    """A register and a meeting as they were, and every way that was timed on them."""

    interests: int
    keys: int
    members: int
    members_interests: int
    items: int
    fill_seconds: float
    ways: list[Way]


@transaction.atomic
def time_join(*, interests: int, rounds: int, at: datetime) -> Comparison:
    """Time the product's join and its peers, by turns, on a register of so many interests; nothing is kept."""
    began = perf_counter()
    meeting = fill_register(interests=interests, at=at)
    filled = perf_counter() - began
    ways = _ways(meeting, rounds)
    for number in range(rounds):
        for way in ways:
            if number * way.times // rounds < (number + 1) * way.times // rounds:
                way.time()
    compared = Comparison(
        interests=interests,
        keys=InterestKey.objects.filter(body=meeting.body).count(),
        members=meeting.members.count(),
        members_interests=interests_that_count(meeting).count(),
        items=meeting.items.count(),
        fill_seconds=filled,
        ways=ways,
    )
    transaction.set_rollback(True)
    return compared


def _ways(meeting: Meeting, rounds: int) -> list[Way]:
    """The product's ways and its peers', all prepared, so that only the finding is timed."""
    interests = dict(interests_that_count(meeting).values_list("pk", "organisation_text"))
    facts = {"body": meeting.body_id, "meeting": meeting.pk, "interests": list(interests)}
    titles = dict(meeting.items.order_by("number").values_list("pk", "title"))
    _run(TEXTS, facts | {"alike": str(TRIGRAMS_ALIKE)})
    few, fewest = min(rounds, TIMES_COMMITTEE), min(rounds, TIMES_REGISTER)
    in_committee, in_register = (partial(_run, look, facts) for look in (TRIGRAMS_COMMITTEE, TRIGRAMS_REGISTER))
    return [
        Way("product", "committee join, as the product asks it", partial(_met, meeting), rounds),
        Way("product_sql", "committee join, bare SQL", partial(_joined, facts), rounds),
        Way(
            "trigrams_committee",
            "pg_trgm word similarity, same committee",
            partial(_run, TRIGRAMS_COMMITTEE, facts),
            few,
        ),
        Way("tokens_committee", "rapidfuzz token_set_ratio, same committee", _tokens_alike(titles, interests), few),
        Way(
            "trigrams_register",
            "pg_trgm word similarity, whole register",
            partial(_run, TRIGRAMS_REGISTER, facts),
            fewest,
        ),
    ]


def _run(statement: str, facts: dict) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, facts)
        return cursor.fetchall()


def _met(meeting: Meeting) -> Pairs:
    return [(meet.item, meet.interest) for meet in meets(meeting)]


def _joined(facts: dict) -> Pairs:
    return [(item, interest) for item, _, interest, *_ in _run(JOIN, facts)]


def _tokens_alike(titles: dict[int, str], texts: dict[int, str]) -> Callable[[], Pairs]:
    """Both sides in lower case and without punctuation beforehand, as token_set_ratio wants them."""
    plain = {key: utils.default_process(text) for key, text in texts.items()}
    wanted = {item: utils.default_process(title) for item, title in titles.items()}

    def find() -> Pairs:
        return [
            (item, interest)
            for item, title in wanted.items()
            for _, _, interest in process.extract_iter(
                title, plain, scorer=fuzz.token_set_ratio, score_cutoff=TOKENS_ALIKE
            )
        ]

    return find
