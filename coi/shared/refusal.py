"""Saying no in a sentence."""


class Refusal(Exception):
    """That cannot be done."""

    def __str__(self) -> str:
        """The sentence a person reads: what was raised with, or else the class's own docstring."""
        return super().__str__() or (type(self).__doc__ or "").strip()
