"""The handling a body proposes by default: a matrix of situations, read from the top, the first row that fits.

The chair rules; this only proposes, and says why. The default rows rest on what the meetings of seed 003 did, or
wished they had done (requirements rows and scenarios are named in each row). A body may hand in a matrix of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matching.keys import COLLATERAL, Directness
from meetings.policy.handling import Handling


class InterestType(StrEnum):
    """The four statutory types of interest (guidance 1.3)."""

    FINANCIAL = "financial"
    PROFESSIONAL = "non_financial_professional"
    PERSONAL = "non_financial_personal"
    INDIRECT = "indirect"


class Holding(StrEnum):
    """How a person comes by an interest, as far as handling it goes."""

    OWN = "own"
    FAMILY = "family"
    FRIEND = "friend"
    PATIENT = "patient"
    LOYALTY = "loyalty"


class Stage(StrEnum):
    """How far an item has come."""

    DEVELOPMENT = "development"
    DISCUSSION = "discussion"
    DECISION = "decision"
    NOTING = "noting"


class Part(StrEnum):
    """The part of the meeting an item is taken in."""

    PUBLIC = "public"
    PRIVATE = "private"


class ClinicalInput(StrEnum):
    """How far an item needs what clinicians know (requirements I3)."""

    ESSENTIAL = "essential"
    USEFUL = "useful"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Situation:
    """One interest of one person, met by one item."""

    interest: InterestType
    directness: Directness
    holding: Holding = Holding.OWN
    stage: Stage = Stage.DECISION
    part: Part = Part.PUBLIC
    clinical_input: ClinicalInput = ClinicalInput.USEFUL
    is_clinician: bool = False

    @property
    def held(self) -> Holding:
        """How it is held; an indirect interest is somebody else's, whether or not we were told whose."""
        indirect = self.interest == InterestType.INDIRECT and self.holding == Holding.OWN
        return Holding.FAMILY if indirect else self.holding


