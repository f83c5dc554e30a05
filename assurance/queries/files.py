"""The tables of assurance as files: which there are, what stands in them."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from assurance.queries.completion import Tally, completion
from assurance.queries.entries import Late, Quality, lateness_of, quality_of
from assurance.queries.roll import GROUPS, roll
from coi.shared.clock import day_of
from people.models import Body

# The headings of a table by field, and its rows.
Table = tuple[dict[str, str], list[dict[str, str]]]

COMPLETION = {
    "whom": "Who",
    "people": "People who must declare",
    "not_asked": "Not asked",
    "asked": "Asked, not returned",
    "nil": "Nothing to declare",
    "interests": "Interests declared",
    "returned": "Returned",
    "overdue": "Overdue",
    "up_to_date": "Up to date",
    "percent": "Up to date, per cent",
}
LATENESS = {
    "label": "Of",
    "declared": "Interests declared",
    "late": "Declared late",
    "percent_late": "Late, per cent",
    "median_days": "Days from aware to declared, median",
    "longest": "Days from aware to declared, longest",
}
QUALITY = {
    "label": "Directorate",
    "entries": "Entries",
    "good": "Lacking nothing",
    "no_organisation": "No organisation",
    "undated": "Undated",
    "vague": "Vague",
    "percent": "Lacking nothing, per cent",
}
PEOPLE = {
    "name": "Name",
    "position": "Position",
    "directorate": "Directorate",
    "committees": "Committees",
    "why": "Must declare because they",
    "state": "State",
    "asked": "Last asked",
    "declared": "Last declared",
    "due": "Last day in time",
    "overdue": "Overdue",
    "late": "Interests declared late",
}
LACKING = {"name": "Name", "entry": "Entry", "lacks": "Lacks"}


def table(name: str, body: Body, day: date) -> Table | None:
    """One of the tables of a body on a day; None if there is none of that name."""
    return TABLES[name](body, day) if name in TABLES else None


def _row(source: object, fields: Iterable[str]) -> dict[str, str]:
    """Fields of something as text; what is not known is empty."""
    values = {field: getattr(source, field, None) for field in fields}
    return {field: "" if value is None else str(value) for field, value in values.items()}


def _people(body: Body, day: date) -> Table:
    return PEOPLE, [
        {
            "name": line.name,
            "position": line.duty.title,
            "directorate": "; ".join(sorted(line.duty.directorates)),
            "committees": "; ".join(line.duty.committees.values()),
            "why": "; ".join(each.words for each in line.duty.reasons),
            "state": GROUPS[line.standing.state],
            "asked": _day(line.standing.asked_at),
            "declared": _day(line.standing.declared_at),
            "due": line.due_on.isoformat(),
            "overdue": "Yes" if line.is_overdue else "No",
            "late": str(line.late),
        }
        for line in roll(body, day).lines
    ]


def _day(moment: datetime | None) -> str:
    return day_of(moment).isoformat() if moment else ""


def _completion(cut: str) -> Callable[[Body, date], Table]:
    def read(body: Body, day: date) -> Table:
        return COMPLETION, [_of_tally(each) for each in getattr(completion(body, day), cut)]

    return read


def _of_tally(tally: Tally) -> dict[str, str]:
    return {**_row(tally, COMPLETION), "whom": tally.whom.label}


def _lateness(cut: str) -> Callable[[Body, date], Table]:
    def read(body: Body, day: date) -> Table:
        return LATENESS, [_of_late(each) for each in getattr(lateness_of(body, day), cut)]

    return read


def _of_late(late: Late) -> dict[str, str]:
    return {**_row(late.figures, LATENESS), "label": late.label}


def _quality(body: Body, day: date) -> Table:
    return QUALITY, [_of_quality(each) for each in quality_of(body, day).by_directorate]


def _of_quality(quality: Quality) -> dict[str, str]:
    return {**_row(quality, QUALITY), **{fault: str(number) for fault, number in quality.counts.items()}}


def _lacking(body: Body, day: date) -> Table:
    return LACKING, [
        {"name": each.name, "entry": each.words, "lacks": "; ".join(fault.label for fault in each.faults)}
        for each in quality_of(body, day).total.lacking
    ]


TABLES: dict[str, Callable[[Body, date], Table]] = {
    "people": _people,
    "completion-by-population": _completion("by_population"),
    "completion-by-committee": _completion("by_committee"),
    "completion-by-directorate": _completion("by_directorate"),
    "lateness-by-month": _lateness("by_month"),
    "lateness-by-directorate": _lateness("by_directorate"),
    "quality-by-directorate": _quality,
    "entries-that-lack-something": _lacking,
}
