"""Having what changed organisations concern read and keyed again."""

from collections.abc import Iterable

from coi.shared.later import by_the_minute

BATCH = 500


def touch(*, organisations: Iterable[int]) -> None:
    """Have the worker re-key the interests, and re-read the coming items, that organisations with these ids concern.

    Once the transaction commits, and at the end of the minute: many changes are one change to whoever reads the
    directory anew.
    """
    ids = sorted(set(organisations))
    for start in range(0, len(ids), BATCH):
        by_the_minute("registers.rekey_touched", organisation_ids=ids[start : start + BATCH])
