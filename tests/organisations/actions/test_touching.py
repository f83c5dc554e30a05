"""Asking for what changed organisations concern to be read again."""

import pytest

from organisations.actions.touching import AT_ONCE, touch


@pytest.mark.parametrize(
    ("ids", "batches"),
    [([], []), ([3, 1, 3], [[1, 3]]), (range(AT_ONCE + 1), [list(range(AT_ONCE)), [AT_ONCE]])],
    ids=["none", "one twice", "more than are asked for at once"],
)
def test_each_is_asked_for_once_and_not_too_many_at_a_time(ids, batches, db, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        touch(organisations=ids)

    assert [sent["organisation_ids"] for _, sent in asked] == batches


def test_what_is_touched_is_seen_to_at_the_end_of_the_minute(db, monkeypatch, django_capture_on_commit_callbacks):
    waits = []
    monkeypatch.setattr("celery.current_app.send_task", lambda task, kwargs, countdown: waits.append(countdown))

    with django_capture_on_commit_callbacks(execute=True):
        touch(organisations=[1])

    assert [0 < wait <= 60 for wait in waits] == [True]
