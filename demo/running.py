"""The main job on the demo's body: match its meeting through the worker, publish, and write the documents out."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from coi.shared.clock import day_of
from coi.shared.refusal import Refusal
from demo import files
from meetings.actions import issuing, matching
from meetings.models import Conflict, MatchRun, Meeting
from meetings.queries.agenda import expected, items_of
from people.models import Body, Person
from registers.actions.publishing import publish
from registers.models import Edition, EditionFile, Register
from registers.policy.periods import financial_year_began
from registers.queries import publication

PATIENCE = 300  # seconds the worker is given for one thing
FORMATS = {
    Register.INTERESTS: (EditionFile.Format.PDF, EditionFile.Format.CSV, EditionFile.Format.JSON),
    Register.GIFTS: (EditionFile.Format.PDF,),
}
FILE_NAMES = {Register.INTERESTS: "register-of-interests", Register.GIFTS: "gifts-and-hospitality"}


class WorkerSilent(Refusal):
    """The worker did not answer in time. Is it running? Its log says more."""


class DemoMissing(Refusal):
    """The demo is not loaded. Load it with load_demo first."""


def run(*, out: Path, at: datetime) -> dict:
    """Do the main job once; safe to repeat, and quick where nothing changed. What it did, as the last line tells it."""
    body, meeting, by = _demo()
    _match(body, by, at)
    out.mkdir(parents=True, exist_ok=True)
    recusal_list = _recusal_list(meeting, by, at)
    documents = [_write(out / "recusal-list.pdf", recusal_list)]
    for other in Body.objects.exclude(pk=body.pk).order_by("id"):
        _publish(other, by, at)
    editions = _publish(body, by, at)
    for register, edition in editions.items():
        documents += [_write_file(out, register, edition, form) for form in FORMATS[register]]
    return _summary(meeting, documents)


def _demo() -> tuple[Body, Meeting, Person]:
    """The demo's first body, its first meeting, and its governance lead."""
    row = files.tables("meetings")[0]
    lead = next((persona for persona in files.tables("personas") if persona["key"] == "governance-lead"), None)
    body = Body.objects.filter(slug=row["body"]).first()
    if body is None or lead is None:
        raise DemoMissing
    meeting = body.meetings.filter(committee__slug=row["committee"]).order_by("id").first()
    return body, meeting, Person.objects.get(email=lead["email"])


def _match(body: Body, by: Person, at: datetime) -> None:
    for meeting in body.meetings.order_by("id"):
        done = meeting.runs.filter(state=MatchRun.State.DONE)
        if not done.exists():
            asked = matching.ask(meeting=meeting, by=by, at=at)
            _wait(lambda run=asked: MatchRun.objects.filter(pk=run.pk, state=MatchRun.State.DONE).exists())


def _recusal_list(meeting: Meeting, by: Person, at: datetime) -> bytes:
    number = issuing.ask(meeting=meeting, by=by, at=at)
    issued = meeting.recusal_lists.filter(number=number)
    _wait(issued.exists)
    return bytes(issued.get().pdf)


def _publish(body: Body, by: Person, at: datetime) -> dict[str, Edition]:
    day = day_of(at)
    contents = {
        Register.INTERESTS: publication.interests_content(body, day),
        Register.GIFTS: publication.gifts_content(body, financial_year_began(day), day + timedelta(days=1)),
    }
    editions = {
        register: publish(body=body, register=register, day=day, content=content, by=by, at=at)
        for register, content in contents.items()
    }
    for edition in editions.values():
        _wait(lambda edition=edition: edition.files.count() == len(EditionFile.Format))
    return editions


def _wait(is_done: Callable[[], bool]) -> None:
    """Until the worker has done something."""
    give_up = time.monotonic() + PATIENCE
    while not is_done():
        if time.monotonic() > give_up:
            raise WorkerSilent
        time.sleep(0.2)


def _write_file(out: Path, register: str, edition: Edition, form: str) -> str:
    content = edition.files.get(format=form).content
    return _write(out / f"{FILE_NAMES[register]}.{form}", bytes(content))


def _write(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    return str(path)


def _summary(meeting: Meeting, documents: list[str]) -> dict:
    everyone = expected(meeting)
    last = meeting.runs.filter(state=MatchRun.State.DONE).order_by("-id").first()
    return {
        "meeting": str(meeting),
        "items": items_of(meeting).count(),
        "members": len(everyone),
        "conflicts": Conflict.objects.filter(last_run=last).count(),
        "unknown": sum(member.is_unknown for member in everyone),
        "documents": documents,
    }
