"""What matching found at a meeting, with all that a chair needs to rule on it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import F, QuerySet

from coi.shared.words import count_phrase
from matching.keys import Directness
from meetings.models import AgendaItem, Conflict, Finding, MatchRun, Meeting, Member, Ruling
from meetings.policy import strength
from meetings.policy.handling import Handling, described, in_words, together
from meetings.policy.matrix import (
    ClinicalInput,
    InterestType,
    Part,
    Proposal,
    Situation,
    Stage,
    holding_of,
    proposed_handling,
    strictest,
)
from meetings.policy.quorum import AS_USUAL
from meetings.queries.agenda import Expected, expected, items_of
from meetings.queries.matching import latest_run
from registers.models import Interest

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reason:
    """One interest that bears on an item, where they meet, and how it alone would be handled.

    `finding` is the most direct of their meetings; `others` are the rest.
    """

    finding: Finding
    others: tuple[Finding, ...]
    certainty: str
    is_new: bool
    proposed: Proposal

    @property
    def interest_in_words(self) -> str:
        """“Partner in a practice or firm, Larkfield Surgery”; of somebody else's interest, whose it is first."""
        interest = self.finding.interest
        return f"{interest.get_relationship_display()}: {interest}" if interest.is_indirect else str(interest)

    @property
    def strength_in_words(self) -> tuple[str, str, str]:
        """Directness, type of interest, certainty of the tie."""
        interest = self.finding.interest
        return (
            strength.LABELS[Directness(self.finding.directness)],
            strength.type_in_words(interest.category, interest.underlying_category),
            self.certainty,
        )

    @property
    def in_a_line(self) -> str:
        """“Partner at Larkfield Surgery – financial interest. Named in the item.”."""
        directness, type_of_interest, _ = self.strength_in_words
        return f"{self.finding.interest_path[0]} – {type_of_interest.lower()}. {directness}."

    @property
    def because(self) -> str:
        """Why the two paths meet, in a sentence."""
        return strength.WHY[Directness(self.finding.directness)]

    @property
    def rank(self) -> tuple[int, int]:
        """For ordering, the strongest first."""
        return strength.rank(self.finding.directness, self.finding.interest.category)


@dataclass(frozen=True, slots=True)
class Decided:
    """A ruling: the handling, whatever was added to it, and why."""

    handlings: tuple[Handling, ...]
    reason: str
    by: str
    at: datetime

    @property
    def in_words(self) -> str:
        """“Leaves; receives no papers”."""
        return in_words(self.handlings)

    @property
    def description(self) -> str:
        """What it means for the person."""
        return described(self.handlings)


@dataclass(frozen=True, slots=True)
class Case:
    """A conflict as the chair sees it."""

    conflict: Conflict
    member: Member
    reasons: tuple[Reason, ...]
    rulings: tuple[Decided, ...]  # the latest first
    is_new: bool
    is_gone: bool

    @property
    def ruling(self) -> Decided | None:
        """The one that stands: the latest."""
        return self.rulings[0] if self.rulings else None

    @property
    def handlings(self) -> tuple[Handling, ...]:
        """How the conflict is to be handled: as ruled, and until then as proposed."""
        return self.ruling.handlings if self.ruling else (self.proposed.handling,)

    @property
    def proposed(self) -> Proposal:
        """The most restricting of what is proposed for each reason."""
        return strictest(reason.proposed for reason in self.reasons)

    @property
    def item_in_short(self) -> str:
        """“Item 7”."""
        return f"Item {self.conflict.item.number}"

    @property
    def has_new_reason(self) -> bool:
        """Found before, now for a reason that was not there at the run before."""
        return not self.is_new and any(reason.is_new for reason in self.reasons)

    @property
    def must_be_looked_at_again(self) -> bool:
        """Ruled on before the latest reason was found."""
        return bool(self.ruling) and self.has_new_reason and self.ruling.at < self.conflict.last_run.asked_at

    @property
    def is_class_wide(self) -> bool:
        """Shared with everyone of a kind: no reason is closer than that."""
        return all(Directness(reason.finding.directness) in strength.CLASS_WIDE for reason in self.reasons)

    @property
    def rank(self) -> tuple:
        """For ordering: found before no longer found, strongest first, then by name."""
        return self.is_gone, self.reasons[0].rank, self.conflict.person.name, self.conflict.pk


