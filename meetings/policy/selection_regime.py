"""The Provider Selection Regime, whose rule on conflicts stands above a body's own matrix (SI 2023/1348, reg 21)."""

from dataclasses import dataclass
from enum import StrEnum

from meetings.policy.handling import Handling
from meetings.policy.matrix import Proposal


class Process(StrEnum):
    """How a contract for health care services is awarded."""

    DIRECT_AWARD_A = "direct_award_a"
    DIRECT_AWARD_B = "direct_award_b"
    DIRECT_AWARD_C = "direct_award_c"
    MOST_SUITABLE_PROVIDER = "most_suitable_provider"
    COMPETITIVE = "competitive"


@dataclass(frozen=True, slots=True)
class Selection:
    """One person's interest in one award.

    `is_board_member`: the chair, chief executive or an ordinary member of the integrated care board; members of its
    committees and its staff are not (21(5)). `position_only`: a job, directorship, partnership or other position in a
    provider, and nothing more, such as a share of the profit.
    """

    process: Process
    is_board_member: bool
    position_only: bool
    provider_takes_part: bool


MUST_RECUSE = Proposal(
    Handling.LEAVES,
    "The interest might be perceived to compromise their impartiality, so they must take no part in the award.",
    "SI 2023/1348 reg 21(2)",
)
PROVIDER_COMPETES = Proposal(
    Handling.LEAVES,
    "Their provider is taking part in a competitive process, so they must take no part in the award.",
    "SI 2023/1348 reg 21(4)",
)
NOT_IN_ITSELF = Proposal(
    Handling.NOTED,
    "A board member's position in a provider is not in itself a conflict; the chair judges any other interest.",
    "SI 2023/1348 reg 21(3)",
)


def under_selection_regime(selection: Selection) -> Proposal:
    """How the regime has the interest handled, whatever the body's matrix says."""
    if not (selection.is_board_member and selection.position_only):
        return MUST_RECUSE
    if selection.process == Process.COMPETITIVE and selection.provider_takes_part:
        return PROVIDER_COMPETES
    return NOT_IN_ITSELF
