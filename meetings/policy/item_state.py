"""What the handling of conflicts does to one item: quorum, majority, clinical cover, chair, and what mends them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from meetings.policy.chairing import ActingChair, acting_chair
from meetings.policy.cover import Cover, clinical_cover
from meetings.policy.handling import Handling, Handlings, effects_on, handlings_of
from meetings.policy.majority import Majority, lay_executive_majority
from meetings.policy.matrix import ClinicalInput
from meetings.policy.quorum import AS_USUAL, Outcome, Quorum, QuorumSettings, meeting_and_item_quorum
from meetings.policy.sitting import Sitting

# Guidance 2.5, in its order, for an item that exclusions leave without a quorum.
INQUORATE = (
    "Ask the Accountable Officer or the Conflicts of Interest Guardian how to proceed.",
    "Refer the item to another committee that can be quorate on it.",
    "Invite somebody who may sit for this item, such as a governing body member of another commissioner.",
    "Defer the item.",
)
WAIT = "Wait for more members, or adjourn."
NO_CHAIR = "Let the voting members without a conflict agree who chairs, or defer the item."
NO_MAJORITY = "Have more lay or executive members attend, or defer the item."


@dataclass(frozen=True, slots=True)
class ItemNeeds:
    """What an item asks of the table: clinical input, and whether anything is decided."""

    clinical_input: ClinicalInput = ClinicalInput.USEFUL
    is_decision: bool = True


@dataclass(frozen=True, slots=True)
class ItemState:
    """How an item stands once each conflict is handled as ruled."""

    meeting_quorum: Outcome
    item_quorum: Outcome
    majority: Majority
    cover: Cover
    acting_chair: ActingChair
    problems: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()

    @property
    def may_proceed(self) -> bool:
        """Whether nothing stands in the way of taking the item."""
        return not self.problems


def item_state(
    sittings: Sequence[Sitting],
    handlings: Handlings,
    item: ItemNeeds,
    quorum: Quorum,
    settings: QuorumSettings = AS_USUAL,
) -> ItemState:
    """How an item stands. `sittings` are those present or expected; `handlings`, by their keys, what is ruled for them.

    An item referred to another committee needs nothing of this one but that it is quorate to refer it.
    """
    quorums = meeting_and_item_quorum(quorum, sittings, handlings, settings)
    voters = [sitting for sitting in sittings if effects_on(sitting.key, handlings).votes]
    majority = lay_executive_majority(voters, settings)
    cover = clinical_cover(sittings, handlings, item.clinical_input, settings)
    chair = acting_chair(sittings, handlings, settings)
    state = ItemState(quorums.meeting, quorums.item, majority, cover, chair)
    troubles = dict(_troubles(state, is_decision=item.is_decision, is_referred=_is_referred(sittings, handlings)))
    remedies = (*(remedy for mending in troubles.values() for remedy in mending), *cover.remedies)
    return replace(state, problems=tuple(troubles), remedies=tuple(dict.fromkeys(remedies)))


def _is_referred(sittings: Sequence[Sitting], handlings: Handlings) -> bool:
    return any(Handling.REFERRED in handlings_of(sitting.key, handlings) for sitting in sittings)


def _troubles(state: ItemState, *, is_decision: bool, is_referred: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each thing that stands in the way, with what would mend it."""
    if not state.meeting_quorum.met:
        yield f"The meeting has no quorum: {'; '.join(state.meeting_quorum.shortfalls)}.", (WAIT,)
    if is_referred:
        return
    if state.meeting_quorum.met and not state.item_quorum.met:
        yield f"There is no quorum for this item: {'; '.join(state.item_quorum.shortfalls)}.", INQUORATE
    if is_decision and not state.majority.met:
        yield f"There is no lay and executive majority: {state.majority.sentence}.", (NO_MAJORITY,)
    if state.cover.blocks:
        yield "Clinical input is essential and no clinician can be asked.", state.cover.remedies
    if state.acting_chair.chair is None:
        yield state.acting_chair.sentences[-1], (NO_CHAIR,)
