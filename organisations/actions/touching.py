"""Having what changed organisations concern read and keyed again, and nothing else."""

from collections.abc import Iterable

from coi.shared.later import by_the_minute

# Organisations a task: one that a worker finishes well within its time, and few enough messages for a whole directory.
AT_ONCE = 500


def touch(*, organisations: Iterable[int]) -> None:
    """Have the worker re-key the interests, and re-read the coming items, that organisations with these ids concern.

    Once the transaction commits, and at the end of the minute: many changes are one change to whoever reads the
    directory anew. Records nothing: the change itself has left its line on the trail.
    """
    ids = sorted(set(organisations))
    for first in range(0, len(ids), AT_ONCE):
        by_the_minute("registers.rekey_touched", organisation_ids=ids[first : first + AT_ONCE])
