"""Conflicts with all that a governance lead and a chair need to judge them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import F, QuerySet

from coi.shared.words import day_in_words
from matching.keys import Directness, Path
from matching.route import Stop, route
from meetings.models import AgendaItem, Conflict, Finding, MatchRun, Meeting, Member, Ruling
from meetings.policy import strength
from meetings.policy.handling import Handling, described, in_words, together
from meetings.policy.matrix import (
    CLAIMED,
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
from meetings.queries.claims import Claimed, is_found_now, latest_answer, with_claims
from meetings.queries.evidence import Evidence, evidence_of, subjects_of
from meetings.queries.verdicts import Judged, judged
from registers.models import Interest, Mitigation
from registers.queries.employment import conditions_on
from registers.queries.mitigations import standing

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Reason:
    """One interest that bears on an item, where they meet, and how it alone would be handled.

    `finding` is the most direct of their meetings; `others` are the rest. `judged` is what a governance lead said.
    """

    finding: Finding
    others: tuple[Finding, ...]
    certainty: str
    is_new: bool
    proposed: Proposal
    ended: str  # the day an interest was over by the time of the meeting, in words
    evidence: Evidence
    judged: Judged | None
    agreed: Mitigation | None  # what stands about the interest outside meetings
    conditions: tuple[str, ...] = ()  # on which the interest was permitted, for example an information barrier

    @property
    def directness(self) -> Directness:
        """How directly the interest and the item meet."""
        return Directness(self.finding.directness)

    @property
    def interest_in_words(self) -> str:
        """“Partner in a practice or firm, Larkfield Surgery”; of somebody else's interest, whose it is first."""
        interest = self.finding.interest
        return f"{interest.get_relationship_display()}: {interest}" if interest.is_indirect else str(interest)

    @property
    def strength_in_words(self) -> tuple[str, ...]:
        """Directness, type of interest, certainty of the tie, and the day it ended if it has."""
        interest = self.finding.interest
        ended = (f"Ended on {self.ended}",) if self.ended else ()
        return (
            strength.LABELS[self.directness],
            strength.type_in_words(interest.category, interest.underlying_category),
            self.certainty,
            *ended,
        )

    @property
    def in_a_line(self) -> str:
        """“Partner at Larkfield Surgery – financial interest. Named in the item.”."""
        directness, type_of_interest, *_ = self.strength_in_words
        return f"{self.held[0].sentence} – {type_of_interest.lower()}. {directness}."

    @property
    def with_conditions(self) -> str:
        """The line, and the conditions on which the interest was permitted."""
        permitted = f" Permitted on condition: {'; '.join(self.conditions)}." if self.conditions else ""
        return f"{self.in_a_line}{permitted}"

    @property
    def held(self) -> Path:
        """The steps from the person to where they meet; of an interest that is over, the first says since when."""
        first, *others = self.finding.interest_steps
        ended = f" (ended on {self.ended})" if self.ended else ""
        return first._replace(sentence=f"{first.sentence}{ended}"), *others

    @property
    def because(self) -> str:
        """Why the two paths meet, in a sentence."""
        return strength.WHY[self.directness]

    @property
    def to_confirm(self) -> str:
        """What to ask the member, where the tie is one that has to be confirmed; else empty."""
        return strength.TO_CONFIRM.get(self.directness, "")

    @property
    def route(self) -> tuple[Stop, ...]:
        """The way from the person to the item, to be drawn."""
        finding = self.finding
        item = f"Item {finding.conflict.item.number}"
        return route(str(finding.conflict.person), self.held, finding.item_steps, item)

    @property
    def is_dismissed(self) -> bool:
        """A governance lead said that it does not stand, of these very words."""
        return self.judged is not None and self.judged.is_dismissed

    @property
    def rank(self) -> tuple[int, int]:
        """For ordering, the strongest first."""
        return strength.rank(self.directness, self.finding.interest.category)


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
    """A conflict as the governance lead and the chair see it."""

    conflict: Conflict
    member: Member
    found: tuple[Reason, ...]  # every reason, the strongest first
    rulings: tuple[Decided, ...]  # the latest first
    is_new: bool
    is_gone: bool
    claims: tuple[Claimed, ...] = ()  # what people raised, in that order

    @property
    def is_claimed(self) -> bool:
        """Somebody raised it, and no governance lead rejected that."""
        return any(claim.stands for claim in self.claims)

    @property
    def ruling(self) -> Decided | None:
        """The one that stands: the latest."""
        return self.rulings[0] if self.rulings else None

    @property
    def is_dismissed(self) -> bool:
        """Every reason was dismissed and nothing raised stands. Once the chair has ruled, the ruling counts."""
        rejected = not self.is_claimed and all(reason.is_dismissed for reason in self.found)
        return self.ruling is None and rejected

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Those that count: not the dismissed ones, unless nothing else is left to show."""
        counting = tuple(reason for reason in self.found if not reason.is_dismissed)
        return counting if counting or self.is_claimed else self.found

    @property
    def in_lines(self) -> list[str]:
        """Each reason that counts, the strongest first, then whatever was raised and stands."""
        raised = [claim.in_a_line for claim in self.claims if claim.stands]
        return [*(reason.with_conditions for reason in self.reasons), *raised]

    @property
    def dismissed(self) -> tuple[Reason, ...]:
        """The reasons that do not count beside those that do."""
        return tuple(reason for reason in self.found if reason not in self.reasons)

    @property
    def handlings(self) -> tuple[Handling, ...]:
        """How the conflict is to be handled: as ruled, and until then as proposed."""
        return self.ruling.handlings if self.ruling else (self.proposed.handling,)

    @property
    def proposed(self) -> Proposal:
        """The most restricting of what is proposed for each reason, and for what was raised."""
        raised = [claim for claim in self.claims if claim.stands or not self.found]
        return strictest(each.proposed for each in (*self.reasons, *raised))

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
        """Ruled on before the latest reason was found, or raised."""
        if self.ruling is None:
            return False
        raised = any(claim.stands and self.ruling.at < claim.at for claim in self.claims)
        return raised or (self.has_new_reason and self.ruling.at < self.conflict.last_run.asked_at)

    @property
    def group(self) -> strength.Group:
        """Where it stands among the conflicts of its item: raised, named, related, class-wide, may be affected."""
        if self.is_claimed or not self.reasons:
            return strength.Group.RAISED
        return strength.group_of([reason.directness for reason in self.reasons])

    @property
    def is_class_wide(self) -> bool:
        """Shared with everyone of a kind: no reason is closer than that."""
        return self.group == strength.Group.CLASS_WIDE

    @property
    def rank(self) -> tuple:
        """For ordering: found before no longer found, strongest first, then by name."""
        strongest = self.reasons[0].rank if self.reasons else strength.RAISED_RANK
        return self.is_gone, strongest, self.conflict.person.name, self.conflict.pk


def cases_of(meeting: Meeting, conflicts: QuerySet[Conflict]) -> list[Case]:
    """Some of a meeting's conflicts, strongest first; none of somebody no longer expected at it."""
    members = meeting.members.filter(person__in=conflicts.values("person")).select_related("seat", "person")
    cases = read_cases(conflicts, {member.person_id: member for member in members}, *last_two_runs(meeting))
    return sorted(cases, key=lambda case: case.rank)


