"""Saying which organisations changed."""

import pytest

from organisations.actions.touching import BATCH, touch


@pytest.mark.parametrize(
    ("ids", "batches"),
    [([], []), ([3, 1, 3], [[1, 3]]), (range(BATCH + 1), [list(range(BATCH)), [BATCH]])],
    ids=["none", "one twice", "more than a message holds"],
)
def test_each_is_told_once_in_messages_of_a_bounded_size(ids, batches, db, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        touch(organisations=ids)

    assert [sent["organisation_ids"] for _, sent in asked] == batches
