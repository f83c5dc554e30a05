"""What the worker does for meetings."""

import logging

from celery import shared_task

from coi.shared.clock import day_of, now
from meetings.actions import issuing, looking_back, matching, reading
from meetings.queries import matching as questions
from meetings.queries import recusal
from people.queries import body_by_id
from registers.queries.declarations import interests_of_declaration

log = logging.getLogger(__name__)


@shared_task(name="meetings.read_item")
def read_item(*, item_id, **_):
    """Read what an agenda item concerns."""
    item = questions.item_by_id(item_id)
    if item is None:
        log.warning("Agenda item %s is gone; nothing to read.", item_id)
        return
    reading.read_again(item=item, day=day_of(now()))


@shared_task(name="meetings.reread_touched")
def reread_touched(*, organisation_ids, **_):
    """Have the items of coming meetings that changed organisations concern read again."""
    reading.reread_touched(organisation_ids=organisation_ids, day=day_of(now()))


@shared_task(name="meetings.reread_coming")
def reread_coming(*, body_id, **_):
    """Read the items of a body's coming meetings again, once the words that matching knows have changed."""
    body = body_by_id(body_id)
    if body is None:
        log.warning("Body %s is gone; nothing to read.", body_id)
        return
    reading.read_coming(body=body, day=day_of(now()))


@shared_task(name="meetings.match")
def match(*, run_id, **_):
    """Match a meeting."""
    run = questions.run_by_id(run_id)
    if run is None:
        log.warning("Match run %s is gone; nothing to match.", run_id)
        return
    try:
        matching.carry_out(run=run, day=day_of(now()))
    except Exception:
        matching.fail(
            run=run, problem="Something went wrong while matching. Try again; if it happens again, tell support."
        )
        raise


@shared_task(name="meetings.resume_matching")
def resume_matching(**_):
    """Take up runs whose task was lost; carrying one out twice changes nothing."""
    for run_id in questions.unfinished_runs():
        match(run_id=run_id)


@shared_task(name="meetings.issue_recusal_list")
def issue_recusal_list(*, meeting_id, person_id, number, **_):
    """Freeze and print a meeting's recusal list; a list that bears the number already is left as it is."""
    asked = recusal.asked_for(meeting_id, person_id)
    if asked is None:
        log.warning("Meeting %s or person %s is gone; no recusal list to issue.", meeting_id, person_id)
        return
    meeting, person = asked
    issuing.issue(meeting=meeting, number=number, by=person, at=now())


@shared_task(name="meetings.look_back")
def look_back(*, declaration_id, **_):
    """Look at past meetings for what the interests of a declaration would have met."""
    moment = now()
    looking_back.look_back(interests=interests_of_declaration(declaration_id).standing(), day=day_of(moment), at=moment)
