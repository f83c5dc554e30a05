"""What matching found at a meeting: by item, by person, what is new, what is gone, what was dismissed."""

from dataclasses import dataclass
from datetime import datetime

from coi.shared.words import count_phrase
from meetings.models import AgendaItem, MatchRun, Meeting
from meetings.policy.strength import Group
from meetings.queries.agenda import Expected, expected, items_of
from meetings.queries.cases import Case, grouped, last_two_runs, read_cases
from meetings.queries.matching import latest_run


@dataclass(frozen=True, slots=True)
class ItemCases:
    """An item and the conflicts on it, the strongest first; the dismissed stand apart."""

    item: AgendaItem
    cases: tuple[Case, ...]
    dismissed: tuple[Case, ...] = ()

    @property
    def groups(self) -> list[tuple[Group, list[Case]]]:
        """The conflicts by how close they are: named first, those who may be affected last; no empty group."""
        groups = [(group, [case for case in self.cases if case.group == group]) for group in Group]
        return [(group, cases) for group, cases in groups if cases]

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
    """A member and their conflicts, in the order of the agenda; the dismissed stand apart."""

    expected: Expected
    cases: tuple[Case, ...]
    dismissed: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything matching can say of a meeting."""

    run: MatchRun | None  # the latest that was done
    items: tuple[AgendaItem, ...]
    expected: tuple[Expected, ...]
    cases: tuple[Case, ...]  # those that count
    dismissed: tuple[Case, ...] = ()

    @property
    def unknown(self) -> list[Expected]:
        """Members who are to come and have no current declaration."""
        return [each for each in self.expected if each.is_unknown and not each.member.apologies]

    @property
    def found(self) -> list[Case]:
        """The conflicts that the latest run found, or that somebody raised."""
        return [case for case in self.cases if case.is_claimed or not case.is_gone]

    @property
    def raised(self) -> list[Case]:
        """Those that somebody raised."""
        return [case for case in self.cases if case.is_claimed]

    @property
    def new(self) -> list[Case]:
        """Those the run before did not find, or not for every reason."""
        return [case for case in self.found if case.is_new or case.has_new_reason]

    @property
    def gone(self) -> list[Case]:
        """Ruled on, and found no longer."""
        return [case for case in self.cases if case.is_gone and not case.is_claimed]

    @property
    def unruled(self) -> list[Case]:
        """Those the chair has still to rule on."""
        return [case for case in self.found if case.ruling is None]

    def by_item(self) -> list[ItemCases]:
        """Every item, in the order of the agenda."""
        cases = grouped(self.cases, lambda case: case.conflict.item_id)
        dismissed = grouped(self.dismissed, lambda case: case.conflict.item_id)
        return [ItemCases(item, tuple(cases[item.pk]), tuple(dismissed[item.pk])) for item in self.items]

    def touched(self) -> list[ItemCases]:
        """The items with conflicts, dismissed ones among them, in the order of the agenda."""
        return [group for group in self.by_item() if group.cases or group.dismissed]

    def untouched(self) -> list[AgendaItem]:
        """The items on which nothing was found."""
        return [group.item for group in self.by_item() if not group.cases and not group.dismissed]

    def by_person(self) -> list[PersonCases]:
        """Every member with a conflict or without a current declaration, in the order of their seats."""
        numbers = {item.pk: item.number for item in self.items}
        cases, dismissed = (
            grouped(sorted(some, key=lambda case: numbers[case.conflict.item_id]), lambda case: case.member.pk)
            for some in (self.cases, self.dismissed)
        )
        people = [
            PersonCases(each, tuple(cases[each.member.pk]), tuple(dismissed[each.member.pk])) for each in self.expected
        ]
        return [each for each in people if each.cases or each.dismissed or each.expected.is_unknown]


def picture(meeting: Meeting) -> Picture:
    """What the latest finished run found, what the run before did not, and what was ruled."""
    run, before = last_two_runs(meeting)
    people = expected(meeting)
    items = tuple(items_of(meeting))
    conflicts = meeting.conflicts.filter(item__in=items)
    cases = read_cases(conflicts, {each.member.person_id: each.member for each in people}, run, before)
    shown = (case for case in cases if case.ruling or case.is_claimed or not case.is_gone)
    worth_showing = sorted(shown, key=lambda case: case.rank)
    return Picture(
        run,
        items,
        tuple(people),
        cases=tuple(case for case in worth_showing if not case.is_dismissed),
        dismissed=tuple(case for case in worth_showing if case.is_dismissed),
    )


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
