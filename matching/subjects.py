"""What an agenda item concerns: the organisations its title and paper name, and its themes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matching.keys import Subject, Theme
from matching.resolving import Candidate, Grade, Resolver, counted
from matching.themes import Lexicon, read_themes


@dataclass(frozen=True, slots=True)
class Mention:
    """A candidate, and whether it stands in the title or in the paper."""

    candidate: Candidate
    where: Literal["title", "paper"]


@dataclass(frozen=True, slots=True)
class ItemReading:
    """What was read in an item; `subject` is what it concerns until a person says otherwise."""

    mentions: tuple[Mention, ...]
    themes: tuple[Theme, ...]
    areas: tuple[str, ...]

    @property
    def subject(self) -> Subject:
        """The organisations and themes to match on."""
        candidates = counted(mention.candidate for mention in self.mentions)
        return Subject(tuple(dict.fromkeys(each.code for each in candidates)), self.themes, self.areas)


def read_item(
    title: str, paper: str, resolver: Resolver, areas: Sequence[str], lexicon: Lexicon | None = None
) -> ItemReading:
    """Read an agenda item of a body that commissions for these areas."""
    in_title = [Mention(each, "title") for each in resolver.resolve(title, areas=areas)]
    in_paper = [Mention(each, "paper") for each in resolver.resolve(paper, areas=areas)]
    named = any(mention.candidate.grade is not Grade.POSSIBLE for mention in in_title)
    themes = () if named else tuple(read_themes(title, paper, lexicon))
    return ItemReading((*in_title, *in_paper), themes, tuple(areas))
