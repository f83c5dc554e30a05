"""The kinds of message: one table of what each is called and when it may be sent."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of message. `waits`: it goes out on working days between 8am and 6pm only; any other goes at once."""

    label: str
    waits: bool = False


# By the name of its template, templates/outbox/<kind>.txt. Whatever somebody waits for at their screen goes at once.
KINDS = {
    "asked": Kind("Asked to declare", waits=True),
    "link": Kind("One-off link to declare"),
    "named_delegate": Kind("Named as delegate"),
    "prepared": Kind("Declaration prepared, to be checked"),
    "sent_back": Kind("Prepared declaration sent back"),
}


def kind_of(name: str) -> Kind:
    """The kind of a message by its name; one that a later version has dropped goes by its name, and at once."""
    return KINDS.get(name, Kind(name))
