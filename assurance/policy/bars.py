"""Bars drawn beside the figures of a table."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: what it is of, how it is filled, where it begins and how long it is, out of a hundred."""

    label: str
    fill: str
    number: int
    start: str
    length: str


def parts(fills: Sequence[tuple[str, str]], numbers: Sequence[int]) -> list[Part]:
    """The parts of a bar as long as all of them together. `fills`: what each is of, and how it is filled."""
    whole, found, begun = sum(numbers), [], 0
    for (label, fill), number in zip(fills, numbers, strict=True):
        if number:
            found.append(Part(label, fill, number, f"{100 * begun / whole:.2f}", f"{100 * number / whole:.2f}"))
        begun += number
    return found
