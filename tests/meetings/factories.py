"""Rows of meetings to test with; every default is ordinary."""

import threading

from django.db import connection

from meetings.models import Conflict


def make_run(meeting, by, at, state="done"):
    """A matching of a meeting, finished unless said otherwise."""
    return meeting.runs.create(state=state, done=2, total=2, engine="test", asked_at=at, asked_by=by)


def find(run, item, interest, *, key="o:X99001", directness="named"):
    """What a run finds: an interest of somebody's bears on an item. A conflict known already is seen again."""
    conflict, is_new = Conflict.objects.get_or_create(
        item=item, person=interest.person, defaults={"meeting": item.meeting, "first_run": run, "last_run": run}
    )
    if not is_new:
        conflict.last_run = run
        conflict.save()
    conflict.findings.create(
        run=run,
        interest=interest,
        key=key,
        directness=directness,
        interest_path=[["Partner at Larkfield Surgery", "Larkfield Surgery", "X99001"]],
        item_path=[["Names Larkfield Surgery", "Larkfield Surgery", "X99001"]],
    )
    return conflict


def at_once(*deeds):
    """Do several things at the same moment, as people do who press a button together or twice."""
    ready = threading.Barrier(len(deeds), timeout=10)

    def do(deed):
        ready.wait()
        try:
            deed()
        finally:
            connection.close()

    doing = [threading.Thread(target=do, args=[deed]) for deed in deeds]
    for each in doing:
        each.start()
    for each in doing:
        each.join()
