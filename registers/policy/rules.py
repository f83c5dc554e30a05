"""What the guidance leaves to a body, as data by profile; a body's own values stand over those of its profile.

A profile is one edition of the guidance, as a file in profiles/: it may extend another, and says of each value where it
is from and how sure that is. Nothing here is a constant of the code.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "profiles"


class LargeGift(StrEnum):
    """What becomes of a gift over the limit."""

    ORGANISATION = "organisation"
    REFUSE = "refuse"


def _setting(group: str, label: str, unit: str = ""):
    return field(metadata={"group": group, "label": label, "unit": unit})


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Every value that bodies set differently, as in force for one body on one day. Money in pounds."""

    refresh_months: int = _setting("declaring", "Everybody declares again after", "months")
    decider_refresh_months: int = _setting("declaring", "Staff who decide declare again after", "months")
    committee_refresh_months: int = _setting("declaring", "Committee members declare again after", "months")
    days_to_declare: int = _setting("declaring", "An interest is declared late after", "days")
    joiner_days: int = _setting("declaring", "Somebody new declares within", "days")
    deciding_band: str = _setting("declaring", "Staff decide from this band of pay up", "")
    ask_days_before: int = _setting("declaring", "Before a declaration is out of date, people are asked by", "days")
    ask_again_days: int = _setting("declaring", "Whoever has not answered is asked anew after", "days")
    remind_first_days: int = _setting("declaring", "A first reminder goes out after", "days")
    remind_again_days: int = _setting("declaring", "A second reminder goes out after", "days")
    tell_chair_days: int = _setting("declaring", "The chair is told after", "days")
    tell_guardian_days: int = _setting("declaring", "The governance lead and the Guardian are told after", "days")
    publish_non_declarers: bool = _setting("publishing", "Names of those who have not declared are published")
    public_months_after_end: int = _setting("publishing", "An ended interest stays public for", "months")
    keep_years: int = _setting("publishing", "An ended interest is kept for", "years")
    offer_days: int = _setting("offers", "A gift or hospitality is declared late after", "days")
    promotional_limit: Decimal = _setting("offers", "A supplier’s promotional aids may be accepted up to", "pounds")
    promotional_limit_included: bool = _setting("offers", "That value itself is still allowed")
    gift_limit: Decimal = _setting("offers", "Gifts from others count as large over", "pounds")
    gift_at_limit_is_large: bool = _setting("offers", "That value itself counts as large")
    gift_months: int = _setting("offers", "Gifts from one source are added up over", "months")
    declare_small_gifts: bool = _setting("offers", "Gifts that are not large are declared too")
    large_gift: LargeGift = _setting("offers", "A large gift may be accepted", "")
    meals_declared_from: Decimal = _setting("offers", "Meals and refreshments are declared from", "pounds")
    meals_approved_over: Decimal = _setting("offers", "Meals and refreshments need approval over", "pounds")
    supplier_hospitality_approved: bool = _setting("offers", "A supplier’s hospitality always needs approval")

    @property
    def table_refresh_months(self) -> int:
        """Whoever has a seat on a committee is a member and one of those who decide: the shortest span counts."""
        return min(self.refresh_months, self.decider_refresh_months, self.committee_refresh_months)


TYPES = {each.name: each.type for each in fields(Rules)}
NAMES = list(TYPES)


@dataclass(frozen=True)
class Given:
    """A value of a profile: where it is from, and how sure that is (high, medium, low)."""

    value: object
    reference: str
    confidence: str
    words: str = ""


@dataclass(frozen=True)
class Profile:
    """One edition of the guidance."""

    key: str
    title: str
    in_force: str
    given: Mapping[str, Given]

    def rules(self, own: Mapping[str, object] | None = None) -> Rules:
        """The values in force, a body's own in place of the profile's."""
        values = {name: given.value for name, given in self.given.items()}
        return Rules(**{**values, **(own or {})})


@cache
def profiles() -> dict[str, Profile]:
    """Every profile that ships, by key, the oldest first."""
    read = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
    return {key: Profile(key, raw["title"], raw["in_force"], dict(_given(key, read))) for key, raw in read.items()}


def _given(key: str, read: Mapping[str, dict]) -> Iterator[tuple[str, Given]]:
    raw = read[key]
    if "extends" in raw:
        yield from _given(raw["extends"], read)
    for name, entry in raw["values"].items():
        said = {part: entry[part] for part in ("reference", "confidence", "words") if part in entry}
        yield name, Given(value_of(name, entry["value"]), **said)


def value_of(name: str, raw: object) -> object:
    """A setting's value in its own type, from how files and rows keep it. ValueError if it cannot be one."""
    kind = TYPES[name]
    if kind is bool:
        return _yes_or_no(raw)
    try:
        return kind(str(raw))
    except ArithmeticError as error:
        raise ValueError(f"{raw} is no amount") from error


def _yes_or_no(raw: object) -> bool:
    words = {"yes": True, "true": True, "no": False, "false": False}
    if str(raw).lower() not in words:
        raise ValueError(f"{raw} is neither yes nor no")
    return words[str(raw).lower()]


@dataclass(frozen=True)
class Own:
    """A value a body set for itself, from a day on."""

    name: str
    raw: str
    since: date
    place: int  # which of two set for the same day stands: the one set later


def in_force(own: list[Own], day: date) -> dict[str, object]:
    """A body's own values on a day; an empty one gives the setting back to the profile."""
    begun = sorted((each for each in own if each.since <= day), key=lambda each: (each.since, each.place))
    last = {each.name: each.raw for each in begun}
    return {name: value_of(name, raw) for name, raw in last.items() if raw}
