"""The entries of a register as a reader would weigh them: declared how late, and saying how much."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assurance.policy.bars import Part, parts
from assurance.policy.lateness import Lateness, lateness, percent
from assurance.policy.quality import Entry, Fault, faults
from assurance.queries.duties import duties
from coi.shared.clock import day_of
from people.models import Body
from registers.models import HeldAs
from registers.policy.publication import months_before
from registers.policy.rules import Rules
from registers.queries.declarations import interests_standing
from registers.queries.rules import rules_of

MONTHS_SHOWN = 12
QUALITY_FILLS = [("Lacking nothing", "solid"), ("Lacking something", "empty")]
NO_DIRECTORATE = "No directorate given"
# How an interest is held says nothing of what it consists of.
NEEDS_WORDS = {HeldAs.OTHER, HeldAs.ADVISER, HeldAs.ADVOCATE, HeldAs.RESEARCH, HeldAs.SUPPLIER}


@dataclass(frozen=True)
class Late:
    """How late the interests of a month, or of a directorate, were declared."""

    label: str
    figures: Lateness


@dataclass(frozen=True)
class LatenessFound:
    """How late interests were declared since a day, against the days allowed."""

    since: date
    allowed: int
    total: Lateness
    by_month: list[Late]
    by_directorate: list[Late]


def lateness_of(body: Body, day: date) -> LatenessFound:
    """How long people took to declare in the last twelve months, where they said when they became aware."""
    rules, since = rules_of(body, day), months_before(day, MONTHS_SHOWN)
    declared = body.interests.filter(became_aware_on__isnull=False, declaration__declared_at__date__gt=since)
    in_order = declared.filter(declaration__declared_at__date__lte=day).order_by("declaration__declared_at", "id")
    rows = in_order.values_list("person_id", "became_aware_on", "declaration__declared_at")
    months, places, where = defaultdict(list), defaultdict(list), _places(body, day, rules)
    for person_id, aware_on, declared_at in rows.values_list(
        "person_id", "became_aware_on", "declaration__declared_at"
    ):
        on = day_of(declared_at)
        took = (on - aware_on).days
        months[f"{on:%B %Y}"].append(took)
        for place in where(person_id):
            places[place].append(took)
    allowed, every = rules.days_to_declare, [took for days in months.values() for took in days]
    by_month = [Late(label, lateness(days, allowed)) for label, days in months.items()]
    by_directorate = [Late(label, lateness(places[label], allowed)) for label in sorted(places)]
    return LatenessFound(since, allowed, lateness(every, allowed), by_month, by_directorate)


def _places(body: Body, day: date, rules: Rules) -> Callable[[int], Iterable[str]]:
    """The directorates of whoever declared, those who have left among the nowhere."""
    must = duties(body, day, rules)
    return lambda pk: (must[pk].directorates if pk in must else ()) or (NO_DIRECTORATE,)


@dataclass(frozen=True)
class Lacking:
    """An entry that lacks something."""

    name: str
    words: str
    faults: list[Fault]


@dataclass(frozen=True)
class Quality:
    """The entries of a place, and what they lack."""

    label: str
    entries: int
    lacking: list[Lacking]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many lack what; an entry may lack several things."""
        found = Counter(fault for each in self.lacking for fault in each.faults)
        return {fault.value: found[fault] for fault in Fault}

    @property
    def good(self) -> int:
        """How many lack nothing."""
        return self.entries - len(self.lacking)

    @property
    def percent(self) -> int | None:
        """The share that lacks nothing, out of a hundred."""
        return percent(self.good, self.entries)

    @property
    def bar(self) -> list[Part]:
        """What lacks nothing and what lacks something, as parts of a bar."""
        return parts(QUALITY_FILLS, [self.good, len(self.lacking)])


@dataclass(frozen=True)
class QualityFound:
    """What the entries in force lack, in all and by directorate."""

    total: Quality
    by_directorate: list[Quality]


READ = ("person_id", "person__name", "organisation_id", "organisation_text", "organisation__name")
OF_IT = ("since", "held_as", "particulars", "public_description", "private_detail", "third_party_role")


def quality_of(body: Body, day: date) -> QualityFound:
    """What the entries in force on a day lack."""
    numbers, lacking, where = Counter(), defaultdict(list), _places(body, day, rules_of(body, day))
    for person_id, who, code, text, name, since, held_as, particulars, *written in (
        interests_standing(body, day).order_by("person__name", "pk").values_list(*READ, *OF_IT)
    ):
        described = " ".join([*written, *map(str, particulars.values())])
        found = faults(Entry(code is not None, text, described, since, held_as not in NEEDS_WORDS))
        for place in ("", *where(person_id)):
            numbers[place] += 1
            if found:
                lacking[place].append(Lacking(who, name or text, found))
    tables = [Quality(place, numbers[place], lacking[place]) for place in sorted(numbers)]
    return QualityFound(tables[0] if tables else Quality("", 0, []), tables[1:])
