"""What the guidance leaves to a body, as data by profile; a body's own values stand over those of its profile.

A profile is one edition of the guidance, as a file in profiles/: it may extend another, and says of each value where it
is from and how sure that is. Nothing here is a constant of the code.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
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


LARGE_GIFT_WORDS = {
    LargeGift.ORGANISATION: "On behalf of the organisation only",
    LargeGift.REFUSE: "Not at all",
}


def _setting(
    group: str, label: str, unit: str = "", *, least: int | None = None, most: int | None = None, law: str = ""
):
    """A rule: its words, its unit, and the bounds that are not the body's to move, with the sentence that says so."""
    return field(metadata={"group": group, "label": label, "unit": unit, "least": least, "most": most, "law": law})


AT_LEAST_YEARLY = {"least": 1, "most": 12, "law": "The guidance asks everybody to declare at least once a year."}
WITHIN_28_DAYS = {"least": 1, "most": 28, "law": "The law gives 28 days. A body may ask for less, not allow more."}
SIX_OR_MORE = {"least": 6, "most": 120, "law": "The guidance asks for six at least."}
LONGEST = {"days": 366, "months": 120, "years": 120, "pounds": 100_000}


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Every value that bodies set differently, as in force for one body on one day. Money in pounds."""

    refresh_months: int = _setting("declaring", "Everybody declares again after", "months", **AT_LEAST_YEARLY)
    decider_refresh_months: int = _setting(
        "declaring", "Staff who decide declare again after", "months", **AT_LEAST_YEARLY
    )
    committee_refresh_months: int = _setting(
        "declaring", "Committee members declare again after", "months", **AT_LEAST_YEARLY
    )
    days_to_declare: int = _setting("declaring", "An interest is declared late after", "days", **WITHIN_28_DAYS)
    joiner_days: int = _setting("declaring", "Somebody new declares within", "days", **WITHIN_28_DAYS)
    link_days: int = _setting("declaring", "A one-off link to declare opens for", "days")
    deciding_band: str = _setting("declaring", "Staff decide from this band of pay up", "")
    employment_review_months: int = _setting("declaring", "Permission to work elsewhere is reviewed after", "months")
    ask_days_before: int = _setting("declaring", "Before a declaration is out of date, people are asked by", "days")
    ask_again_days: int = _setting("declaring", "Whoever has not answered is asked anew after", "days")
    remind_first_days: int = _setting("declaring", "A first reminder goes out after", "days")
    remind_again_days: int = _setting("declaring", "A second reminder goes out after", "days")
    tell_chair_days: int = _setting("declaring", "The chair is told after", "days")
    tell_guardian_days: int = _setting("declaring", "The governance lead and the Guardian are told after", "days")
    publish_non_declarers: bool = _setting("publishing", "Names of those who have not declared are published")
    public_months_after_end: int = _setting("publishing", "An ended interest stays public for", "months", **SIX_OR_MORE)
    keep_years: int = _setting("publishing", "An ended interest is kept for", "years", **SIX_OR_MORE)
    review_days: int = _setting("declaring", "A declaration is looked at within", "days")
    auto_accept_nil: bool = _setting("declaring", "Nil and no-change declarations are accepted without a look")
    publish_only_reviewed: bool = _setting("publishing", "Only accepted interests are published")
    appeal_days: int = _setting("publishing", "An appeal on what is not published is made within", "days")
    withholding_review_months: int = _setting("publishing", "What is withheld is looked at again after", "months")
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
    cash_declined: bool = _setting("offers", "Cash and vouchers are always declined")
    hospitality_as_meals: bool = _setting("offers", "Other hospitality keeps the limits of meals")
    modest_travel_declared: bool = _setting("offers", "Modest travel and accommodation are declared")
    beyond_modest_approved: bool = _setting("offers", "Travel and accommodation beyond modest need approval")
    donation_to_person_declined: bool = _setting("offers", "Donations to a person are declined")
    supplier_donation_approved: bool = _setting("offers", "A supplier’s donation needs approval")
    sponsored_event_approved: bool = _setting("offers", "Sponsored events need approval")

    @property
    def table_refresh_months(self) -> int:
        """Whoever has a seat on a committee is a member and one of those who decide: the shortest span counts."""
        return min(self.refresh_months, self.decider_refresh_months, self.committee_refresh_months)


TYPES = {each.name: each.type for each in fields(Rules)}
NAMES = list(TYPES)
SETTINGS: dict[str, Mapping] = {each.name: each.metadata for each in fields(Rules)}
GROUPS = {"declaring": "Declaring", "publishing": "The public register", "offers": "Gifts and hospitality"}


def beyond_the_law(name: str, value: object) -> str:
    """Why a value is not the body's to choose, in a sentence; empty if it is."""
    setting = SETTINGS[name]
    if TYPES[name] not in {int, Decimal}:
        return ""
    least, most = setting["least"] or 0, setting["most"] or LONGEST[setting["unit"]]
    if least <= value <= most:
        return ""
    bounds = f"It must be between {least} and {most:,}."
    return f"{setting['law']} {bounds}".strip()


def in_words(name: str, value: object) -> str:
    """A value as people read it: “12 months”, “£50”, “Yes”."""
    unit = SETTINGS[name]["unit"]
    if unit == "pounds":
        return f"£{value:,.2f}".removesuffix(".00")
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, LargeGift):
        return LARGE_GIFT_WORDS[value]
    return f"{value} {unit.removesuffix('s') if value == 1 else unit}".strip()


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


# The name under which a body says which edition of the guidance it follows.
PROFILE = "profile"


@dataclass(frozen=True)
class Own:
    """A value a body set for itself, from a day on; an empty one gives the rule back to the guidance."""

    name: str
    raw: str
    since: date
    place: int  # which of two set for the same day stands: the one set later
    reason: str = ""


def in_force(own: Iterable[Own], day: date) -> dict[str, Own]:
    """What a body set for itself and has not given back, on a day; its edition of the guidance too, if it chose one."""
    begun = sorted((each for each in own if each.since <= day), key=lambda each: (each.since, each.place))
    last = {each.name: each for each in begun}
    return {name: each for name, each in last.items() if each.raw}


@dataclass(frozen=True)
class RulesOverTime:
    """All that a body ever set for itself; an entry keeps the meaning of the rules of its own day."""

    usual: str  # the edition it follows until it says otherwise
    own: list[Own]
    known: dict[date, Rules] = field(default_factory=dict)

    def profile(self, day: date) -> Profile:
        """The edition of the guidance followed on a day."""
        chosen = in_force(self.own, day).get(PROFILE)
        return profiles()[chosen.raw if chosen else self.usual]

    def set_on(self, day: date) -> dict[str, object]:
        """The body's own values on a day, by name, each in its own type."""
        return {name: value_of(name, own.raw) for name, own in in_force(self.own, day).items() if name != PROFILE}

    def reasons(self, day: date) -> dict[str, str]:
        """Why the body set each of its own values in force on a day."""
        return {name: own.reason for name, own in in_force(self.own, day).items() if name != PROFILE}

    def on(self, day: date) -> Rules:
        """Every value in force on a day: the body's own, or else its guidance's."""
        if day not in self.known:
            self.known[day] = self.profile(day).rules(self.set_on(day))
        return self.known[day]

    def last_of(self, name: str) -> Own | None:
        """What the body last set for itself under a name and has not given back, in force or to come."""
        last = max((each for each in self.own if each.name == name), key=lambda each: each.place, default=None)
        return last if last and last.raw else None
