"""The way back from a page to the front."""

from typing import NamedTuple


class Crumb(NamedTuple):
    """A page on the way, and where it is."""

    label: str
    url: str
