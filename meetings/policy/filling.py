"""As many places filled as can be, each by a different person: a maximum flow from people to places."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

PEOPLE, FILLED = "people", "filled"

Room = dict[Hashable, dict[Hashable, int]]


@dataclass(frozen=True, slots=True)
class Place:
    """`count` people to be found. Each choice gives at most so many, out of those people: (most, people)."""

    count: int
    choices: tuple[tuple[int, frozenset[int]], ...]

    @property
    def candidates(self) -> frozenset[int]:
        """Everybody who answers to one choice or another."""
        return frozenset().union(*(people for _, people in self.choices))


def fill(people: int, places: Sequence[Place], order: Sequence[int]) -> tuple[int, ...]:
    """How many of each place are filled when, of the fullest fillings, places early in `order` are filled first.

    People go by number, from nought. An augmenting path never empties a place it passes, so opening the places in
    turn keeps what was filled before.
    """
    room: Room = defaultdict(lambda: defaultdict(int))
    for person in range(people):
        room[PEOPLE][person] = 1
    for number in order:
        _open(room, number, places[number])
        while _push(room, PEOPLE, seen=set()):
            pass
    return tuple(room[FILLED]["place", number] for number in range(len(places)))


def could_have(people: int, places: Sequence[Place], filled: Sequence[int], wanted: Sequence[int]) -> int:
    """How many people the last of the wanted places could take in all, were the others left as they are filled.

    The other wanted places are emptied for it.
    """
    last = wanted[-1]
    held = [replace(place, count=0 if number in wanted else filled[number]) for number, place in enumerate(places)]
    held[last] = replace(places[last], count=people)
    order = [number for number in range(len(places)) if number != last]
    return fill(people, held, [*order, last])[last]


def _open(room: Room, number: int, place: Place) -> None:
    room["place", number][FILLED] = place.count
    for index, (most, people) in enumerate(place.choices):
        room["choice", number, index]["place", number] = most
        for person in people:
            room[person]["choice", number, index] = 1


def _push(room: Room, node: Hashable, seen: set[Hashable]) -> bool:
    """Send one person on from a node, moving others who came this way where that makes room."""
    if node == FILLED:
        return True
    seen.add(node)
    for onward in list(room[node]):
        if room[node][onward] and onward not in seen and _push(room, onward, seen):
            room[node][onward] -= 1
            room[onward][node] += 1
            return True
    return False