@dataclass(frozen=True, slots=True)
class ItemCases:
    """An item and the conflicts on it, the strongest first; those that everyone of a kind shares stand apart."""

    item: AgendaItem
    cases: tuple[Case, ...]

    @property
    def close(self) -> list[Case]:
        """Those that are the member's own."""
        return [case for case in self.cases if not case.is_class_wide]

    @property
    def class_wide(self) -> list[Case]:
        """Those shared with everyone of a kind."""
        return [case for case in self.cases if case.is_class_wide]

    @property
    def unruled(self) -> list[Case]:
        """Those the chair has still to rule on."""
        return [case for case in self.cases if case.ruling is None]

    @property
    def new(self) -> list[Case]:
        """Those the run before did not find, or not for every reason."""
        return [case for case in self.cases if case.is_new or case.has_new_reason]


@dataclass(frozen=True, slots=True)
class PersonCases:
    """A member and their conflicts, in the order of the agenda."""

    expected: Expected
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything matching can say of a meeting."""

    run: MatchRun | None  # the latest that was done
    items: tuple[AgendaItem, ...]
    expected: tuple[Expected, ...]
    cases: tuple[Case, ...]

    @property
    def unknown(self) -> list[Expected]:
        """Members who are to come and have no current declaration."""
        return [each for each in self.expected if each.is_unknown and not each.member.apologies]

    @property
    def found(self) -> list[Case]:
        """The conflicts that the latest run found."""
        return [case for case in self.cases if not case.is_gone]

    @property
    def new(self) -> list[Case]:
        """Those the run before did not find, or not for every reason."""
        return [case for case in self.found if case.is_new or case.has_new_reason]

    @property
    def gone(self) -> list[Case]:
        """Ruled on, and found no longer."""
        return [case for case in self.cases if case.is_gone]

    @property
    def unruled(self) -> list[Case]:
        """Those the chair has still to rule on."""
        return [case for case in self.found if case.ruling is None]

    def by_item(self) -> list[ItemCases]:
        """Every item, in the order of the agenda."""
        cases = _grouped(self.cases, lambda case: case.conflict.item_id)
        return [ItemCases(item, tuple(cases[item.pk])) for item in self.items]

    def touched(self) -> list[ItemCases]:
        """The items with conflicts, in the order of the agenda."""
        return [group for group in self.by_item() if group.cases]

    def untouched(self) -> list[AgendaItem]:
        """The items on which nothing was found."""
        return [group.item for group in self.by_item() if not group.cases]

    def by_person(self) -> list[PersonCases]:
        """Every member with a conflict or without a current declaration, in the order of their seats."""
        cases = _grouped(self.cases, lambda case: case.member.pk)
        numbers = {item.pk: item.number for item in self.items}
        people = [
            PersonCases(each, tuple(sorted(cases[each.member.pk], key=lambda case: numbers[case.conflict.item_id])))
            for each in self.expected
        ]
        return [each for each in people if each.cases or each.expected.is_unknown]


def picture(meeting: Meeting) -> Picture:
    """What the latest finished run found, what the run before did not, and what was ruled."""
    run, before = _last_two_runs(meeting)
    people = expected(meeting)
    items = tuple(items_of(meeting))
    conflicts = meeting.conflicts.filter(item__in=items)
    cases = _cases(conflicts, {each.member.person_id: each.member for each in people}, run, before)
    worth_showing = [case for case in cases if case.ruling or not case.is_gone]
    return Picture(run, items, tuple(people), tuple(sorted(worth_showing, key=lambda case: case.rank)))


@dataclass(frozen=True, slots=True)
class Job:
    """How far matching has come, as components/_progress.html shows it."""

    pk: int
    name: str
    words: str
    done: int
    total: int
    finished: bool
    failed: str
    asked_at: datetime

    @property
    def spoken(self) -> str:
        """What is read aloud; the same while it goes on, so that it is not read every two seconds."""
        return self.name

    @property
    def is_over(self) -> bool:
        """Whether it may be asked for again."""
        return self.finished or bool(self.failed)


def progress(meeting: Meeting) -> Job | None:
    """How far the newest run of a meeting has come; None where none was asked for."""
    run = latest_run(meeting)
    if run is None:
        return None
    finished = run.state == MatchRun.State.DONE
    if run.state == MatchRun.State.WAITING:
        words = "Waiting for its turn."
    else:
        words = f"{run.done:,} of {count_phrase(run.total, 'interest or item', 'interests and items')} read."
    return Job(run.pk, "Matching declared interests", words, run.done, run.total, finished, run.problem, run.asked_at)


def cases_of(meeting: Meeting, conflicts: QuerySet[Conflict]) -> list[Case]:
    """Some of a meeting's conflicts, strongest first; none of somebody no longer expected at it."""
    members = meeting.members.filter(person__in=conflicts.values("person")).select_related("seat", "person")
    cases = _cases(conflicts, {member.person_id: member for member in members}, *_last_two_runs(meeting))
    return sorted(cases, key=lambda case: case.rank)


