"""Who must declare, why, and how often: told from the posts and seats somebody holds (guidance 1.4, 1.5)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from registers.policy.rules import Rules


class Population(StrEnum):
    """Those who declare, by what makes them; somebody may belong to several."""

    STAFF = "staff"
    DECIDERS = "deciders"
    MEMBERS = "members"
    PRACTICES = "practices"

    @property
    def label(self) -> str:
        """In words."""
        return LABELS[self]


LABELS = {
    Population.STAFF: "Everyone with a post",
    Population.DECIDERS: "Staff who decide",
    Population.MEMBERS: "Committee members, deputies and those in attendance",
    Population.PRACTICES: "Partners and staff of member practices",
}

# Roles that decide whatever they are paid.
DECIDING_ROLES = {"accountable_officer": "Accountable Officer", "senior_manager": "a senior manager who approves"}
OF_A_PRACTICE = re.compile(r"\b(?:GP|general practitioner|general practice|practice (?:manager|nurse|partner))\b", re.I)
SEATS_OF_PRACTICES = {"gp", "practice"}
INVITED = "invited"


@dataclass(frozen=True, slots=True)
class Post:
    """A post somebody holds, as far as it tells whether they declare."""

    role: str
    title: str
    directorate: str
    band: str
    since: date


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat somebody holds."""

    committee_id: int
    committee: str
    title: str
    seat_class: str
    category: str
    since: date


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why somebody must declare: the population it puts them in, and the words after “because they …”."""

    population: Population
    words: str


@dataclass(frozen=True, slots=True)
class Duty:
    """That somebody must declare: why, how often in months, and since when they hold anything here."""

    reasons: tuple[Reason, ...]
    months: int
    joined_on: date
    title: str
    directorates: frozenset[str]
    committees: dict[int, str]  # their names by id

    @property
    def populations(self) -> set[Population]:
        """The populations they belong to."""
        return {each.population for each in self.reasons}


def duty(posts: Sequence[Post], seats: Sequence[Seat], rules: Rules) -> Duty:
    """What posts and seats, at least one of either, ask of their holder."""
    reasons = (*_of_posts(posts, rules), *_of_seats(seats))
    return Duty(
        reasons=reasons,
        months=min(months_of(each.population, rules) for each in reasons),
        joined_on=min(each.since for each in (*posts, *seats)),
        title="; ".join(dict.fromkeys(each.title for each in posts or seats)),
        directorates=frozenset(each.directorate for each in posts if each.directorate),
        committees={each.committee_id: each.committee for each in seats},
    )


def months_of(population: Population, rules: Rules) -> int:
    """How often a population declares, in months."""
    if population is Population.MEMBERS:
        return rules.table_refresh_months
    if population is Population.DECIDERS:
        return min(rules.refresh_months, rules.decider_refresh_months)
    return rules.refresh_months


def _of_posts(posts: Iterable[Post], rules: Rules) -> Iterable[Reason]:
    for post in posts:
        yield Reason(Population.STAFF, f"hold the post “{post.title}”")
        if post.role in DECIDING_ROLES:
            yield Reason(Population.DECIDERS, f"are {DECIDING_ROLES[post.role]}")
        if decides_by_pay(post.band, rules.deciding_band):
            yield Reason(Population.DECIDERS, f"are paid at {post.band}; staff decide from {rules.deciding_band}")
        if OF_A_PRACTICE.search(f"{post.title} {post.directorate}"):
            yield Reason(Population.PRACTICES, f"belong to general practice as “{post.title}”")


def _of_seats(seats: Iterable[Seat]) -> Iterable[Reason]:
    for seat in seats:
        verb = "attend" if seat.seat_class == INVITED else "sit on"
        yield Reason(Population.MEMBERS, f"{verb} the {seat.committee} as “{seat.title}”")
        if seat.category in SEATS_OF_PRACTICES:
            yield Reason(Population.PRACTICES, f"speak for general practice on the {seat.committee}")


def decides_by_pay(band: str, from_band: str) -> bool:
    """Whether a band of pay is one from which staff decide; one that cannot be read is not.

    As staff lists have it: 8d, “Band 8 - Range D”, 9, VSM.
    """
    held, least = rank(band), rank(from_band)
    return held is not None and least is not None and held >= least


TOP = re.compile(r"\b(?:vsm|esm|very senior|executive)", re.IGNORECASE)
BAND = re.compile(r"(?<!\d)([1-9])(?!\d)\W*(?:range\W*)?([a-d])?(?![a-z])", re.IGNORECASE)


def rank(band: str) -> tuple[int, str] | None:
    """A band of pay such that a higher one compares greater; None where it cannot be read."""
    if TOP.search(band):
        return 10, ""
    found = BAND.search(band)
    return found and (int(found[1]), (found[2] or "").lower())
