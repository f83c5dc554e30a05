"""What a new edition would add, change and take off."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Changes:
    """Entries of one register, compared with those of the edition before; a changed one stands as it is now."""

    added: list[dict]
    changed: list[dict]
    gone: list[dict]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone)


def changes(before: list[dict], after: list[dict]) -> Changes:
    """What became of entries. An entry keeps its reference while it is the same interest or offer."""
    earlier = {entry["reference"]: entry for entry in before}
    later = {entry["reference"]: entry for entry in after}
    return Changes(
        added=[entry for reference, entry in later.items() if reference not in earlier],
        changed=[entry for reference, entry in later.items() if earlier.get(reference, entry) != entry],
        gone=[entry for reference, entry in earlier.items() if reference not in later],
    )
