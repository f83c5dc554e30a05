"""How a person with an interest is handled on an item: one controlled list, from least to most restricting.

The list is requirements 1I, from the meetings seed 003 observed (line numbers in each row), and withholding papers,
from later law. `guidance` names the action of guidance 2.3 that a handling stands for. Two of guidance's actions are
not here, since they are not about an item: staying away from the whole meeting, and leaving the committee.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Room(StrEnum):
    """Where the person is while the item is taken."""

    TABLE = "table"
    PART = "part"
    GALLERY = "gallery"
    OUT = "out"


class Speaks(StrEnum):
    """Whether the person speaks on the item."""

    YES = "yes"
    IF_ASKED = "if_asked"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Effects:
    """What a handling lets a person do on an item; as it stands, everything."""

    papers: bool = True
    in_room: Room = Room.TABLE
    speaks: Speaks = Speaks.YES
    votes: bool = True
    counts_to_quorum: bool = True
    is_chair_ok: bool = True


class Handling(StrEnum):
    """The ways of handling a conflict, from least to most restricting."""

    NOTED = "noted"
    CLASS_WIDE = "class_wide"
    NO_PAPERS = "no_papers"
    HANDS_OVER_CHAIR = "hands_over_chair"
    DISCUSSES = "discusses"
    ADVICE = "advice"
    SPLIT = "split"
    SILENT = "silent"
    GALLERY = "gallery"
    LEAVES = "leaves"
    UPSTREAM = "upstream"
    REFERRED = "referred"

    @property
    def label(self) -> str:
        """A few words, as on a button."""
        return ABOUT[self].label

    @property
    def description(self) -> str:
        """What it means for the person, in a sentence."""
        return ABOUT[self].description

    @property
    def minute(self) -> str:
        """What the minutes say the person did, after “declared an interest and”."""
        return ABOUT[self].minute

    @property
    def effects(self) -> Effects:
        """What it lets the person do."""
        return ABOUT[self].effects

    @property
    def guidance(self) -> str:
        """The action of guidance 2.3 it stands for; empty where there is none."""
        return ABOUT[self].guidance

    @property
    def source(self) -> str:
        """Where it was seen or is required."""
        return ABOUT[self].source


@dataclass(frozen=True, slots=True)
class About:
    """Everything there is to say of one handling."""

    label: str
    description: str
    minute: str
    effects: Effects
    guidance: str
    source: str


OUT_OF_IT = Effects(
    papers=False, in_room=Room.OUT, speaks=Speaks.NO, votes=False, counts_to_quorum=False, is_chair_ok=False
)

ABOUT = {
    Handling.NOTED: About(
        "Noted",
        "The interest is noted; the person takes full part.",
        "took full part, the interest having been noted",
        Effects(),
        "NOTE_AND_PARTICIPATE",
        "003:3212-3216",
    ),
    Handling.CLASS_WIDE: About(
        "Class-wide, takes part",
        "Everyone of a kind shares the interest alike; the person takes full part, as one of a minority.",
        "took full part, as the interest was shared by all of a kind",
        Effects(),
        "NOTE_AND_PARTICIPATE",
        "003:3222-3224",
    ),
    Handling.NO_PAPERS: About(
        "Receives no papers",
        "The person is not given the papers or the private minutes.",
        "was not given the papers",
        Effects(papers=False, is_chair_ok=False),
        "NO_PAPERS",
        "guidance 2.3",
    ),
    Handling.HANDS_OVER_CHAIR: About(
        "Hands over the chair",
        "Somebody else chairs the item.",
        "handed over the chair",
        Effects(is_chair_ok=False),
        "CHAIR_HANDOVER",
        "003:3166-3171",
    ),
    Handling.DISCUSSES: About(
        "Discusses, no vote",
        "The person takes part in the discussion and does not vote.",
        "took part in the discussion but not in the vote",
        Effects(votes=False, counts_to_quorum=False, is_chair_ok=False),
        "DISCUSS_NO_VOTE",
        "003:3169-3170, 3205",
    ),
    Handling.ADVICE: About(
        "Advice only if asked",
        "The person stays to answer questions from the independent members, and otherwise takes no part.",
        "remained to answer questions from independent members, and took no part in the discussion or the vote",
        Effects(speaks=Speaks.IF_ASKED, votes=False, counts_to_quorum=False, is_chair_ok=False),
        "STAY_LISTEN",
        "003:1388-1391, 3241-3244",
    ),
    Handling.SPLIT: About(
        "Item split",
        "The person helps with the clinical part, and is out, without its papers, for finance and procurement.",
        "took part in the clinical part of the item, and withdrew for the rest",
        Effects(papers=False, in_room=Room.PART, votes=False, counts_to_quorum=False, is_chair_ok=False),
        "DISCUSS_THEN_LEAVE",
        "003:2846-2852",
    ),
    Handling.SILENT: About(
        "Stays silent",
        "The person stays at the table, and neither discusses nor votes.",
        "remained, and took no part in the discussion or the vote",
        Effects(speaks=Speaks.NO, votes=False, counts_to_quorum=False, is_chair_ok=False),
        "STAY_LISTEN",
        "003:3206-3207",
    ),
    Handling.GALLERY: About(
        "Silent in the public gallery",
        "The item is taken in public, so the person may listen from the public seats, and takes no part.",
        "moved to the public seats, and took no part in the discussion or the vote",
        Effects(in_room=Room.GALLERY, speaks=Speaks.NO, votes=False, counts_to_quorum=False, is_chair_ok=False),
        "LEAVE_ITEM",
        "003:3207-3208, 3235-3236",
    ),
    Handling.LEAVES: About(
        "Leaves",
        "The person leaves the room for the discussion and the vote.",
        "withdrew for the discussion and the vote",
        OUT_OF_IT,
        "LEAVE_ITEM",
        "003:986-988, 1367-1368, 3203-3204",
    ),
    Handling.UPSTREAM: About(
        "Input given upstream",
        "The person's view was gathered beforehand, in writing or at a workshop; others decide without them.",
        "had given a view beforehand, and withdrew for the discussion and the vote",
        OUT_OF_IT,
        "LEAVE_ITEM",
        "003:1782-1791, 2912-2920",
    ),
    Handling.REFERRED: About(
        "Item referred elsewhere",
        "A committee without the conflict decides the item; this one receives only its minutes.",
        "the item was referred to a committee without the conflict",
        OUT_OF_IT,
        "",
        "003:1248-1252, 3325-3327",
    ),
}

# What may be added to any of the rest, and is no handling by itself.
ADDED = (Handling.NO_PAPERS, Handling.HANDS_OVER_CHAIR)
MAIN = tuple(handling for handling in Handling if handling not in ADDED)

Handlings = Mapping[int | str, Handling | tuple[Handling, ...]]


def together(handling: str, also: Iterable[str]) -> tuple[Handling, ...]:
    """One of MAIN and what is added to it, in the order of the list; ValueError where either is not in its list."""
    main, added = Handling(handling), {Handling(each) for each in also}
    if main not in MAIN or not added.issubset(ADDED):
        raise ValueError(f"Not a handling and what is added to it: {handling}, {sorted(added)}")
    return main, *(each for each in ADDED if each in added)


def in_words(handlings: Sequence[Handling]) -> str:
    """“Leaves; receives no papers”."""
    return "; ".join(handling.label for handling in handlings).capitalize()


def described(handlings: Sequence[Handling]) -> str:
    """What they mean for the person, a sentence for each."""
    return " ".join(handling.description for handling in handlings)


def combined(*handlings: Handling) -> Effects:
    """What several handlings of one person leave them: on each count, the most restricting."""
    effects = [handling.effects for handling in handlings] or [Effects()]
    return Effects(
        papers=all(each.papers for each in effects),
        in_room=max((each.in_room for each in effects), key=list(Room).index),
        speaks=max((each.speaks for each in effects), key=list(Speaks).index),
        votes=all(each.votes for each in effects),
        counts_to_quorum=all(each.counts_to_quorum for each in effects),
        is_chair_ok=all(each.is_chair_ok for each in effects),
    )


def effects_on(key: int | str, handlings: Handlings) -> Effects:
    """What the person of that key may do; everything where nothing was ruled."""
    return combined(*handlings_of(key, handlings))


def handlings_of(key: int | str, handlings: Handlings) -> tuple[Handling, ...]:
    """Everything ruled for the person of that key, as a tuple."""
    ruled = handlings.get(key, ())
    return (ruled,) if isinstance(ruled, Handling) else ruled