def _last_two_runs(meeting: Meeting) -> tuple[MatchRun | None, MatchRun | None]:
    runs = [*meeting.runs.filter(state=MatchRun.State.DONE).order_by("-id")[:2], None, None]
    return runs[0], runs[1]


def _cases(
    conflicts: QuerySet, members: dict[int, Member], run: MatchRun | None, before: MatchRun | None
) -> list[Case]:
    findings = _findings(conflicts)
    known = _found_by(before, conflicts)
    shown = conflicts.filter(person__in=members).select_related("item", "person", "last_run")
    return [
        Case(
            conflict=conflict,
            member=members[conflict.person_id],
            reasons=_reasons(conflict, members[conflict.person_id], findings[conflict.pk], known),
            rulings=tuple(_decided(ruling) for ruling in conflict.rulings.all()),
            is_new=before is not None and conflict.first_run_id > before.pk,
            is_gone=run is not None and conflict.last_run_id < run.pk,
        )
        for conflict in shown.prefetch_related("rulings__ruled_by")
    ]


def _decided(ruling: Ruling) -> Decided:
    handlings = together(ruling.handling, ruling.also)
    return Decided(handlings, ruling.reason, str(ruling.ruled_by), ruling.ruled_at)


def _findings(conflicts: QuerySet) -> dict[int, list[Finding]]:
    """What each conflict's last run found, by the conflict's id."""
    findings = Finding.objects.filter(conflict__in=conflicts, run=F("conflict__last_run")).order_by("id")
    with_interests = findings.select_related("interest__organisation").prefetch_related("interest__readings")
    return _grouped(with_interests, lambda finding: finding.conflict_id)


def _found_by(run: MatchRun | None, conflicts: QuerySet) -> set[tuple] | None:
    """What a run found, in whatever version of the interest; None where there was no run."""
    if run is None:
        return None
    return set(run.findings.filter(conflict__in=conflicts).values_list("conflict_id", "interest__line"))


def _reasons(
    conflict: Conflict, member: Member, findings: list[Finding], known: set[tuple] | None
) -> tuple[Reason, ...]:
    by_interest = _grouped(findings, lambda finding: finding.interest_id)
    reasons = [_reason(conflict.item, member, found, known) for found in by_interest.values()]
    return tuple(sorted(reasons, key=lambda reason: reason.rank))


def _reason(item: AgendaItem, member: Member, findings: list[Finding], known: set[tuple] | None) -> Reason:
    first, *others = sorted(findings, key=lambda finding: Directness(finding.directness).rank())
    return Reason(
        finding=first,
        others=tuple(others),
        certainty=_certainty(first.interest),
        is_new=known is not None and not any(_found_as(finding) in known for finding in findings),
        proposed=strictest(proposed_handling(_situation(item, member, finding)) for finding in findings),
    )


def _found_as(finding: Finding) -> tuple:
    return finding.conflict_id, finding.interest.line


def _situation(item: AgendaItem, member: Member, finding: Finding) -> Situation:
    interest = finding.interest
    return Situation(
        interest=InterestType(interest.category),
        directness=Directness(finding.directness),
        holding=holding_of(interest.held_as, interest.relationship),
        stage=Stage(item.stage),
        part=Part(item.part),
        clinical_input=ClinicalInput(item.clinical_input),
        is_clinician=member.seat is not None and member.seat.category in AS_USUAL.clinician,
    )


def _certainty(interest: Interest) -> str:
    grades = [reading.grade for reading in interest.readings.all()]
    return strength.certainty_in_words(grades, is_picked=interest.organisation_id is not None)


def _grouped(things: Iterable[T], key: Callable[[T], int]) -> dict[int, list[T]]:
    groups: dict[int, list[T]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups
