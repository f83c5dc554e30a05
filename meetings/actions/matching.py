"""Matching a meeting: the members' declared interests against its items."""

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction

from coi.shared.canonical import sha256_of
from coi.shared.later import later
from coi.shared.refusal import Refusal
from matching import ENGINE_VERSION
from meetings.actions import reading
from meetings.models import AgendaItem, Conflict, Finding, MatchRun, Meeting
from meetings.queries.matching import Meet, interests_that_count, meets, with_paths
from organisations.queries.directory import resolver_for
from people.actions.audit import record
from people.models import Person
from registers.actions.keying import key_interests


class NothingToMatch(Refusal):
    """The meeting has no agenda items yet. Add an item first."""


@transaction.atomic
def ask(*, meeting: Meeting, by: Person, at: datetime) -> MatchRun:
    """Ask the worker to match a meeting; if it was asked already and is not done, that run is returned."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if not meeting.items.filter(withdrawn=False).exists():
        raise NothingToMatch
    waiting = meeting.runs.filter(state__in=[MatchRun.State.WAITING, MatchRun.State.RUNNING]).first()
    if waiting:
        return waiting
    run = MatchRun.objects.create(meeting=meeting, asked_by=by, asked_at=at)
    record(kind="meeting.matching_asked", about=run, body=meeting.body, by=by, at=at, meeting=meeting.pk)
    later("meetings.match", run_id=run.pk)
    return run


def carry_out(*, run: MatchRun, day: date) -> MatchRun:
    """Do what a run asks for, leaving its progress where the page can see it.

    Safe to repeat: reading and keying rebuild the same rows, and findings and conflicts are stored in one transaction.
    """
    if run.state == MatchRun.State.DONE:
        return run
    items = list(run.meeting.items.filter(withdrawn=False).select_related("meeting__body").order_by("number"))
    interests = list(interests_that_count(run.meeting))
    _progress(run, done=0, total=len(items) + len(interests))
    key_interests(interests=interests, day=day)
    _progress(run, done=len(interests))
    resolver = resolver_for(run.meeting.body, day)
    for item in items:
        reading.read(item=item, resolver=resolver)
        _progress(run, done=run.done + 1)
    return _store(run)


def fail(*, run: MatchRun, problem: str) -> None:
    """Say on the run itself that it could not be carried out."""
    MatchRun.objects.filter(pk=run.pk).update(state=MatchRun.State.FAILED, problem=problem)


def _progress(run: MatchRun, **figures: int) -> None:
    run.state = MatchRun.State.RUNNING
    for name, value in figures.items():
        setattr(run, name, value)
    run.save(update_fields=["state", *figures])


@transaction.atomic
def _store(run: MatchRun) -> MatchRun:
    run = MatchRun.objects.select_for_update().get(pk=run.pk)
    if run.state == MatchRun.State.DONE:
        return run
    explained = with_paths(meets(run.meeting))
    found = [meet for meet, *_ in explained]
    conflicts = _conflicts(run, found)
    run.findings.all().delete()
    Finding.objects.bulk_create(
        Finding(
            run=run,
            conflict=conflicts[meet.item, meet.person],
            interest_id=meet.interest,
            key=meet.key,
            directness=meet.directness,
            interest_path=interest_path,
            item_path=item_path,
        )
        for meet, interest_path, item_path in explained
    )
    run.state, run.done, run.engine = MatchRun.State.DONE, run.total, ENGINE_VERSION
    run.inputs_sha256 = sha256_of([[meet.item, meet.person, meet.interest, meet.key] for meet in found])
    run.save()
    return run


def _conflicts(run: MatchRun, found: list[Meet]) -> dict[tuple[int, int], Conflict]:
    """The conflict of each item and person found: known ones seen again, the others new with this run."""
    by_item: dict[int, set[int]] = defaultdict(set)
    for meet in found:
        by_item[meet.item].add(meet.person)
    items = AgendaItem.objects.in_bulk(list(by_item))
    conflicts = {}
    for item_id, people in by_item.items():
        for person_id in sorted(people):
            conflict, is_new = Conflict.objects.get_or_create(
                item=items[item_id],
                person_id=person_id,
                defaults={"meeting": run.meeting, "first_run": run, "last_run": run},
            )
            conflicts[item_id, person_id] = conflict
            if not is_new:
                # None where only a person's claim made it a conflict so far.
                conflict.first_run_id, conflict.last_run = conflict.first_run_id or run.pk, run
                conflict.save(update_fields=["first_run", "last_run"])
    return conflicts
