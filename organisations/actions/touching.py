"""Saying which organisations changed, so that what concerns them is matched anew."""

from collections.abc import Iterable

from coi.shared.later import later

BATCH = 500


def touch(*, organisations: Iterable[int]) -> None:
    """Ask the worker to key again whatever concerns these organisations, by their ids."""
    ids = sorted(set(organisations))
    for start in range(0, len(ids), BATCH):
        later("registers.rekey_touched", organisation_ids=ids[start : start + BATCH])
