"""The worker’s doors into what is taken in."""

import logging

from celery import shared_task

from coi.shared.clock import now
from intake.actions import sending
from intake.queries.intakes import intake_by_id

log = logging.getLogger(__name__)


@shared_task(name="intake.read")
def read(*, intake_id, **_):
    """Read the tables of a file."""
    _with_intake(intake_id, lambda intake: sending.read(intake=intake))


@shared_task(name="intake.look_at")
def look_at(*, intake_id, **_):
    """Find out what taking in a file would change."""
    _with_intake(intake_id, lambda intake: sending.look_at(intake=intake, at=now()))


@shared_task(name="intake.take_in")
def take_in(*, intake_id, **_):
    """Take in a file."""
    _with_intake(intake_id, lambda intake: sending.take_in(intake=intake, at=now()))


@shared_task(name="intake.undo")
def undo(*, intake_id, **_):
    """Undo what a file did."""
    _with_intake(intake_id, lambda intake: sending.undo(intake=intake, at=now()))


@shared_task(name="intake.resume")
def resume(**_):
    """Take up files whose task was lost."""
    sending.resume()


def _with_intake(intake_id, deal_with):
    intake = intake_by_id(intake_id)
    if intake is None:
        log.warning("File %s is gone; nothing to do.", intake_id)
        return
    try:
        deal_with(intake)
    except Exception:
        sending.fail(intake=intake)
        raise