def last_two_runs(meeting: Meeting) -> tuple[MatchRun | None, MatchRun | None]:
    """The latest run that is done and the one before it, each None where there was none."""
    runs = [*meeting.runs.filter(state=MatchRun.State.DONE).order_by("-id")[:2], None, None]
    return runs[0], runs[1]


def read_cases(
    conflicts: QuerySet, members: dict[int, Member], run: MatchRun | None, before: MatchRun | None
) -> list[Case]:
    """The cases of conflicts, by the members they are of, in no order."""
    findings = _findings(conflicts)
    known = _found_by(before, conflicts)
    subjects = subjects_of(conflicts)
    shown = list(
        conflicts.filter(person__in=members)
        .select_related("item", "person", "last_run", "meeting")
        .prefetch_related("rulings__ruled_by", "verdicts__judged_by", with_claims())
    )
    agreed = _agreed(findings, shown)
    return [
        Case(
            conflict=conflict,
            member=members[conflict.person_id],
            found=_reasons(conflict, members[conflict.person_id], findings[conflict.pk], known, subjects, agreed),
            rulings=tuple(_decided(ruling) for ruling in conflict.rulings.all()),
            # A conflict that only people know of has no runs: it is neither new nor gone.
            is_new=bool(before and conflict.first_run_id and conflict.first_run_id > before.pk),
            is_gone=bool(run and conflict.last_run_id and conflict.last_run_id < run.pk),
            claims=_claims(conflict, members[conflict.person_id], findings[conflict.pk], run),
        )
        for conflict in shown
    ]


