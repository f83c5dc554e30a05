"""What a governance lead said of a reason, and whether it was said of the words as they are now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coi.shared.canonical import sha256_of
from meetings.models import Finding, Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """The latest word on a reason; `has_lapsed` where either text has changed since."""

    is_confirmation: bool
    why: str
    by: str
    at: datetime
    has_lapsed: bool

    @property
    def is_dismissed(self) -> bool:
        """Dismissed, and the words are still the same."""
        return not self.is_confirmation and not self.has_lapsed

    @property
    def is_confirmed(self) -> bool:
        """Confirmed, and the words are still the same."""
        return self.is_confirmation and not self.has_lapsed


def wording(finding: Finding) -> str:
    """A fingerprint of the texts a finding rests on and of where they meet: a verdict lapses when it changes."""
    interest, item = finding.interest, finding.conflict.item
    held = [interest.held_as, interest.category, interest.subject, interest.words]
    return sha256_of([*held, item.title, item.ask, item.paper, finding.key])


def judged(finding: Finding, verdicts: Iterable[Verdict]) -> Judged | None:
    """The latest verdict on a finding's interest, of those on its conflict, the latest first."""
    latest = next((each for each in verdicts if each.line == finding.interest.line), None)
    if latest is None:
        return None
    return Judged(
        is_confirmation=latest.verdict == Verdict.Word.CONFIRMED,
        why=latest.why,
        by=str(latest.judged_by),
        at=latest.judged_at,
        has_lapsed=latest.wording != wording(finding),
    )
