"""The way from a person to an item, as stops in one line: what a picture of a finding shows."""

from dataclasses import dataclass

from matching.keys import Path


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the way: its name, and the sentence that says how one comes to it from the stop before."""

    name: str
    how: str = ""


def route(person: str, held: Path, concerned: Path, item: str) -> tuple[Stop, ...]:
    """From the person along their path to where it meets the item's, and along that one back to the item.

    Empty where a step does not say what it leads to: there is nothing to draw.
    """
    if not held or not concerned or not all(step.node for step in (*held, *concerned)):
        return ()
    stops = [Stop(person), *(Stop(step.node, step.sentence) for step in held)]
    if not _same(held, concerned):
        stops.append(Stop(concerned[-1].node, "The same"))
    # Seen from where they meet, each sentence of the item's path leads to the stop before it.
    names = [*(step.node for step in reversed(concerned[:-1])), item]
    stops.extend(Stop(name, step.sentence) for name, step in zip(names, reversed(concerned), strict=True))
    return tuple(stops)


def _same(held: Path, concerned: Path) -> bool:
    return held[-1].node == concerned[-1].node or held[-1].ref == concerned[-1].ref != ""