def _claims(conflict: Conflict, member: Member, findings: list[Finding], run: MatchRun | None) -> tuple[Claimed, ...]:
    lines = {finding.interest.line for finding in findings}
    return tuple(
        Claimed(
            claim=claim,
            answer=latest_answer(claim),
            is_found=is_found_now(claim, conflict, lines, run),
            proposed=_proposed_for(claim.interest, conflict.item, member),
        )
        for claim in conflict.claims.all()
    )


def _proposed_for(interest: Interest | None, item: AgendaItem, member: Member) -> Proposal:
    """Of a declared interest, as if the item named what it is in; of another, nobody knows enough to say."""
    return proposed_handling(_situation(item, member, interest, Directness.NAMED)) if interest else CLAIMED


def _decided(ruling: Ruling) -> Decided:
    handlings = together(ruling.handling, ruling.also)
    return Decided(handlings, ruling.reason, str(ruling.ruled_by), ruling.ruled_at)


def _findings(conflicts: QuerySet) -> dict[int, list[Finding]]:
    """What each conflict's last run found, by the conflict's id."""
    findings = Finding.objects.filter(conflict__in=conflicts, run=F("conflict__last_run")).order_by("id")
    with_interests = findings.select_related("interest__organisation").prefetch_related(
        "interest__readings__organisation"
    )
    return grouped(with_interests, lambda finding: finding.conflict_id)


def _found_by(run: MatchRun | None, conflicts: QuerySet) -> set[tuple] | None:
    """What a run found, in whatever version of the interest; None where there was no run."""
    if run is None:
        return None
    return set(run.findings.filter(conflict__in=conflicts).values_list("conflict_id", "interest__line"))


@dataclass(frozen=True)
class Agreed:
    """What stands outside meetings about interests, on one day, by their lines."""

    mitigations: dict[UUID, Mitigation] = field(default_factory=dict)
    conditions: dict[UUID, list[str]] = field(default_factory=dict)


def _agreed(findings: dict[int, list[Finding]], shown: list[Conflict]) -> Agreed:
    """What stands on the day of the meeting about the interests found."""
    lines = {finding.interest.line for found in findings.values() for finding in found}
    if not (lines and shown):
        return Agreed()
    day = shown[0].meeting.held_on
    return Agreed(standing(lines, day), conditions_on(lines, day))


def _reasons(conflict: Conflict, member: Member, findings, known, subjects, agreed) -> tuple[Reason, ...]:
    for finding in findings:
        finding.conflict = conflict
    by_interest = grouped(findings, lambda finding: finding.interest_id)
    reasons = [_reason(conflict, member, found, known, subjects, agreed) for found in by_interest.values()]
    return tuple(sorted(reasons, key=lambda reason: reason.rank))


def _reason(conflict: Conflict, member: Member, findings: list[Finding], known, subjects, agreed: Agreed) -> Reason:
    first, *others = sorted(findings, key=lambda finding: Directness(finding.directness).rank())
    return Reason(
        finding=first,
        others=tuple(others),
        certainty=_certainty(first.interest),
        is_new=known is not None and not any(_found_as(finding) in known for finding in findings),
        proposed=strictest(_proposals(conflict.item, member, findings)),
        ended=_ended(first.interest, conflict.meeting),
        evidence=evidence_of(first, subjects),
        judged=judged(first, conflict.verdicts.all()),
        agreed=agreed.mitigations.get(first.interest.line),
        conditions=tuple(agreed.conditions.get(first.interest.line, ())),
    )


def _proposals(item: AgendaItem, member: Member, findings: list[Finding]) -> Iterable[Proposal]:
    for finding in findings:
        yield proposed_handling(_situation(item, member, finding.interest, Directness(finding.directness)))


def _found_as(finding: Finding) -> tuple:
    return finding.conflict_id, finding.interest.line


def _ended(interest: Interest, meeting: Meeting) -> str:
    has_ended = interest.until is not None and interest.until <= meeting.held_on
    return day_in_words(interest.until) if has_ended else ""


def _situation(item: AgendaItem, member: Member, interest: Interest, directness: Directness) -> Situation:
    return Situation(
        interest=InterestType(interest.category),
        directness=directness,
        holding=holding_of(interest.held_as, interest.relationship),
        stage=Stage(item.stage),
        part=Part(item.part),
        clinical_input=ClinicalInput(item.clinical_input),
        is_clinician=member.seat is not None and member.seat.category in AS_USUAL.clinician,
    )


def _certainty(interest: Interest) -> str:
    grades = [reading.grade for reading in interest.readings.all()]
    return strength.certainty_in_words(grades, is_picked=interest.organisation_id is not None)


def grouped(things: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Things by what they have in common."""
    groups: dict[K, list[T]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups
