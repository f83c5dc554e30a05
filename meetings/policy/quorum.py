"""Whether the people at the table make a quorum, what is short where they do not, and how much could still be lost.

Within a block different people fill each need, so whether all can be filled at once is a maximum flow from people,
through the choices they answer to, to the needs; it is solved exactly. Needs that fewest people could fill are filled
first, so that what is short is said of the need that is hard to fill, not of one that anybody could.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import product

from meetings.policy.filling import Place, could_have, fill
from meetings.policy.handling import Handlings, Room, effects_on
from meetings.policy.quorum_text import Choice, Need, Quorum, QuorumNotUnderstood, parse
from meetings.policy.sitting import Category, SeatClass, Sitting
from meetings.policy.vocabulary import in_words

__all__ = [
    "Line",
    "MeetingAndItem",
    "Outcome",
    "Quorum",
    "QuorumNotUnderstood",
    "QuorumSettings",
    "Sitting",
    "counting_on_item",
    "evaluate",
    "headroom",
    "indispensable",
    "is_quorate",
    "meeting_and_item_quorum",
    "parse",
    "read_settings",
    "unheld_roles",
]

# Seats that seldom vote; asked for by name, they count whatever their class.
REPRESENTATIVES = frozenset(
    {Category.PUBLIC_HEALTH, Category.NHS_ENGLAND, Category.HEALTHWATCH, Category.HWB, Category.LMC, Category.MANAGER}
)
READ_BY_SETTING = frozenset({"lay", "executive", "non_executive", "gp", "clinician"})


@dataclass(frozen=True, slots=True)
class QuorumSettings:
    """What a committee's terms of reference leave open, as its body reads them (traps T3, T6; requirement G5).

    The sets say whom each word means. `chief_officers` are roles. `majority` is the side that must outnumber the rest
    where `majority_needed`: on a primary care committee it must (F1), on a governing body clinicians are the most (E2).
    `choices_once`: in “2 of (…)”, each choice in the list answers for one person only. `recused_count`: a person whose
    handling stops them voting still counts to the item's quorum while they sit at the table. `lay_chair`: only a lay
    member may take the chair. `audit_chair_may_chair` is for the Audit Committee itself.
    """

    lay: frozenset[Category] = frozenset({Category.LAY, Category.LAY_ADVISER})
    executive: frozenset[Category] = frozenset({Category.EXECUTIVE})
    non_executive: frozenset[Category] = frozenset({Category.LAY, Category.LAY_ADVISER})
    gp: frozenset[Category] = frozenset({Category.GP, Category.INDEPENDENT_CLINICIAN})
    clinician: frozenset[Category] = frozenset(
        {
            Category.GP,
            Category.INDEPENDENT_CLINICIAN,
            Category.NURSE,
            Category.SECONDARY_CARE,
            Category.PUBLIC_HEALTH,
        }
    )
    majority: frozenset[Category] = frozenset({Category.LAY, Category.LAY_ADVISER, Category.EXECUTIVE})
    chief_officers: frozenset[str] = frozenset(
        {"accountable_officer", "chief_officer", "chief_operating_officer", "cfo"}
    )
    majority_needed: bool = True
    choices_once: bool = True
    recused_count: bool = False
    invited_count: bool = False
    deputies_count: bool = False
    lay_chair: bool = True
    audit_chair_may_chair: bool = False

    def meaning(self, kind: str) -> frozenset[Category]:
        """The categories a kind of member stands for."""
        return getattr(self, kind) if kind in READ_BY_SETTING else frozenset({Category(kind)})

    def counts(self, sitting: Sitting) -> bool:
        """Whether a person counts at all: a deputy or somebody invited does where the terms of reference say so."""
        if sitting.is_deputy and not self.deputies_count:
            return False
        return sitting.seat_class != SeatClass.INVITED or self.invited_count


AS_USUAL = QuorumSettings()


@dataclass(frozen=True, slots=True)
class Line:
    """One need and how far it is met. `have` counts who fills it and who else could; `sentence` says it in words."""

    requirement: str
    needed: int
    have: int
    sentence: str

    @property
    def met(self) -> bool:
        """Whether enough people fill it."""
        return self.have >= self.needed


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether there is a quorum, need by need."""

    met: bool
    lines: tuple[Line, ...]

    @property
    def shortfalls(self) -> tuple[str, ...]:
        """A sentence for each need that is not met."""
        return tuple(line.sentence for line in self.lines if not line.met)


@dataclass(frozen=True, slots=True)
class MeetingAndItem:
    """The quorum of the meeting, of those present, and of the item, of those left to decide it (G5)."""

    meeting: Outcome
    item: Outcome


def evaluate(quorum: Quorum, sittings: Iterable[Sitting], settings: QuorumSettings = AS_USUAL) -> Outcome:
    """Whether these people make the quorum."""
    blocks = _filled(quorum, sittings, settings)
    return Outcome(all(block.met for block in blocks), tuple(line for block in blocks for line in block.lines))


def is_quorate(quorum: Quorum, sittings: Iterable[Sitting], settings: QuorumSettings = AS_USUAL) -> bool:
    """Whether these people make the quorum, without saying why; quicker than `evaluate`."""
    return all(block.met for block in _filled(quorum, sittings, settings))


def meeting_and_item_quorum(
    quorum: Quorum, present: Sequence[Sitting], handlings: Handlings, settings: QuorumSettings = AS_USUAL
) -> MeetingAndItem:
    """The quorum of everybody present, and of those who still count once each conflict is handled as ruled."""
    return MeetingAndItem(
        evaluate(quorum, present, settings),
        evaluate(quorum, counting_on_item(present, handlings, settings), settings),
    )


def counting_on_item(
    present: Iterable[Sitting], handlings: Handlings, settings: QuorumSettings = AS_USUAL
) -> tuple[Sitting, ...]:
    """Those present who count to an item's quorum after handling (guidance 2.5)."""
    return tuple(sitting for sitting in present if _counts_on_item(sitting, handlings, settings))


def headroom(quorum: Quorum, sittings: Sequence[Sitting], kind: str, settings: QuorumSettings = AS_USUAL) -> int | None:
    """How many people of a kind (“lay”, “gp”… as in `vocabulary`) may be lost, whichever they are, before it breaks.

    Nought: the next loss may break it. As many as there are: losing them all does not. None: there is no quorum now.
    """
    if not is_quorate(quorum, sittings, settings):
        return None
    counted = [sitting for sitting in sittings if settings.counts(sitting)]
    of_kind = [sitting for sitting in counted if _answers(sitting, Choice(kind), settings)]
    for lost in range(1, len(of_kind) + 1):
        if not all(is_quorate(quorum, rest, settings) for rest in _without(counted, of_kind, lost)):
            return lost - 1
    return len(of_kind)


def indispensable(
    quorum: Quorum, sittings: Sequence[Sitting], settings: QuorumSettings = AS_USUAL
) -> tuple[Sitting, ...]:
    """The people without any one of whom the quorum would break (G3); nobody where there is none now."""
    if not is_quorate(quorum, sittings, settings):
        return ()
    return tuple(
        sitting
        for sitting in sittings
        if not is_quorate(quorum, [other for other in sittings if other is not sitting], settings)
    )


def unheld_roles(quorum: Quorum, seats: Sequence[Sitting], settings: QuorumSettings = AS_USUAL) -> tuple[str, ...]:
    """The kinds and posts a quorum names that no seat of the committee answers to, as the text says them."""
    return tuple(
        choice.label() for choice in quorum.choices if not any(_answers(seat, choice, settings) for seat in seats)
    )


def read_settings(stored: Mapping[str, object]) -> QuorumSettings:
    """Settings from what is stored: lists of names, and yes or no. Raises ValueError for what is not a setting."""
    unknown = set(stored) - {field.name for field in fields(QuorumSettings)}
    if unknown:
        raise ValueError(f"Not a setting of a quorum: {', '.join(sorted(unknown))}")
    return QuorumSettings(**{name: _read_setting(name, value) for name, value in stored.items()})


def _read_setting(name: str, value: object) -> object:
    if isinstance(value, bool):
        return value
    return frozenset(value) if name == "chief_officers" else frozenset(map(Category, value))


@dataclass(frozen=True, slots=True)
class _Share:
    """What one need asks for by itself: whatever it includes is asked for apart, `within` whom it counts.

    `beside` numbers the shares that stand aside when we count who there is for this one, being part of the same need.
    """

    need: Need
    count: int
    within: Choice | None = None
    beside: tuple[int, ...] = ()

    @property
    def is_rest(self) -> bool:
        return bool(self.need.including)


