"""Who takes the chair for an item, and when the chair's casting vote counts (requirements D4 to D6, G7, G9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meetings.policy.handling import Handlings, effects_on, handlings_of
from meetings.policy.quorum import AS_USUAL, QuorumSettings
from meetings.policy.sitting import Sitting


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Somebody who would have been next in the chair, and why they may not take it."""

    sitting: Sitting
    reason: str


@dataclass(frozen=True, slots=True)
class ActingChair:
    """Who chairs the item and holds any casting vote on it; nobody, where nobody may."""

    chair: Sitting | None
    passed_over: tuple[PassedOver, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each passing-over, then who takes the chair."""
        passed = (f"{each.sitting.name} cannot chair this item: {each.reason}." for each in self.passed_over)
        return (*passed, f"{self.chair.name} takes the chair." if self.chair else "Nobody here can chair this item.")


def acting_chair(sittings: Sequence[Sitting], handlings: Handlings, settings: QuorumSettings = AS_USUAL) -> ActingChair:
    """The first who may chair: the chair, the vice chair, the lay members in their order, and then the others.

    The others are asked only where the terms of reference let somebody chair who is not a lay member.
    """
    passed_over = []
    for sitting in _in_turn(sittings, settings):
        reason = _why_not(sitting, handlings, settings)
        if not reason:
            return ActingChair(sitting, tuple(passed_over))
        passed_over.append(PassedOver(sitting, reason))
    return ActingChair(None, tuple(passed_over))


def casting_vote_applies(votes_for: int, votes_against: int) -> bool:
    """Whether the chair's second vote decides: on a tie only, though the text says “not unanimous” (S33, trap T2)."""
    return votes_for == votes_against > 0


def barred_from_chair(sitting: Sitting, settings: QuorumSettings = AS_USUAL) -> str:
    """Why somebody may not chair this committee at all, nor stand in (S12); empty where they may."""
    if not sitting.has_vote:
        return "they have no vote on this committee"
    if not settings.counts(sitting):
        return "they are a deputy, and the terms of reference do not count deputies"
    if "audit_chair" in sitting.roles and not settings.audit_chair_may_chair:
        return "they chair the Audit Committee"
    if settings.lay_chair and sitting.category not in settings.lay:
        return "they are not a lay member"
    return ""


def _in_turn(sittings: Sequence[Sitting], settings: QuorumSettings) -> Iterable[Sitting]:
    voting = [sitting for sitting in sittings if sitting.has_vote]
    turns = [
        *(sitting for sitting in sittings if "chair" in sitting.roles),
        *(sitting for sitting in sittings if "vice_chair" in sitting.roles),
        *(sitting for sitting in voting if sitting.category in settings.lay),
        *(sitting for sitting in voting if not settings.lay_chair),
    ]
    return dict.fromkeys(turns)


def _why_not(sitting: Sitting, handlings: Handlings, settings: QuorumSettings) -> str:
    barred = barred_from_chair(sitting, settings)
    if barred or effects_on(sitting.key, handlings).is_chair_ok:
        return barred
    ruled = " and ".join(handling.label.lower() for handling in handlings_of(sitting.key, handlings))
    return f"their interest in it is handled as “{ruled}”"
