"""Whether lay and executive members outnumber the rest, which no quorum of ours assures by itself (F1, G4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from meetings.policy.quorum import AS_USUAL, QuorumSettings
from meetings.policy.sitting import Sitting


@dataclass(frozen=True, slots=True)
class Majority:
    """How those with a vote divide, and whether this committee needs a majority of the one side. A tie is none."""

    lay_and_executive: int
    others: int
    needed: bool = True

    @property
    def met(self) -> bool:
        """Whether lay and executive members outnumber the rest, where they must."""
        return not self.needed or self.lay_and_executive > self.others

    @property
    def sentence(self) -> str:
        """“5 lay and executive votes to 3 others”."""
        votes = "vote" if self.lay_and_executive == 1 else "votes"
        return f"{self.lay_and_executive} lay and executive {votes} to {self.others} other{'s' * (self.others != 1)}"


def lay_executive_majority(sittings: Iterable[Sitting], settings: QuorumSettings = AS_USUAL) -> Majority:
    """How the voting members among these divide; hand it only those who may vote on the matter."""
    voting = [sitting for sitting in sittings if sitting.has_vote and settings.counts(sitting)]
    ours = sum(sitting.category in settings.majority for sitting in voting)
    return Majority(ours, len(voting) - ours, settings.majority_needed)
