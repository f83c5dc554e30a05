"""Telling the worker which organisations changed, so that only the interests and items they concern are read again."""

from collections.abc import Iterable

from coi.shared.later import later

# Organisations a task: one that a worker finishes well within its time, and few enough messages for a whole directory.
AT_ONCE = 500


def touch(*, organisations: Iterable[int]) -> None:
    """Ask, once the change is stored, for the keys of what concerns these organisations to be written again, by ids.

    Records nothing: the change itself has left its line on the trail.
    """
    ids = sorted(set(organisations))
    for first in range(0, len(ids), AT_ONCE):
        later("registers.rekey_touched", organisation_ids=ids[first : first + AT_ONCE])
