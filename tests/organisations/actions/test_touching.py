"""Asking for what changed organisations concern to be read again."""

from organisations.actions.touching import AT_ONCE, touch


def test_each_is_asked_for_once_and_not_too_many_at_a_time(db, now, asked, django_capture_on_commit_callbacks):
    ids = [*range(AT_ONCE + 1), 3, 3]

    with django_capture_on_commit_callbacks(execute=True):
        touch(organisations=ids, at=now)

    assert [len(given["organisation_ids"]) for _, given in asked] == [AT_ONCE, 1]


def test_nothing_is_asked_where_nothing_changed(db, now, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        touch(organisations=[], at=now)

    assert asked == []
