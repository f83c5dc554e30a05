"""What a declaration changed, field by field: a pure comparison of what stood before it with what stands after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from registers.policy.reviewing import FIELDS

NOT_GIVEN = "not given"


@dataclass(frozen=True)
class Version:
    """An interest as it stood once: the line it belongs to, its facts in words by their field, and when it is over."""

    line: str
    facts: Mapping[str, str]
    until: date | None = None


@dataclass(frozen=True)
class Change:
    """One fact that is not as it was."""

    field: str
    before: str
    after: str

    @property
    def label(self) -> str:
        """What people call the field."""
        return FIELDS[self.field]


@dataclass(frozen=True)
class Differing:
    """An interest that is not as it was."""

    line: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Difference:
    """What became of somebody's interests, by their lines: new, changed, ended, and standing as they were."""

    added: tuple[str, ...] = ()
    changed: tuple[Differing, ...] = ()
    ended: tuple[Differing, ...] = ()
    standing: tuple[str, ...] = ()


def difference(before: Iterable[Version], after: Iterable[Version]) -> Difference:
    """What became of interests between two states of a record; one that ends with other changes counts as ended."""
    earlier = {version.line: version for version in before}
    later = list(after)
    kept = [(earlier[version.line], version) for version in later if version.line in earlier]
    differing = [(old, new, changes(old.facts, new.facts)) for old, new in kept]
    return Difference(
        added=tuple(version.line for version in later if version.line not in earlier),
        changed=tuple(Differing(new.line, told) for old, new, told in differing if told and not _ends(old, new)),
        ended=tuple(Differing(new.line, told) for old, new, told in differing if told and _ends(old, new)),
        standing=tuple(new.line for _, new, told in differing if not told),
    )


def _ends(old: Version, new: Version) -> bool:
    return old.until is None and new.until is not None


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    """Each fact that is not as it was, in the order they are kept in; an empty one is “not given”."""
    fields = [*after, *(field for field in before if field not in after)]
    pairs = [(field, before.get(field, ""), after.get(field, "")) for field in fields]
    return tuple(Change(field, old or NOT_GIVEN, new or NOT_GIVEN) for field, old, new in pairs if old != new)
