"""Where an interest and an agenda item meet: the same key on both sides."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from matching.keys import Directness, Key, Path


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A key that a member's interest emits."""

    member: int | str
    interest: int | str
    key: Key


@dataclass(frozen=True, slots=True)
class SubjectKey:
    """A key that an agenda item emits."""

    item: int | str
    key: Key


@dataclass(frozen=True, slots=True)
class Finding:
    """One meeting of an interest and an item, with the path that led to the shared key from either side."""

    member: int | str
    interest: int | str
    item: int | str
    key: str
    directness: Directness
    interest_path: Path
    item_path: Path


def find(held: Iterable[HeldKey], subjects: Iterable[SubjectKey]) -> list[Finding]:
    """Every meeting of a held key and a subject key, the most direct first; order of input makes no difference."""
    items: dict[str, list[SubjectKey]] = defaultdict(list)
    for subject in set(subjects):
        items[subject.key.key].append(subject)
    found = {_meeting(holder, subject) for holder in set(held) for subject in items.get(holder.key.key, ())}
    return sorted(found, key=_by_directness)


def _meeting(holder: HeldKey, subject: SubjectKey) -> Finding:
    """A meeting is only as direct as the less direct of its two sides."""
    return Finding(
        member=holder.member,
        interest=holder.interest,
        item=subject.item,
        key=holder.key.key,
        directness=max(holder.key.directness, subject.key.directness, key=Directness.rank),
        interest_path=holder.key.path,
        item_path=subject.key.path,
    )


def _by_directness(finding: Finding) -> tuple[int, str, str, str, str, Path, Path]:
    return (
        finding.directness.rank(),
        str(finding.item),
        str(finding.member),
        str(finding.interest),
        finding.key,
        finding.interest_path,
        finding.item_path,
    )