@dataclass(frozen=True, slots=True)
class _Filled:
    """One block's shares, the places they make at this table, and how many of each the people fill."""

    people: int
    shares: Sequence[_Share]
    places: Sequence[Place]
    filled: Sequence[int]

    @property
    def met(self) -> bool:
        return all(filled == place.count for filled, place in zip(self.filled, self.places, strict=True))

    @property
    def lines(self) -> Iterator[Line]:
        for number, share in enumerate(self.shares):
            wanted = (*share.beside, number)
            yield _line(share.need, could_have(self.people, self.places, self.filled, wanted))


def _filled(quorum: Quorum, sittings: Iterable[Sitting], settings: QuorumSettings) -> list[_Filled]:
    people = [sitting for sitting in sittings if settings.counts(sitting)]
    return [_fill_block(block, people, settings) for block in quorum.blocks]


def _fill_block(block: Sequence[Need], people: Sequence[Sitting], settings: QuorumSettings) -> _Filled:
    shares = _shares(block)
    places = [_place(people, share, settings) for share in shares]
    hardest_first = sorted(
        range(len(shares)), key=lambda number: (shares[number].is_rest, len(places[number].candidates))
    )
    return _Filled(len(people), shares, places, fill(len(people), places, hardest_first))


def _shares(block: Sequence[Need]) -> list[_Share]:
    shares: list[_Share] = []
    for need in block:
        head = len(shares)
        rest = need.count - sum(included.count for included in need.including)
        shares.append(_Share(need, rest, beside=tuple(range(head + 1, head + 1 + len(need.including)))))
        shares += (_Share(each, each.count, within=need.choices[0], beside=(head,)) for each in need.including)
    return shares


def _place(people: Sequence[Sitting], share: _Share, settings: QuorumSettings) -> Place:
    choices = share.need.choices
    most = 1 if settings.choices_once and len(choices) > 1 else len(people)
    inside = [
        (number, sitting)
        for number, sitting in enumerate(people)
        if share.within is None or _answers(sitting, share.within, settings)
    ]
    answering = (
        frozenset(number for number, sitting in inside if _answers(sitting, each, settings)) for each in choices
    )
    return Place(share.count, tuple((most, numbers) for numbers in answering))


def _line(need: Need, have: int) -> Line:
    sentence = f"{need.count} needed, {have} counted" if have >= need.count else _shortfall(need, need.count - have)
    return Line(need.alone(), need.count, have, sentence)


def _shortfall(need: Need, missing: int) -> str:
    if len(need.choices) > 1:
        more = "" if missing == need.count else " more"
        return f"{in_words(missing)}{more} needed of {_or([choice.label() for choice in need.choices])}"
    only = need.choices[0]
    return f"no {only.label()}" if only.post else f"{in_words(missing)} {only.label(missing)} short"


def _or(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _counts_on_item(sitting: Sitting, handlings: Handlings, settings: QuorumSettings) -> bool:
    effects = effects_on(sitting.key, handlings)
    return effects.counts_to_quorum or (settings.recused_count and effects.in_room == Room.TABLE)


def _answers(sitting: Sitting, choice: Choice, settings: QuorumSettings) -> bool:
    if choice.post:
        return choice.post in sitting.roles
    return _is_of_kind(sitting, choice.kind, settings) and (not choice.roles or bool(choice.roles & sitting.roles))


def _is_of_kind(sitting: Sitting, kind: str, settings: QuorumSettings) -> bool:
    if kind == "non_voting":
        return not sitting.has_vote
    if kind in REPRESENTATIVES:
        return sitting.category == kind
    if kind == "member":
        return sitting.has_vote
    if kind == "chief_officer":
        return sitting.has_vote and bool(sitting.roles & settings.chief_officers)
    return sitting.has_vote and sitting.category in settings.meaning(kind)


def _without(sittings: Sequence[Sitting], of_kind: Sequence[Sitting], lost: int) -> Iterator[list[Sitting]]:
    """The table less `lost` of the people of a kind, in every way that differs: who is alike is as good as another."""
    alike: dict[tuple, list[Sitting]] = defaultdict(list)
    for sitting in of_kind:
        alike[sitting.category, sitting.seat_class, sitting.roles].append(sitting)
    for numbers in product(*(range(min(len(some), lost) + 1) for some in alike.values())):
        if sum(numbers) == lost:
            gone = [one for number, some in zip(numbers, alike.values(), strict=True) for one in some[:number]]
            yield [sitting for sitting in sittings if sitting not in gone]
