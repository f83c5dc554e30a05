"""The kinds of user a visitor may be."""

from dataclasses import dataclass
from functools import cache

from demo.files import tables
from people.models import Person


@dataclass(frozen=True)
class Persona:
    """One kind of user: who they are, and what to try as them."""

    key: str
    email: str
    role: str
    try_this: tuple[str, ...]


@cache
def all_personas() -> tuple[Persona, ...]:
    """Every persona, in the order of the data file."""
    return tuple(Persona(row["key"], row["email"], row["role"], tuple(row["try"])) for row in tables("personas"))


def person_for(key: str) -> Person | None:
    """The demo's person a persona stands for; None for an unknown key or before the demo is loaded."""
    persona = next((persona for persona in all_personas() if persona.key == key), None)
    return Person.objects.filter(email=persona.email).first() if persona else None
