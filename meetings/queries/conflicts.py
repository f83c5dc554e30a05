"""What matching found at a meeting, with all that a chair needs to rule on it."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, QuerySet

from matching.keys import Directness
from meetings.models import AgendaItem, Conflict, Finding, MatchRun, Meeting, Member, Ruling
from meetings.policy import strength
from meetings.policy.handling import Handling
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
from meetings.queries.agenda import Expected, expected, items_of

CLINICAL = {"gp", "practice", "independent_clinician", "nurse", "secondary_care", "public_health"}


@dataclass(frozen=True, slots=True)
class Reason:
    """One interest that bears on an item, the two paths to where they meet, and how it alone would be handled."""

    finding: Finding
    certainty: str
    is_new: bool
    proposed: Proposal

    @property
    def interest_in_words(self) -> str:
        """“Partner in a practice or firm, Larkfield Surgery”."""
        return str(self.finding.interest)

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
    def because(self) -> str:
        """Why the two paths meet, in a sentence."""
        return strength.WHY[Directness(self.finding.directness)]

    @property
    def rank(self) -> tuple[int, int]:
        """For ordering, the strongest first."""
        return strength.rank(self.finding.directness, self.finding.interest.category)


@dataclass(frozen=True, slots=True)
class Case:
    """A conflict as the chair sees it."""

    conflict: Conflict
    member: Member
    reasons: tuple[Reason, ...]
    rulings: tuple[Ruling, ...]
    is_new: bool
    is_gone: bool

    @property
    def ruling(self) -> Ruling | None:
        """The one that stands: the latest."""
        return self.rulings[0] if self.rulings else None

    @property
    def ruled(self) -> Handling | None:
        """How the conflict is to be handled, once ruled."""
        return Handling(self.ruling.handling) if self.ruling else None

    @property
    def proposed(self) -> Proposal:
        """The most restricting of what is proposed for each reason."""
        return strictest(reason.proposed for reason in self.reasons)

    @property
    def has_new_reason(self) -> bool:
        """Found before, now for a reason that was not there at the run before."""
        return not self.is_new and any(reason.is_new for reason in self.reasons)

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
    def items_with_conflicts(self) -> int:
        """How many items they are on."""
        return len({case.conflict.item_id for case in self.found})

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
    return Picture(run, items, tuple(people), tuple(sorted(cases, key=lambda case: case.rank)))


def case_of(conflict: Conflict) -> Case:
    """One conflict of a meeting, found still or no longer, ruled or not."""
    run, before = _last_two_runs(conflict.meeting)
    members = conflict.meeting.members.filter(person=conflict.person_id).select_related("seat", "person")
    same = Conflict.objects.filter(pk=conflict.pk)
    return next(_all_cases(same, {member.person_id: member for member in members}, run, before))


def _last_two_runs(meeting: Meeting) -> tuple[MatchRun | None, MatchRun | None]:
    runs = [*meeting.runs.filter(state=MatchRun.State.DONE).order_by("-id")[:2], None, None]
    return runs[0], runs[1]