@dataclass(frozen=True, slots=True)
class Proposal:
    """A handling, why, and the requirement or clause that says so."""

    handling: Handling
    reason: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a matrix. A condition left out fits everything."""

    proposal: Proposal
    directness: frozenset[Directness] = frozenset(Directness)
    held: frozenset[Holding] = frozenset(Holding)
    interests: frozenset[InterestType] = frozenset(InterestType)
    stages: frozenset[Stage] = frozenset(Stage)
    parts: frozenset[Part] = frozenset(Part)
    needs_a_clinician: bool = False

    def fits(self, situation: Situation) -> bool:
        """Whether every condition holds."""
        is_needed = situation.is_clinician and situation.clinical_input == ClinicalInput.ESSENTIAL
        return (
            situation.directness in self.directness
            and situation.held in self.held
            and situation.interest in self.interests
            and situation.stage in self.stages
            and situation.part in self.parts
            and (is_needed or not self.needs_a_clinician)
        )


CLOSE = frozenset(
    {Directness.NAMED, Directness.PARENT_OR_BRANCH, Directness.SUCCESSOR, Directness.PREMISES, Directness.SUPPLIER}
)
NETWORK = frozenset({Directness.NETWORK})
CLASS = frozenset({Directness.CONTRACT_CLASS, Directness.SERVICE_CLASS, Directness.SCHEME_CLASS})
PERSONAL = frozenset({InterestType.PERSONAL})
FINANCIAL = frozenset({InterestType.FINANCIAL})
FAMILY = frozenset({Holding.FAMILY})
PATIENT = frozenset({Holding.PATIENT})
DECIDED = frozenset({Stage.DECISION})
SHAPED = frozenset({Stage.DEVELOPMENT, Stage.DISCUSSION})

NOT_A_STAKE = (
    Row(
        Proposal(Handling.NOTED, "The item moves money in their sector, but nothing of their own turns on it.", "C8"),
        directness=frozenset({Directness.SECTOR}),
    ),
    Row(
        Proposal(Handling.NOTED, "They feel a loyalty here, but nothing of their own turns on the item.", "C8"),
        held=frozenset({Holding.LOYALTY}),
    ),
    Row(
        Proposal(Handling.NOTED, "A close friend's interest is declared so that others may judge it.", "S7"),
        held=frozenset({Holding.FRIEND}),
    ),
    Row(
        Proposal(
            Handling.DISCUSSES,
            "They have a personal connection with the practice: they may discuss the item, not vote on it or chair it.",
            "S2",
        ),
        directness=CLOSE,
        held=PATIENT,
        stages=DECIDED | SHAPED,
    ),
    Row(
        Proposal(Handling.NOTED, "They have no more to gain here than any other patient.", "S2"),
        held=PATIENT,
    ),
)

WHATEVER_THE_TYPE = (
    Row(
        Proposal(
            Handling.LEAVES,
            "The private papers bear on an organisation they have an interest in, so they do not see them either.",
            "S38, guidance 2.3",
        ),
        directness=CLOSE,
        parts=frozenset({Part.PRIVATE}),
    ),
    Row(
        Proposal(Handling.NOTED, "The item is for noting: nothing is shaped or decided.", "B11"),
        stages=frozenset({Stage.NOTING}),
    ),
)

MAY_BE_AFFECTED = (
    Row(
        Proposal(Handling.LEAVES, "They may bid for what is decided here, so they take no part in deciding it.", "S3"),
        directness=frozenset({Directness.BIDDER}),
        held=frozenset({Holding.OWN}),
        interests=FINANCIAL,
        stages=DECIDED,
    ),
    Row(
        Proposal(Handling.DISCUSSES, "Their practice may receive patients, and money with them.", "C21"),
        directness=frozenset({Directness.NEIGHBOUR}),
        held=frozenset({Holding.OWN}),
        interests=FINANCIAL,
        stages=DECIDED,
    ),
    Row(
        Proposal(Handling.NOTED, "The item is not about them; what it may do to them is put on record.", "S3, S25"),
        directness=COLLATERAL,
    ),
)

HELD_BY_FAMILY = (
    Row(
        Proposal(Handling.LEAVES, "The decision may benefit someone close to them directly.", "C1"),
        directness=CLOSE | NETWORK,
        held=FAMILY,
        stages=DECIDED,
    ),
    Row(
        Proposal(Handling.DISCUSSES, "Someone close to them may benefit when this is decided.", "C1, S4"),
        directness=CLOSE | NETWORK,
        held=FAMILY,
    ),
    Row(
        Proposal(Handling.DISCUSSES, "Someone close to them is one of those the decision is about.", "C1, C5"),
        directness=CLASS,
        held=FAMILY,
        stages=DECIDED,
    ),
    Row(
        Proposal(Handling.NOTED, "Someone close to them is one of many whom the item touches.", "B11, C7"),
        held=FAMILY,
    ),
)

THEIR_OWN = (
    Row(
        Proposal(Handling.DISCUSSES, "They have a personal, not a financial, stake in the decision.", "B12"),
        directness=CLOSE | NETWORK | CLASS,
        interests=PERSONAL,
        stages=DECIDED,
    ),
    Row(
        Proposal(Handling.LEAVES, "The decision is about an organisation they have a stake in.", "C4, S18"),
        directness=CLOSE,
        stages=DECIDED,
    ),
    Row(
        Proposal(
            Handling.ADVICE,
            "Clinical knowledge is essential here: they stay to answer questions, and take no part in the decision.",
            "S1, I2, I3",
        ),
        directness=NETWORK | CLASS,
        stages=DECIDED,
        needs_a_clinician=True,
    ),
    Row(
        Proposal(Handling.LEAVES, "The decision is about a network their practice belongs to.", "C6, S18"),
        directness=NETWORK,
        stages=DECIDED,
    ),
    Row(
        Proposal(Handling.LEAVES, "They gain or lose as one of the few the decision is about.", "C5, S3"),
        directness=CLASS,
        interests=FINANCIAL,
        stages=DECIDED,
    ),
    Row(
        Proposal(Handling.DISCUSSES, "Their work, though not their income, turns on the decision.", "S9"),
        directness=CLASS,
        stages=DECIDED,
    ),
    Row(
        Proposal(
            Handling.DISCUSSES,
            "Nothing is decided yet and their view is wanted; they take no part when it comes to be decided.",
            "S4",
        ),
        directness=CLOSE | NETWORK | CLASS,
        stages=SHAPED,
    ),
    Row(
        Proposal(
            Handling.CLASS_WIDE, "All practices share this interest alike, and GPs are a minority.", "C7, S17, S18"
        ),
        directness=frozenset({Directness.ALL_PRACTICES}),
    ),
    Row(
        Proposal(Handling.DISCUSSES, "They answer to the ward that the decision affects.", "C15"),
        directness=frozenset({Directness.WARD}),
        stages=DECIDED,
    ),
    Row(
        Proposal(Handling.NOTED, "They answer to the ward concerned; nothing is decided yet.", "C15"),
        directness=frozenset({Directness.WARD}),
    ),
)

DEFAULT_MATRIX = (*NOT_A_STAKE, *WHATEVER_THE_TYPE, *MAY_BE_AFFECTED, *HELD_BY_FAMILY, *THEIR_OWN)
CLAIMED = Proposal(
    Handling.DISCUSSES, "It was raised by somebody and is not on record, so the chair decides afresh.", "A11, S23"
)
NO_ROW = Proposal(Handling.DISCUSSES, "No row of the body's matrix fits, so the chair decides afresh.", "I4")


def proposed_handling(situation: Situation, matrix: Sequence[Row] = DEFAULT_MATRIX) -> Proposal:
    """What the first row that fits proposes."""
    return next((row.proposal for row in matrix if row.fits(situation)), NO_ROW)


def strictest(proposals: Iterable[Proposal]) -> Proposal:
    """Of the proposals for one person's several interests in an item, the one that restricts most."""
    return max(proposals, key=lambda proposal: list(Handling).index(proposal.handling))


def holding_of(held_as: str, relationship: str = "") -> Holding:
    """How an interest is held, from how it was declared: `held_as` and, for an indirect one, whose it is."""
    if held_as == "patient":
        return Holding.PATIENT
    if relationship:
        return Holding.FRIEND if relationship == "close_friend" else Holding.FAMILY
    return Holding.LOYALTY if held_as == "professional_body" else Holding.OWN
