"""What letters stand for, for a body: as they come with the service, and as the body says."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from matching.lexicon import lists_in, shipped
from matching.resolving import Grade, Resolver, known_acronyms
from organisations.models import Acronym, Organisation
from organisations.policy.letters import doubts
from organisations.queries.directory import resolver_for, said_of_letters
from people.models import Body


@dataclass(frozen=True, slots=True)
class Meaning:
    """Letters, and the organisations of the body's directory that they are read as; `said` is the body's own word."""

    letters: str
    organisations: tuple[str, ...]
    shipped: str = ""
    said: Acronym | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether the body says that they stand for nothing."""
        return self.said is not None and self.said.organisation is None


def meanings(body: Body, day: date) -> list[Meaning]:
    """Every acronym a body knows, by its letters: those that come with the service, and its own."""
    said = {row.letters: row for row in said_of_letters(body) if row.meaning != Acronym.Meaning.SHIPPED}
    known, resolver = known_acronyms(), resolver_for(body, day)
    return [
        Meaning(
            letters,
            _of_row(said[letters]) if letters in said else _read(letters, resolver, body),
            known.get(letters, ""),
            said.get(letters),
        )
        for letters in sorted(known.keys() | said.keys())
    ]


@dataclass(frozen=True, slots=True)
class Meanings:
    """The acronyms that are read as something here or that the body spoke of, and those that came and mean nothing."""

    here: tuple[Meaning, ...]
    nowhere: tuple[Meaning, ...]


def known_meanings(body: Body, day: date) -> Meanings:
    """Every acronym, parted by whether it means something here."""
    every = meanings(body, day)
    here = tuple(each for each in every if each.said or each.organisations)
    return Meanings(here, tuple(each for each in every if each not in here))


def meaning_of(letters: str, body: Body, day: date) -> Meaning | None:
    """What letters stand for, if they are an acronym at all."""
    return next((each for each in meanings(body, day) if each.letters == letters), None)


def doubts_about(letters: str, organisation: Organisation, *, body: Body, day: date) -> list[str]:
    """What a person should know before these letters stand for an organisation of the directory."""
    resolver = resolver_for(body, day)
    others = [name for name in _read(letters, resolver, body) if name != organisation.name]
    phrases = {phrase for listed in lists_in(shipped()).values() for phrase in listed}
    return doubts(letters, meant=" or ".join(others), words_of_names=resolver.index, phrases=phrases)


def said_of(body: Body) -> QuerySet[Acronym]:
    """All that a body said of letters, the latest first."""
    return body.acronyms.select_related("organisation", "noted_by")


def said_before(said: Acronym) -> Acronym | None:
    """What the body had said of the same letters until then."""
    return said.body.acronyms.filter(letters=said.letters, pk__lt=said.pk).order_by("-pk").first()


def _of_row(said: Acronym) -> tuple[str, ...]:
    return (said.organisation.name,) if said.organisation else ()


def _read(letters: str, resolver: Resolver, body: Body) -> tuple[str, ...]:
    """The names of the organisations that the letters by themselves are read as."""
    found = resolver.resolve(letters, areas=tuple(body.areas))
    return tuple(resolver.directory.title(each.code) for each in found if each.grade is not Grade.POSSIBLE)
