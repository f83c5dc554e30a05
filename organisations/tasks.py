"""The worker's doors into the directory."""

import logging

from celery import shared_task

from coi.shared.clock import now
from organisations.actions import sheets
from organisations.queries.sheets import sheet_by_id

log = logging.getLogger(__name__)


@shared_task(name="organisations.look_at_tie_sheet")
def look_at_tie_sheet(*, sheet_id, **_):
    """Find out what taking in a body's table of ties would change."""
    _with_sheet(sheet_id, lambda sheet: sheets.look_at(sheet=sheet))


@shared_task(name="organisations.take_in_tie_sheet")
def take_in_tie_sheet(*, sheet_id, **_):
    """Take in a body's table of ties."""
    _with_sheet(sheet_id, lambda sheet: sheets.take_in(sheet=sheet, at=now()))


@shared_task(name="organisations.resume_tie_sheets")
def resume_tie_sheets(**_):
    """Take up tables whose task was lost."""
    sheets.resume()


def _with_sheet(sheet_id, deal_with):
    sheet = sheet_by_id(sheet_id)
    if sheet is None:
        log.warning("Table of ties %s is gone; nothing to do.", sheet_id)
        return
    try:
        deal_with(sheet)
    except Exception:
        sheets.fail(sheet=sheet)
        raise
