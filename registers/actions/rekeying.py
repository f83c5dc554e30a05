"""Keying again what changed organisations concern, and nothing else."""

from collections.abc import Sequence

from coi.shared.later import later
from organisations.queries.touched import touched
from registers.queries.touched import interests_touched

# So many interests are keyed in one task and one transaction: a second or so, and all that a kill undoes.
BATCH = 200


def rekey_touched(*, organisation_ids: Sequence[int]) -> int:
    """Ask, in batches, for the interests that organisations with these ids concern; say how many they are.

    The items of coming meetings are asked for too. Repeating it only keys once more.
    """
    ids = interests_touched(touched(organisation_ids))
    for start in range(0, len(ids), BATCH):
        later("registers.rekey", interest_ids=ids[start : start + BATCH])
    later("meetings.reread_touched", organisation_ids=list(organisation_ids))
    return len(ids)
