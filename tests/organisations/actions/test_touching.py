"""What a change to the directory has done about it."""

from organisations.actions.touching import touch


def test_many_are_touched_in_batches_each_once(db, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        touch(organisations=[*range(600), 3, 4])

    assert [(task, len(given["organisation_ids"])) for task, given in asked] == [
        ("registers.rekey_touched", 500),
        ("registers.rekey_touched", 100),
    ]


def test_touching_nothing_asks_nothing(db, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        touch(organisations=[])

    assert asked == []


def test_what_is_touched_is_seen_to_at_the_end_of_the_minute(db, monkeypatch, django_capture_on_commit_callbacks):
    waits = []
    monkeypatch.setattr("celery.current_app.send_task", lambda task, kwargs, countdown: waits.append(countdown))

    with django_capture_on_commit_callbacks(execute=True):
        touch(organisations=[1])

    assert [0 < wait <= 60 for wait in waits] == [True]
