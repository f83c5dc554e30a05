"""The words a finding rests on, in both texts: what the member wrote, and what the item says."""

from dataclasses import dataclass

from django.db.models import QuerySet

from matching.quoting import Quote, quote
from meetings.models import AgendaItem, Finding, Subject
from registers.models import Interest

Subjects = dict[tuple[int, str], Subject]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Passages with the words that count marked; `paper` is None where the title says it all."""

    interest: Quote
    title: Quote
    paper: Quote | None
    picked: str = ""  # the organisation the declarant picked from the directory


def subjects_of(conflicts: QuerySet) -> Subjects:
    """What the items of conflicts were read to concern, by item and by code or theme."""
    subjects = Subject.objects.filter(item__in=conflicts.values("item")).select_related("organisation")
    return {
        (each.item_id, each.organisation.code if each.organisation else each.theme): each
        for each in subjects.order_by("id")
    }


def evidence_of(finding: Finding, subjects: Subjects) -> Evidence:
    """The words that led to a finding; nothing is marked where a person said so and no words did."""
    interest, item = finding.interest, finding.conflict.item
    steps = finding.item_steps
    title, paper = _of_item(item, subjects.get((item.pk, steps[0].ref)) if steps else None)
    held = finding.interest_steps
    return Evidence(
        interest=_of_interest(interest, held[0].ref if held else ""),
        title=title,
        paper=paper,
        picked=interest.organisation.name if interest.organisation else "",
    )


def _of_interest(interest: Interest, code: str) -> Quote:
    read = next((each for each in interest.readings.all() if each.organisation.code == code), None)
    return quote(interest.words, read.start, read.end) if read else quote(interest.words)


def _of_item(item: AgendaItem, told: Subject | None) -> tuple[Quote, Quote | None]:
    if told is None or told.start is None:
        return quote(item.title), None
    if told.where == "title":
        return quote(item.title, told.start, told.end), None
    return quote(item.title), quote(item.paper_as_read, told.start, told.end)
