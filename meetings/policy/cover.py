"""Clinical cover: whether somebody clinical, without an interest in the item, can be asked (requirements I2).

A committee that sends every conflicted clinician out may decide a clinical matter with nobody to ask (scenario S1).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from meetings.policy.handling import Handling, Handlings, Speaks, effects_on, handlings_of
from meetings.policy.matrix import ClinicalInput
from meetings.policy.quorum import AS_USUAL, QuorumSettings
from meetings.policy.sitting import Category, Sitting


class CoverState(StrEnum):
    """How much clinical cover an item has left."""

    NOT_NEEDED = "not_needed"
    AMPLE = "ample"
    ONE_ONLY = "one_only"
    NURSE_ONLY = "nurse_only"
    ADVICE_ONLY_INTERESTED = "advice_only_interested"
    NONE = "none"


LABELS = {
    CoverState.NOT_NEEDED: "Clinical input is not needed",
    CoverState.AMPLE: "Clinical cover",
    CoverState.ONE_ONLY: "One clinician only",
    CoverState.NURSE_ONLY: "Nurse only",
    CoverState.ADVICE_ONLY_INTERESTED: "Advice only, interested",
    CoverState.NONE: "No clinician",
}
# Whom else to ask, and how; nobody is told to ask for a colleague who is already there to be asked.
OTHERS_TO_ASK = (
    (Category.INDEPENDENT_CLINICIAN, "Invite an independent GP from outside the area."),
    (Category.SECONDARY_CARE, "Ask the secondary care consultant to attend."),
    (Category.NURSE, "Ask the nurse to attend."),
    (Category.PUBLIC_HEALTH, "Ask public health for a consultant's view."),
)
UPSTREAM = "Gather clinical views before the meeting, in writing or at a workshop, for others to decide on."
DEFER = "Defer the item until a clinician without an interest in it can attend."


@dataclass(frozen=True, slots=True)
class Cover:
    """Who clinical can be asked: those without an interest, and those with one who may still speak or answer."""

    state: CoverState
    clinical_input: ClinicalInput
    unconflicted: tuple[Sitting, ...] = ()
    interested: tuple[Sitting, ...] = ()
    remedies: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """A few words, as on a tag."""
        return LABELS[self.state]

    @property
    def blocks(self) -> bool:
        """Whether the item may not simply go ahead: clinical input is essential and there is nobody to ask."""
        return self.state == CoverState.NONE and self.clinical_input == ClinicalInput.ESSENTIAL


def clinical_cover(
    sittings: Sequence[Sitting],
    handlings: Handlings,
    clinical_input: ClinicalInput,
    settings: QuorumSettings = AS_USUAL,
) -> Cover:
    """The clinical cover of an item once each conflict is handled as ruled. Voting or not makes no difference."""
    if clinical_input == ClinicalInput.NOT_NEEDED:
        return Cover(CoverState.NOT_NEEDED, clinical_input)
    clinicians = [sitting for sitting in sittings if sitting.category in settings.clinician]
    free = tuple(each for each in clinicians if _is_unconflicted(each, handlings))
    heard = [each for each in clinicians if effects_on(each.key, handlings).speaks != Speaks.NO]
    interested = tuple(each for each in heard if each not in free)
    state = _state(free, interested)
    silent = [each for each in clinicians if each not in heard]
    is_enough = state == CoverState.AMPLE or (state != CoverState.NONE and clinical_input == ClinicalInput.USEFUL)
    return Cover(state, clinical_input, free, interested, () if is_enough else _remedies(free, silent))


def _is_unconflicted(sitting: Sitting, handlings: Handlings) -> bool:
    return set(handlings_of(sitting.key, handlings)) <= {Handling.NOTED}


def _state(free: Sequence[Sitting], interested: Sequence[Sitting]) -> CoverState:
    if len(free) > 1:
        return CoverState.AMPLE
    if free:
        return CoverState.NURSE_ONLY if free[0].category == Category.NURSE else CoverState.ONE_ONLY
    return CoverState.ADVICE_ONLY_INTERESTED if interested else CoverState.NONE


def _remedies(free: Sequence[Sitting], silent: Sequence[Sitting]) -> tuple[str, ...]:
    names = [each.name for each in silent]
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
    ask_them = [f"Let {listed} stay for advice only, answering if the independent members ask."] if names else []
    there = {each.category for each in (*free, *silent)}
    others = [sentence for category, sentence in OTHERS_TO_ASK if category not in there]
    return (*ask_them, *others, UPSTREAM, DEFER)
