"""Issuing the recusal list: frozen, numbered, and printed."""

from datetime import datetime

from django.db import transaction

from coi.shared import documents
from coi.shared.canonical import sha256_of
from coi.shared.later import later
from coi.shared.refusal import Refusal
from meetings.models import MatchRun, Meeting, RecusalList
from meetings.queries import recusal
from people.actions.audit import record
from people.models import Person


class NotMatched(Refusal):
    """Match declared interests first: until then nobody knows who has a conflict."""


class StillMatching(Refusal):
    """Interests are being matched now. Issue the list when that is done."""


@transaction.atomic
def ask(*, meeting: Meeting, by: Person, at: datetime) -> int:
    """Ask the worker to issue a meeting's recusal list; the number it will have.

    Where nothing has changed since the last list, nothing is asked and that list's number is returned.
    """
    _check(meeting)
    last = recusal.last_issued(meeting)
    if last and last.sha256 == sha256_of(recusal.content(meeting)):
        return last.number
    number = recusal.next_number(meeting)
    record(kind="recusal_list.asked", about=meeting, body=meeting.body, by=by, at=at, number=number)
    later("meetings.issue_recusal_list", meeting_id=meeting.pk, person_id=by.pk, number=number)
    return number


@transaction.atomic
def issue(*, meeting: Meeting, number: int | None = None, by: Person, at: datetime) -> RecusalList:
    """Freeze and print a meeting's recusal list as it stands.

    The last list is returned where it says the same already, or where it bears the `number` asked for: the task
    that asks for a number may be repeated.
    """
    # Two at once take turns, so that each list has a number of its own.
    Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    _check(meeting)
    last, content = recusal.last_issued(meeting), recusal.content(meeting)
    sha256 = sha256_of(content)
    if last and (last.sha256 == sha256 or last.number == number):
        return last
    following = recusal.next_number(meeting)
    made = RecusalList.objects.create(
        meeting=meeting,
        number=following,
        content=content,
        sha256=sha256,
        pdf=_printed(meeting, following, content, sha256, by, at),
        issued_at=at,
        issued_by=by,
    )
    record(kind="recusal_list.issued", about=made, body=meeting.body, by=by, at=at, number=following, sha256=sha256)
    return made


def _check(meeting: Meeting) -> None:
    states = set(meeting.runs.values_list("state", flat=True))
    if states & {MatchRun.State.WAITING, MatchRun.State.RUNNING}:
        raise StillMatching
    if MatchRun.State.DONE not in states:
        raise NotMatched


def _printed(meeting: Meeting, number: int, content: dict, sha256: str, by: Person, at: datetime) -> bytes:
    context = {
        "body_name": content["body"],
        "list": content,
        "number": number,
        "issued_by": by,
        "issued_at": at,
        "sha256": sha256,
    }
    identifier = f"recuse:{meeting.body.slug}:recusal-list:{meeting.pk}:{number}"
    return documents.pdf("documents/recusal_list.html", context, identifier=identifier, made_at=at)
