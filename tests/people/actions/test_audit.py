"""The trail."""

from django.db import transaction

from people.actions.audit import record
from people.models import Event


def test_a_line_says_who_did_what_about_what_when_and_for_which_body(body, ada, grace, now):
    record(kind="person.greeted", about=ada, body=body, by=grace, at=now, words="Good morning", times=2)

    line = Event.objects.latest("id")
    assert (line.kind, line.about, line.body) == ("person.greeted", f"people.person {ada.pk}", body)
    assert (line.done_by, line.done_at, line.detail) == (grace, now, {"words": "Good morning", "times": 2})
    assert str(line) == f"person.greeted: people.person {ada.pk}"


def test_what_is_undone_leaves_no_line(body, ada, now):
    before = Event.objects.count()
    with transaction.atomic():
        record(kind="person.greeted", about=ada, body=body, by=ada, at=now)
        transaction.set_rollback(True)

    assert Event.objects.count() == before
