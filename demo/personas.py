"""The kinds of user a visitor may be."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from people.models import Person

DATA = Path(__file__).parent / "data"


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
    with (DATA / "personas.toml").open("rb") as file:
        rows = tomllib.load(file)["persona"]
    return tuple(Persona(row["key"], row["email"], row["role"], tuple(row["try"])) for row in rows)


def person_for(key: str) -> Person | None:
    """The demo's person a persona stands for; None for an unknown key or before the demo is loaded."""
    persona = next((persona for persona in all_personas() if persona.key == key), None)
    return Person.objects.filter(email=persona.email).first() if persona else None
